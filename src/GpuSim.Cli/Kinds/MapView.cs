using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Model;
using GpuSim.SelfOrganizingMap;

namespace GpuSim.Cli.Kinds;

/// <summary>Self-organising maps: their errors, and the map itself where it fits a terminal.</summary>
internal sealed class MapView : IKindView
{
    public string Kind => "som";

    public double? BiologicalSeconds(Experiment experiment) => null;

    public void Print(IRunSummary summary, bool json)
    {
        if (json) JsonOutput.Print((MapSummary)summary, MapJson.Default.MapSummary);
        else Print((MapSummary)summary, Console.Out);
    }

    public void Print(IPlanReport plan, bool json)
    {
        if (json) JsonOutput.Print((MapPlanReport)plan, MapJson.Default.MapPlanReport);
        else Print((MapPlanReport)plan, Console.Out);
    }

    public void Print(IComparison comparison, bool json)
    {
        if (json) JsonOutput.Print((MapComparison)comparison, MapJson.Default.MapComparison);
        else Print((MapComparison)comparison, Console.Out);
    }

    /// <summary>Prints what <c>stats</c> read.</summary>
    public static void Print(MapReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Print(report, MapJson.Default.MapReport);
            return;
        }
        PrintFigures(report, "", Console.Out);
        Console.Out.WriteLine($"weights    sha256 {report.WeightsSha256 ?? "– (the file was not closed)"}");
    }

    static void Print(MapSummary run, TextWriter output)
    {
        if (run.Picture() is { } picture) MapText.Print(picture, output);
        PrintFigures(run, run.Interrupted ? ": interrupted" : "", output);
        Line(output, "wall time", $"{run.Seconds:0.000} s{(run.SamplesPerSecond is { } pace ? string.Create(CultureInfo.InvariantCulture, $", {pace:#,0} samples a second") : "")}, built in {run.BuildS:0.000} s");
        Line(output, "device", $"{run.Device.Kind}: {run.Device.Name}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}, peak memory {run.PeakMemoryBytes / 1e6:#,0} MB");
        Line(output, "weights", $"sha256 {run.WeightsSha256}");
        if (run.Output is { } file) Line(output, "file", $"{file}");
    }

    static void PrintFigures(MapFigures map, string ending, TextWriter output)
    {
        Line(output, "map", $"{Shape(map.Map)}, {map.Units:#,0} units of {map.Dimensions:#,0} {(map.Dimensions == 1 ? "dimension" : "dimensions")}");
        Line(output, "learnt", $"{map.Samples:#,0} samples in {map.Epochs:#,0} {(map.Epochs == 1 ? "epoch" : "epochs")}, {map.Learning}, {map.Metric}{ending}");
        if (map is { QuantisationError: { } error, TopographicError: { } torn })
        {
            Line(output, "errors", $"quantisation {error:0.0000}, topographic {torn:0.0000} with {Neighbours(map)}");
            Line(output, "at first", $"quantisation {map.InitialQuantisationError:0.0000}, topographic {map.InitialTopographicError:0.0000}");
        }
        if (map.RidgeRatio is { } ridge) Line(output, "ridges", $"between labels the U-matrix is {ridge:0.00} times as high as elsewhere");
        if (map.RetinotopicCorrelation is { } retinotopy) Line(output, "retinotopy", $"correlation of place and preferred place {retinotopy.X:0.000} in x, {retinotopy.Y:0.000} in y");
        if (map.Pinwheels is { } pinwheels) Line(output, "pinwheels", $"{pinwheels}: {map.PinwheelsPositive} of one sign, {map.PinwheelsNegative} of the other; density {map.PinwheelDensity:0.00}");
        if (map.CrossingAngleMeanDeg is { } angle) Line(output, "crossings", $"eyes and orientations at {angle:0.0}° on average, {map.CrossingAngleBaselineDeg:0.0}° by chance; {Share(map.CrossingAngles!):0.0} % above 80°, {Share(map.CrossingAnglesBaseline!):0.0} % by chance");
    }

    static void Print(MapPlanReport plan, TextWriter output)
    {
        Line(output, "map", $"{plan.Name}: {Shape(plan.Map)}, {plan.Units:#,0} units of {plan.Dimensions:#,0} {(plan.Dimensions == 1 ? "dimension" : "dimensions")}");
        Line(output, "learns", $"{plan.Samples:#,0} samples in {plan.Epochs:#,0} {(plan.Epochs == 1 ? "epoch" : "epochs")}, {plan.Learning}, {plan.Neighbourhood}{(plan.Window is [var first, var last] ? $" in a window of {first} to {last} units to each side" : "")}");
        Line(output, "memory", $"{plan.MemoryBytes / 1e6:#,0.0} MB of {plan.AvailableBytes / 1e6:#,0} MB available");
    }

    /// <summary>The table, and where each run's weights first part from the first run's.</summary>
    internal static void Print(MapComparison comparison, TextWriter output)
    {
        var table = new TextTable("device", "threads", "error", "build (s)", "learn (s)", "samples / s", "speed-up", "weights sha256", "");
        foreach (var run in comparison.Runs)
            table.Add(run.Device, run.Threads, run.QuantisationError, run.BuildS, run.Seconds, (long)run.SamplesPerSecond, run.SpeedUp, run.WeightsSha256[..16],
                run == comparison.Runs[0] ? "" : run.WeightsSha256 == comparison.Runs[0].WeightsSha256 ? "same" : "DIFFERENT");
        table.Print(output);
        output.WriteLine();
        foreach (var run in comparison.Runs)
            if (run.FirstDifference is { } first)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{run.Device}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}: first difference at unit {first.Unit}, dimension {first.Dimension}."));
        output.WriteLine(comparison.Identical
            ? string.Create(CultureInfo.InvariantCulture, $"identical: {comparison.Runs.Count} runs, sha256 {comparison.Runs[0].WeightsSha256}")
            : "different: this should not be; `gpusim devices` shows what each device passed at its start.");
    }

    static string Shape(MapLayout map) => string.Create(CultureInfo.InvariantCulture, $"{map.Width} × {map.Height}{(map.Depth > 1 ? string.Create(CultureInfo.InvariantCulture, $" × {map.Depth}") : "")} {map.Grid}, {map.Edges}");

    static string Neighbours(MapFigures map)
    {
        if (map.TopographicErrorFour is not { } four) return "6 neighbours";
        var (all, nearest) = new[] { map.Map.Width, map.Map.Height, map.Map.Depth }.Count(length => length > 1) switch
        {
            3 => (26, 6),
            2 => (8, 4),
            _ => (2, 2),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{all} neighbours, {four:0.0000} with {nearest}");
    }

    static double Share(IReadOnlyList<long> angles) => 100.0 * angles[^1] / angles.Sum();

    static void Line(TextWriter output, string what, FormattableString text) => output.WriteLine($"{what,-10} {text.ToString(CultureInfo.InvariantCulture)}");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MapSummary))]
[JsonSerializable(typeof(MapPlanReport))]
[JsonSerializable(typeof(MapComparison))]
[JsonSerializable(typeof(MapReport))]
internal sealed partial class MapJson : JsonSerializerContext;
