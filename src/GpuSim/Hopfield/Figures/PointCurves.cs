using System.Globalization;
using System.Text.RegularExpressions;
using GpuSim.Report;
using GpuSim.Report.Hopfield;

namespace GpuSim.Hopfield.Figures;

/// <summary>The points of a run as curves: which quantity goes to the right, and which points make one curve.</summary>
internal static partial class PointCurves
{
    const int MostCurves = 16;
    const double Same = 1e-3; // overlaps at the start that differ by chance only

    /// <summary>A figure for each axis along which points differ.</summary>
    public static IEnumerable<IFigure> Figures(IReadOnlyList<PointSummary> points)
    {
        var trials = points.Max(point => point.Trials);
        if (points.Any(point => point.Ages.Count > 0)) yield return new ForgettingCurve(ByAge(points), trials);
        var axes = Enumerable.Range(0, points[0].Coordinates.Count).Where(axis => points.Select(point => point.Coordinates[axis].Value).Distinct().Count() > 1).ToList();
        foreach (var figure in axes.Select(axis => Along(points, axis, trials)).OfType<IFigure>().DistinctBy(figure => figure.Name).OrderBy(Order)) yield return figure;
    }

    static int Order(IFigure figure) => figure switch { BasinCurve => 0, CapacityCurve => 1, _ => 2 };

    static IFigure? Along(IReadOnlyList<PointSummary> points, int axis, int trials)
    {
        var groups = points.GroupBy(point => NameOf(point, axis)).Select(group => (Name: group.Key, Points: group.ToList())).ToList();
        if (groups.Count > MostCurves) return null;
        // Loads that differ by less than a pattern are the same, rounded.
        if (groups.Any(group => Differ(group.Points, point => point.Load, 1.0 / group.Points.Min(point => point.Neurons)))) return new CapacityCurve(Curves(point => point.Load), points.Any(point => point.TheoryOverlap is not null), trials);
        if (groups.Any(group => Differ(group.Points, point => point.StartOverlap, Same))) return new BasinCurve(Curves(point => point.StartOverlap), trials);
        var path = points[0].Coordinates[axis].Key;
        var name = "varied:" + path;
        var values = points.Select(point => point.Coordinates[axis].Value).Distinct().ToList();
        return values.All(value => Number(value) is not null)
            ? new VariedRecall(name, Last(path), Curves(point => Number(point.Coordinates[axis].Value)!.Value), null, trials)
            : new VariedRecall(name, Last(path), Curves(point => values.IndexOf(point.Coordinates[axis].Value)), [.. values.Select(Plain)], trials);

        List<RecallCurve> Curves(Func<PointSummary, double> at) => [.. groups.Select(group => Curve(group.Name, [.. group.Points.OrderBy(at)], at))];
    }

    static RecallCurve Curve(string name, IReadOnlyList<PointSummary> points, Func<PointSummary, double> at) => new(
        name, [.. points.Select(at)],
        [.. points.Select(point => point.MeanOverlap)], [.. points.Select(point => point.SemOverlap ?? double.NaN)],
        [.. points.Select(point => point.RecalledFraction)], [.. points.Select(point => point.SemRecalledFraction ?? double.NaN)]);

    static List<RecallCurve> ByAge(IReadOnlyList<PointSummary> points) =>
    [
        .. points.Where(point => point.Ages.Count > 0).Take(MostCurves).Select(point => (Point: point, Ages: point.Ages.OrderBy(age => age.Age).ToList())).Select(point => new RecallCurve(
            NameOf(point.Point, except: null), [.. point.Ages.Select(age => (double)age.Age)],
            [.. point.Ages.Select(age => age.MeanOverlap)], [.. point.Ages.Select(age => age.SemOverlap ?? double.NaN)],
            [.. point.Ages.Select(age => age.RecalledFraction)], [.. point.Ages.Select(_ => double.NaN)])),
    ];

    static bool Differ(IReadOnlyList<PointSummary> points, Func<PointSummary, double> value, double by) => points.Max(value) - points.Min(value) > by;

    /// <summary>A point by what it has of each axis: <c>hebb, flip 0.1</c>.</summary>
    /// <param name="point">Which.</param>
    /// <param name="except">Number of an axis that is left out; null for none.</param>
    public static string NameOf(PointSummary point, int? except) => string.Join(", ", point.Coordinates.Index().Where(axis => axis.Index != except).Select(axis => Words(axis.Item)));

    // A rule says itself what it is; a number needs the name of what it is of.
    static string Words(KeyValuePair<string, string> coordinate) =>
        Number(coordinate.Value) is { } number ? FormattableString.Invariant($"{Last(coordinate.Key)} {number:0.######}") : Plain(coordinate.Value);

    static string Last(string path) => path[(path.LastIndexOf('.') + 1)..].Replace('_', ' ');

    static string Plain(string json) => Spaces.Replace(Marks.Replace(json, " "), " ").Replace(" ,", ",").Trim();

    static double? Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("""[{}\[\]":]""")]
    private static partial Regex Marks { get; }

    [GeneratedRegex(" +")]
    private static partial Regex Spaces { get; }
}
