using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Spiking;

namespace GpuSim.Cli.Kinds;

/// <summary>Networks of spiking neurons: rates and rasters.</summary>
internal sealed class SpikingView : IKindView
{
    public string Kind => "spiking";

    public double? BiologicalSeconds(Experiment experiment) => ((SpikingExperiment)experiment).Duration / 1000;

    public void Print(IRunSummary summary, bool json)
    {
        if (json) JsonOutput.Print((RunSummary)summary, SpikingJson.Default.RunSummary);
        else Print((RunSummary)summary, Console.Out);
    }

    public void Print(IPlanReport plan, bool json)
    {
        if (json) JsonOutput.Print((PlanReport)plan, SpikingJson.Default.PlanReport);
        else Print((PlanReport)plan, Console.Out);
    }

    public void Print(IComparison comparison, bool json)
    {
        if (json) JsonOutput.Print((Comparison)comparison, SpikingJson.Default.Comparison);
        else Print((Comparison)comparison, Console.Out);
    }

    // Populations first, then the network and the run.
    static void Print(RunSummary run, TextWriter output)
    {
        var populations = new TextTable("population", "neurons", "spikes", "rate (Hz)", "CV of intervals");
        foreach (var population in run.Populations)
            populations.Add(population.Name, population.Size, population.Spikes, population.RateHz, population.CvIsi);
        populations.Print(output);
        output.WriteLine();

        Line("network", $"{run.Neurons:#,0} neurons, {run.Synapses:#,0} synapses, {run.BytesPerSynapse:0.00} bytes each, built in {run.BuildS:0.00} s");
        Line("simulated", $"{run.DurationMs / 1000:0.####} s in {run.Steps:#,0} steps of {run.DtMs} ms{(run.Interrupted ? ": interrupted" : "")}{(run.DiscardMs > 0 ? string.Create(CultureInfo.InvariantCulture, $"; figures leave out the first {run.DiscardMs / 1000:0.####} s") : "")}");
        if (run.Network is { Regime: { } regime } network) Line("regime", $"{regime.Name()}: {network.Because}");
        Line("wall time", $"{run.SimulateS:0.000} s, {run.RealtimeFactor:0.000} × biological time, {run.SynapticEvents:#,0} synaptic events");
        Line("device", $"{run.Device.Kind}: {run.Device.Name}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}, peak memory {run.PeakMemoryBytes / 1e6:#,0} MB");
        if (run.RasterSha256 is { } hash) Line("raster", $"{run.Spikes:#,0} spikes, sha256 {hash}");
        if (run.StatesSha256 is { } states) Line("state", $"sha256 {states}");
        if (run.RatesSha256 is { } rates) Line("rates", $"sha256 {rates}");
        if (run.WeightsSha256 is { } weights) Line("weights", $"sha256 {weights}");
        if (run.Output is { } file) Line("file", $"{file}");

        void Line(string what, FormattableString text) => output.WriteLine($"{what,-10} {text.ToString(CultureInfo.InvariantCulture)}");
    }

    static void Print(PlanReport plan, TextWriter output)
    {
        var receptors = new TextTable("population", "receptor", "weight quantum", "worst sum");
        foreach (var receptor in plan.Receptors)
            receptors.Add(receptor.Population, receptor.Receptor, string.Create(CultureInfo.InvariantCulture, $"{receptor.Quantum:0.####e+0} {receptor.Unit}"), string.Create(CultureInfo.InvariantCulture, $"{receptor.WorstSumBits:0.0} of 31 bits"));
        receptors.Print(output);
        output.WriteLine();

        var tables = new TextTable("from", "to", "synapses expected", "bytes each", "delays (steps)");
        foreach (var table in plan.Tables)
            tables.Add(table.From, string.Join(", ", table.To), (long)table.SynapsesExpected, table.BytesPerSynapse, table.MinDelaySteps == table.MaxDelaySteps ? $"{table.MinDelaySteps}" : $"{table.MinDelaySteps}–{table.MaxDelaySteps}");
        tables.Print(output);
        output.WriteLine();

        var memory = new TextTable("memory", "MB");
        foreach (var (part, bytes) in new[]
        {
            ("synapses", plan.Memory.Synapses), ("rows", plan.Memory.Rows), ("neurons", plan.Memory.Neurons), ("spikes in flight", plan.Memory.Spikes),
            ("program", plan.Memory.Program), ("all", plan.Memory.Total), ("available", plan.Memory.Available),
        })
            memory.Add(part, bytes / 1_000_000);
        memory.Print(output);
        output.WriteLine();

        Line("network", $"{plan.Name}: {plan.Neurons:#,0} neurons, {plan.SynapsesExpected:#,0} synapses expected{(plan.BytesPerSynapse is { } each ? string.Create(CultureInfo.InvariantCulture, $", {each:0.00} bytes each with their rows") : "")}");
        Line("time", $"{plan.Steps:#,0} steps of {plan.DtMs} ms; spikes are exchanged every {plan.EpochSteps} steps");
        Line("shards", $"{plan.Shards.Count}, of {plan.Shards.Min():#,0} to {plan.Shards.Max():#,0} neurons");
        Line("fingerprint", $"{plan.Fingerprint}");

        void Line(string what, FormattableString text) => output.WriteLine($"{what,-11} {text.ToString(CultureInfo.InvariantCulture)}");
    }

    static string Samples(ComparedRun run) => string.Concat(
        new[] { ("state", run.StatesSha256), ("rates", run.RatesSha256), ("weights", run.WeightsSha256) }.Where(kind => kind.Item2 is not null).Select(kind => $"; {kind.Item1}, sha256 {kind.Item2}"));

    /// <summary>The table, and where each raster first parts from the first run's.</summary>
    internal static void Print(Comparison comparison, TextWriter output)
    {
        var table = new TextTable("device", "threads", "spikes", "build (s)", "simulate (s)", "× biological time", "speed-up", "raster sha256", "");
        foreach (var run in comparison.Runs)
            table.Add(run.Device, run.Threads, run.Spikes, run.BuildS, run.SimulateS, run.RealtimeFactor, run.SpeedUp, run.RasterSha256[..16],
                run == comparison.Runs[0] ? "" : run.IsSameAs(comparison.Runs[0]) ? "same" : "DIFFERENT");
        table.Print(output);
        output.WriteLine();
        foreach (var run in comparison.Runs)
        {
            if (run.FirstSampleDifference is { } sample)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{run.Device}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}: first sample that differs at {sample.TimeMs:0.####} ms: {sample.Of} is {sample.First} on {comparison.Runs[0].Device}, {sample.Second} on {run.Device}."));
            if (run.FirstDifference is { } first)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{run.Device}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}: first difference at step {first.Step} ({first.TimeMs:0.####} ms), neuron {first.Id} ({first.Population} {first.NodeId}): it spiked on {first.SpikedOn}, not on {first.SilentOn}."));
        }
        output.WriteLine(comparison.Identical
            ? string.Create(CultureInfo.InvariantCulture, $"identical: {comparison.Runs.Count} runs, {comparison.Runs[0].Spikes:#,0} spikes, sha256 {comparison.Runs[0].RasterSha256}{Samples(comparison.Runs[0])}")
            : "different: this should not be; `gpusim devices` shows what each device passed at its start.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(RegimeConverter)])]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(PlanReport))]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class SpikingJson : JsonSerializerContext;
