using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Sweeps;

namespace GpuSim.Cli.Sweeps;

/// <summary>A sweep in a terminal: its regimes as letters where it has two axes, else its rows.</summary>
internal static class SweepView
{
    const int MostRows = 60, MostMeasures = 6;

    /// <summary>Prints what there is of it.</summary>
    public static void Print(SweepSummary summary, bool json)
    {
        if (json) JsonOutput.Print(SweepReport.Of(summary), SweepJson.Default.SweepReport);
        else Print(summary, Console.Out);
    }

    static void Print(SweepSummary summary, TextWriter output)
    {
        if (!RegimeLetters.TryPrint(summary, output)) PrintRows(summary, output);
        output.WriteLine();
        Line("points", $"{summary.Done:#,0} of {summary.Points:#,0} done{(summary.Failed > 0 ? $", {summary.Failed:#,0} failed" : "")}{(summary.Pending > 0 ? $", {summary.Pending:#,0} to be run" : "")}");
        foreach (var failed in summary.Rows.Where(row => row.Row.Failed).Take(3)) Line("failed", $"point {failed.Point.Index}, {Where(summary, failed)}: {failed.Row.Failure.Split('\n')[0]}");
        if (summary.Failed > 3) Line("", $"and {summary.Failed - 3:#,0} more; the table's column message tells why");
        if (summary.Ran > 0) Line("wall time", $"{summary.Seconds:0.0} s, {summary.Seconds / summary.Ran:0.000} s for each point of this call, {summary.AtOnce} at once");
        Line("table", $"{summary.Output}");

        void Line(string what, FormattableString text) => output.WriteLine($"{what,-10} {text.ToString(CultureInfo.InvariantCulture)}".TrimEnd());
    }

    static string Where(SweepSummary summary, SweepPointSummary row) => string.Join(", ", summary.Axes.Zip(row.Point.Coordinates, (axis, value) => $"{axis.Name} = {value.Text}"));

    static void PrintRows(SweepSummary summary, TextWriter output)
    {
        var columns = summary.Columns.Take(MostMeasures).ToList();
        string[] seed = summary.Repeats > 1 ? ["seed"] : [];
        var table = new TextTable([.. summary.Axes.Select(axis => axis.Name), .. seed, .. columns.Select(column => column.Unit.Length == 0 ? column.Label : $"{column.Label} ({column.Unit})")]);
        foreach (var (row, point) in summary.Rows.Take(MostRows).Select(row => (row.Row, row.Point)))
            table.Add([
                .. point.Coordinates.Select(value => value.Text), .. seed.Select(_ => row.SeedNetwork.ToString(CultureInfo.InvariantCulture)),
                .. columns.Select((_, column) => row.Failed ? column == 0 ? "failed" : null : row.Values[column])]);
        table.Print(output);
        if (summary.Rows.Count > MostRows) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {summary.Rows.Count - MostRows:#,0} more rows"));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SweepReport))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
internal sealed partial class SweepJson : JsonSerializerContext;
