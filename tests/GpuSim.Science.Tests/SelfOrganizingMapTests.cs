using GpuSim.SelfOrganizingMap;

namespace GpuSim.Science.Tests;

/// <summary>The maps that ship with GpuSim over three seeds each, held to an independent reference.</summary>
/// <remarks>
/// The reference, made from the equations in double precision: blobs end at a mean quantisation error of 0.031 to 0.033 and a topographic error of 0.01 to 0.02 with eight neighbours,
/// 0.13 to 0.17 with four; the visual map has 31 pinwheels, 15 of one sign, and retinotopic correlations of 0.976 and 0.978.
/// </remarks>
public class SelfOrganizingMapTests(ITestOutputHelper output)
{
    static readonly int[] Seeds = [1, 2, 3];

    [Fact]
    public void The_sheet_unfolds_over_the_clusters()
    {
        var runs = Seeds.Select(seed => Run("som-blobs", $"seed={seed}")).ToArray();

        Assert.All(runs, run => Assert.InRange(run.TopographicError!.Value, 0, 0.05));
        Assert.All(runs, run => Assert.InRange(run.QuantisationError!.Value, 0.02, 0.04));
        Assert.All(runs, run => Assert.True(run.InitialTopographicError > 0.5 && run.InitialQuantisationError > 0.8)); // so that it is learning which unfolds it
    }

    [Fact]
    public void Ridges_part_the_five_clusters() => Assert.All(Seeds, seed =>
    {
        var run = Run("som-blobs", $"seed={seed}");
        var picture = run.Picture()!;

        Assert.True(run.RidgeRatio > 2, $"U-matrix at borders over elsewhere: {run.RidgeRatio}");
        Assert.Equal(["1", "2", "3", "4", "5"], Valleys(picture).Order());
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_visual_map_keeps_its_place_and_has_stripes_and_pinwheels(bool window) => Assert.All(Seeds, seed =>
    {
        var run = Run("som-visual-map", $"seed={seed}", $"neighbourhood.gaussian.window={(window ? "true" : "false")}");
        output.WriteLine(FormattableString.Invariant(
            $"seed {seed}: {run.Pinwheels} pinwheels; crossing angles {string.Join(' ', run.CrossingAngles!)}, mean {run.CrossingAngleMeanDeg:0.0}°, by chance {run.CrossingAngleBaselineDeg:0.0}°"));

        Assert.InRange(run.RetinotopicCorrelation!.X, 0.95, 1);
        Assert.InRange(run.RetinotopicCorrelation!.Y, 0.95, 1);
        Assert.InRange(run.Pinwheels!.Value, 20, 45);
        Assert.InRange(run.PinwheelsPositive!.Value - run.PinwheelsNegative!.Value, -4, 4);
        AssertStripes(run.Picture()!);
        Assert.InRange(run.CrossingAngleBaselineDeg!.Value, 42, 49); // angles of random lines: 45
    });

    // Both eyes have about half of the map, in patches far larger than a unit and far smaller than the map.
    static void AssertStripes(MapPicture map)
    {
        var eyes = map.RightEye!;
        var units = Enumerable.Range(0, eyes.Count).ToArray();
        var borders = units.Where(unit => unit % map.Width < map.Width - 1).Count(unit => eyes[unit] != eyes[unit + 1]);

        Assert.InRange((double)eyes.Count(right => right) / eyes.Count, 0.35, 0.65);
        Assert.InRange((double)borders / map.Height, 2, 12); // stripes crossed by a row
    }

    // The labels of the pieces that are left when ridges, the upper third of the U-matrix, are taken out; each cluster in one piece of its own.
    static string[] Valleys(MapPicture map)
    {
        var ridge = map.Distances.Order().ElementAt(map.Distances.Count * 2 / 3);
        var seen = new HashSet<int>();
        var pieces = new List<HashSet<string>>();
        for (var unit = 0; unit < map.Distances.Count; unit++)
        {
            if (map.Distances[unit] >= ridge || !seen.Add(unit)) continue;
            var piece = new HashSet<string>();
            var next = new Queue<int>([unit]);
            while (next.TryDequeue(out var here))
            {
                if (map.Labels![here] is { } label) piece.Add(label);
                foreach (var other in Neighbours(map, here).Where(other => map.Distances[other] < ridge && seen.Add(other))) next.Enqueue(other);
            }
            pieces.Add(piece);
        }
        Assert.All(pieces, piece => Assert.InRange(piece.Count, 0, 1));
        return [.. pieces.SelectMany(piece => piece).Distinct()];
    }

    static IEnumerable<int> Neighbours(MapPicture map, int unit)
    {
        var (x, y) = (unit % map.Width, unit / map.Width);
        if (x > 0) yield return unit - 1;
        if (x < map.Width - 1) yield return unit + 1;
        if (y > 0) yield return unit - map.Width;
        if (y < map.Height - 1) yield return unit + map.Width;
    }

    static MapSummary Run(string config, params string[] set) => MapRun.Of(Experiments.LoadMap(config, set), new() { Device = "cpu" });
}
