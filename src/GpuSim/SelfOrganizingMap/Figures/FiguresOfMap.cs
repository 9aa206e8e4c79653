using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report;
using GpuSim.Report.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap.Figures;

/// <summary>Which pictures suit which map.</summary>
internal static class FiguresOfMap
{
    const int MostSamples = 600;                // dots of a panel that can be told apart
    const double MostComparisons = 2e9;         // of samples with units to find errors of the history: a few seconds

    /// <summary>The most telling first.</summary>
    public static IEnumerable<IFigure> Of(StoredMap map)
    {
        var visual = map.IsVisual ? new VisualMap(map.Shape, map.Weights) : null;
        if (visual is not null)
        {
            yield return new OrientationMap(map.Shape, visual);
            yield return new OcularDominanceMap(map.Shape, visual);
            yield return new EyesAndOrientations(map.Shape, visual);
            yield return new CrossingAngleHistogram(visual.Crossings);
        }
        if (IsOfColours(map)) yield return new MapColours(map.Shape, map.Moments);
        yield return Unfolding(map);
        var hits = Hits.Count(map.Winners, map.Shape.Units);
        var labels = map.Labels is null ? null : Hits.Labels(map.Winners, map.Labels, map.Shape.Units);
        yield return new DistanceMatrixFigure(map.Shape, DistanceMatrix.Of(map.Shape, map.Weights, map.Dimensions), hits, labels);
        yield return new ComponentPlanes(map.Shape, map.Weights, map.Names);
        yield return new HitMap(map.Shape, hits, labels);
        if (map.Moments.Count > 1) yield return Errors(map);
    }

    static bool IsOfColours(StoredMap map) => map.Dimensions == 3 && Array.TrueForAll(map.Samples, value => value is >= 0 and <= 1);

    static MapUnfolding Unfolding(StoredMap map)
    {
        var chosen = Some(map.Count, MostSamples);
        var (samples, labels) = (Rows(map, chosen), map.Labels is null ? null : chosen.Select(sample => map.Labels[sample]).ToList());
        MapUnfolding Figure(string name, string title, string what, (string, string) axes, DataView view) => new(name, title, what, axes, map.Shape, map.Moments, samples, labels, map.Count, view);

        if (map.IsVisual) return Figure("retinotopy", "Retinotopic grid", "Axes are the place in the visual field that a unit prefers.", ("x (visual field)", "y (visual field)"), rows => Two(rows, map.Dimensions));
        if (map.Dimensions == 1) return Figure("unfolding", "The map unfolds over the data", "Data of one dimension lie on a line.", (Words(map.Names[0]), ""), rows => Array.ConvertAll(rows, value => ((double)value, 0.0)));
        if (map.Dimensions == 2) return Figure("unfolding", "The map unfolds over the data", "", (Words(map.Names[0]), Words(map.Names[1])), rows => Two(rows, map.Dimensions));
        var plane = PrincipalView.Of(Rows(map, Some(map.Count, 4 * MostSamples)), map.Dimensions);
        var seen = FormattableString.Invariant($"Seen along the first two principal components of the samples, which hold {100 * plane.Shares[0]:0} % and {100 * plane.Shares[1]:0} % of their variance.");
        return Figure("unfolding", "The map unfolds over the data", seen, ("principal component 1", "principal component 2"), rows => plane.Project(rows));
    }

    static MapErrorCurve Errors(StoredMap map)
    {
        var most = MostComparisons / map.Moments.Count / ((double)map.Shape.Units * map.Dimensions);
        var chosen = Some(map.Count, (int)Math.Clamp(most, 1, map.Count));
        var samples = chosen.Length == map.Count ? map.Samples : Rows(map, chosen);
        return new([.. map.Moments.Select(moment => ErrorsOf(map, moment, samples))], map.IsCosine, chosen.Length, map.Count);
    }

    static MapErrorPoint ErrorsOf(StoredMap map, MapMoment moment, float[] samples)
    {
        var units = NearestUnits.Of(samples, moment.Weights, map.Dimensions, map.IsCosine);
        var quantisation = map.IsCosine ? MapError.CosineQuantisation(samples, moment.Weights, map.Dimensions, units.Nearest) : MapError.Quantisation(samples, moment.Weights, map.Dimensions, units.Nearest);
        return new(moment.Epoch, quantisation, MapError.Topographic(map.Shape, units.Nearest, units.Second));
    }

    // Spread evenly, since neighbours in the data may belong together.
    static int[] Some(int count, int most) => count <= most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, most).Select(k => (int)((long)k * count / most))];

    static float[] Rows(StoredMap map, int[] chosen)
    {
        var rows = new float[chosen.Length * map.Dimensions];
        for (var k = 0; k < chosen.Length; k++) map.Samples.AsSpan(chosen[k] * map.Dimensions, map.Dimensions).CopyTo(rows.AsSpan(k * map.Dimensions));
        return rows;
    }

    static (double, double)[] Two(float[] rows, int dimensions) => [.. Enumerable.Range(0, rows.Length / dimensions).Select(row => ((double)rows[row * dimensions], (double)rows[row * dimensions + 1]))];

    static string Words(string name) => int.TryParse(name, out _) ? "dimension " + name : name;
}
