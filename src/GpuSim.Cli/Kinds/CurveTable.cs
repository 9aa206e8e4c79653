using System.Globalization;
using GpuSim.Hopfield;

namespace GpuSim.Cli.Kinds;

/// <summary>The points of a curve as a table.</summary>
internal static class CurveTable
{
    /// <summary>Prints a row for each point.</summary>
    public static void Print(IReadOnlyList<PointSummary> points, TextWriter output)
    {
        if (points.Count == 0) return;
        var hasTheory = points.Any(point => point.TheoryOverlap is not null);
        var table = new TextTable([.. points[0].Coordinates.Select(coordinate => Heading(coordinate.Key)), "neurons", "patterns", "load", "start", "overlap", "±", "recalled (%)", .. hasTheory ? ["theory"] : Array.Empty<string>(), "sweeps"]);
        foreach (var point in points)
            table.Add([
                .. point.Coordinates.Select(coordinate => coordinate.Value), point.Neurons, point.Patterns, point.Load, point.StartOverlap, Precise(point.MeanOverlap), Precise(point.SemOverlap),
                100 * point.RecalledFraction, .. hasTheory ? [Precise(point.TheoryOverlap)] : Array.Empty<object?>(), point.Sweeps]);
        table.Print(output);
        output.WriteLine();
    }

    /// <summary>The last part of a path, which says most.</summary>
    public static string Heading(string path) => path.Split('.')[^1];

    static string? Precise(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture);
}
