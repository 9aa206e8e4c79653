using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Hopfield;
using GpuSim.Model;

namespace GpuSim.Cli.Kinds;

/// <summary>Hopfield memories: overlaps, and pictures where patterns are pictures.</summary>
internal sealed class HopfieldView : IKindView
{
    public string Kind => "hopfield";

    public double? BiologicalSeconds(Experiment experiment) => null;

    public void Print(IRunSummary summary, bool json)
    {
        if (json) JsonOutput.Print((HopfieldSummary)summary, HopfieldJson.Default.HopfieldSummary);
        else Print((HopfieldSummary)summary, Console.Out);
    }

    public void Print(IPlanReport plan, bool json)
    {
        if (json) JsonOutput.Print((RecallPlanReport)plan, HopfieldJson.Default.RecallPlanReport);
        else Print((RecallPlanReport)plan, Console.Out);
    }

    public void Print(IComparison comparison, bool json)
    {
        if (json) JsonOutput.Print((RecallComparison)comparison, HopfieldJson.Default.RecallComparison);
        else Print((RecallComparison)comparison, Console.Out);
    }

    /// <summary>Prints what <c>stats</c> read.</summary>
    public static void Print(RecallReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Print(report, HopfieldJson.Default.RecallReport);
            return;
        }
        CurveTable.Print(report.Points, Console.Out);
        if (report.Points.Any(point => point.Ages.Count > 0)) AgeTable.Print(report.Points, Console.Out);
        Console.Out.WriteLine($"states     sha256 {report.StateSha256 ?? "– (the file was not closed)"}");
    }

    static void Print(HopfieldSummary run, TextWriter output)
    {
        foreach (var picture in run.Pictures()) PictureText.Print(picture, output);
        CurveTable.Print(run.Points, output);
        if (run.Points.Any(point => point.Ages.Count > 0)) AgeTable.Print(run.Points, output);

        Line("memory", $"{run.Rule}, {run.Dynamics}, by {run.Kernel}; {run.Neurons:#,0} neurons, {run.Patterns:#,0} patterns, {run.Probes:#,0} probes, {run.Trials} {(run.Trials == 1 ? "trial" : "trials")}{(run.Interrupted ? ": interrupted" : "")}");
        if (run.MeanOverlap is { } overlap) Line("recalled", $"{100 * run.RecalledFraction:0.0} %, overlap {overlap:0.0000}{(run.SemOverlap is { } error ? string.Create(CultureInfo.InvariantCulture, $" ± {error:0.0000}") : "")}");
        Line("wall time", $"{run.Seconds:0.000} s in {run.Sweeps:#,0} sweeps{(run.SweepMs is { } sweep ? string.Create(CultureInfo.InvariantCulture, $" of {sweep:0.000} ms") : "")}, built in {run.BuildS:0.000} s");
        Line("device", $"{run.Device.Kind}: {run.Device.Name}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}, peak memory {run.PeakMemoryBytes / 1e6:#,0} MB");
        if (run.StateSha256 is { } hash) Line("states", $"sha256 {hash}");
        if (run.Output is { } file) Line("file", $"{file}");

        void Line(string what, FormattableString text) => output.WriteLine($"{what,-10} {text.ToString(CultureInfo.InvariantCulture)}");
    }

    static void Print(RecallPlanReport plan, TextWriter output)
    {
        var axes = plan.Points[0].Coordinates.Select(coordinate => coordinate.Key).ToArray();
        var table = new TextTable([.. axes.Select(CurveTable.Heading), "neurons", "patterns", "load", "probes", "rule", "dynamics", "kernel", "MB"]);
        foreach (var point in plan.Points)
            table.Add([.. point.Coordinates.Select(coordinate => coordinate.Value), point.Neurons, point.Patterns, point.Load, point.Probes, point.Rule, point.Dynamics, point.Kernel, point.MemoryBytes / 1e6]);
        table.Print(output);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{plan.Name}: {plan.Points.Count:#,0} {(plan.Points.Count == 1 ? "point" : "points")}, {plan.Trials:#,0} {(plan.Trials == 1 ? "trial" : "trials")} each, one in memory at a time: {plan.MemoryBytes / 1e6:#,0} MB of {plan.AvailableBytes / 1e6:#,0} MB available"));
    }

    /// <summary>The table, and where each run's states first part from the first run's.</summary>
    internal static void Print(RecallComparison comparison, TextWriter output)
    {
        var table = new TextTable("device", "threads", "overlap", "build (s)", "recall (s)", "sweep (ms)", "speed-up", "state sha256", "");
        foreach (var run in comparison.Runs)
            table.Add(run.Device, run.Threads, run.MeanOverlap, run.BuildS, run.Seconds, run.SweepMs, run.SpeedUp, run.StateSha256[..16],
                run == comparison.Runs[0] ? "" : run.StateSha256 == comparison.Runs[0].StateSha256 ? "same" : "DIFFERENT");
        table.Print(output);
        output.WriteLine();
        foreach (var run in comparison.Runs)
            if (run.FirstDifference is { } first)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{run.Device}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}: first difference at point {first.Point}, trial {first.Trial}, probe {first.Probe}, unit {first.Unit}."));
        output.WriteLine(comparison.Identical
            ? string.Create(CultureInfo.InvariantCulture, $"identical: {comparison.Runs.Count} runs, sha256 {comparison.Runs[0].StateSha256}")
            : "different: this should not be; `gpusim devices` shows what each device passed at its start.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(CoordinatesConverter)])]
[JsonSerializable(typeof(HopfieldSummary))]
[JsonSerializable(typeof(RecallPlanReport))]
[JsonSerializable(typeof(RecallComparison))]
[JsonSerializable(typeof(RecallReport))]
internal sealed partial class HopfieldJson : JsonSerializerContext;
