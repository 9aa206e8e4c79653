using System.Globalization;
using GpuSim.Hopfield;

namespace GpuSim.Cli.Kinds;

/// <summary>Overlap by the age of the pattern: a row for each range of ages, a column for each point.</summary>
internal static class AgeTable
{
    const int Rows = 12;

    /// <summary>Prints the mean overlap of the ages of each range.</summary>
    public static void Print(IReadOnlyList<PointSummary> points, TextWriter output)
    {
        var oldest = points.Max(point => point.Ages.Select(age => age.Age).DefaultIfEmpty().Max());
        var each = Math.Max(1, (oldest + Rows) / Rows);
        var table = new TextTable(["age", .. points.Select(Heading)]);
        for (var from = 0; from <= oldest; from += each)
            table.Add([Range(from, Math.Min(from + each - 1, oldest)), .. points.Select(point => Mean(point, from, from + each))]);
        output.WriteLine("overlap by age: patterns stored later");
        table.Print(output);
        output.WriteLine();
    }

    static object? Mean(PointSummary point, int from, int end)
    {
        var ages = point.Ages.Where(age => age.Age >= from && age.Age < end).ToArray();
        return ages.Length == 0 ? null : ages.Average(age => age.MeanOverlap);
    }

    static string Heading(PointSummary point) => point.Coordinates.Count == 0 ? "overlap" : string.Join(" ", point.Coordinates.Select(coordinate => coordinate.Value.Replace("\"", "", StringComparison.Ordinal)));

    static string Range(int first, int last) => first == last ? string.Create(CultureInfo.InvariantCulture, $"{first}") : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");
}
