using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GpuSim.Benchmarking;
using GpuSim.Cli.Kinds;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim bench</c>: the suite of networks, memories and maps that says how fast this machine is.</summary>
internal sealed class Bench : ICommandFile
{
    const int Repetitions = 3; // the least that has a median

    /// <inheritdoc/>
    public Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = $"Runs each of them once instead of {Repetitions} times." };
        var only = new Option<string?>("--only") { HelpName = "NAME", Description = "Only networks, memories and maps whose name contains this." };
        var json = Words.Json("the table");
        var command = new Command("bench", "Runs the benchmark suite and prints its tables.") { quick, only, json };
        command.SetAction(parsed =>
        {
            bool IsChosen(string name) => name.Contains(parsed.GetValue(only) ?? "", StringComparison.OrdinalIgnoreCase);
            var chosen = BenchmarkSuite.All.Where(benchmark => IsChosen(benchmark.Name)).ToList();
            var updates = UpdateBenchmark.All.Where(benchmark => IsChosen(benchmark.Name)).ToList();
            var recalls = RecallBenchmark.All.Where(benchmark => IsChosen(benchmark.Name)).ToList();
            var maps = MapBenchmark.All.Where(benchmark => IsChosen(benchmark.Name)).ToList();
            if (chosen.Count + updates.Count + recalls.Count + maps.Count == 0) throw new FailedRunException(ExitCode.WrongInput, $"--only: expected a part of one of these names, got \"{parsed.GetValue(only)}\": {string.Join("; ", Names.Distinct())}.");

            var repetitions = parsed.GetValue(quick) ? 1 : Repetitions;
            var rows = new List<BenchmarkRow>();
            foreach (var benchmark in chosen)
            {
                if (ProgressBar.IsWelcome) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Name}, {benchmark.Threads} thread(s) …"));
                rows.Add(BenchmarkSuite.Run(benchmark, repetitions, arguments => RunGpuSim(arguments, SpikingJson.Default.RunSummary)));
            }

            var updateRows = new List<UpdateRow>();
            foreach (var benchmark in updates)
            {
                if (ProgressBar.IsWelcome) Console.Error.WriteLine($"{benchmark.Name}, {benchmark.Device} …");
                updateRows.Add(benchmark.Run(repetitions, arguments => RunGpuSim(arguments, SpikingJson.Default.RunSummary)));
            }

            var recallRows = new List<RecallRow>();
            foreach (var benchmark in recalls)
            {
                if (ProgressBar.IsWelcome) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Name}, {benchmark.Threads} thread(s) …"));
                recallRows.Add(benchmark.Run(repetitions, arguments => RunGpuSim(arguments, BenchJson.Default.RecallFigures)));
            }

            var mapRows = new List<MapRow>();
            foreach (var benchmark in maps)
            {
                if (ProgressBar.IsWelcome) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Name}, {benchmark.Threads} thread(s) …"));
                mapRows.Add(benchmark.Run(repetitions, arguments => RunGpuSim(arguments, BenchJson.Default.MapBenchmarkFigures)));
            }

            var device = Devices.List().Devices.Last(device => device.Device == "cpu");
            if (parsed.GetValue(json)) JsonOutput.Print(new BenchReport(new(device.Device, device.Name), rows, updateRows, recallRows, mapRows), BenchJson.Default.BenchReport);
            else Print(device, rows, updateRows, recallRows, mapRows, Console.Out);
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<string> Names =>
    [
        .. BenchmarkSuite.All.Select(benchmark => benchmark.Name), .. UpdateBenchmark.All.Select(benchmark => benchmark.Name),
        .. RecallBenchmark.All.Select(benchmark => benchmark.Name), .. MapBenchmark.All.Select(benchmark => benchmark.Name),
    ];

    static void Print(DeviceListing device, IReadOnlyList<BenchmarkRow> rows, IReadOnlyList<UpdateRow> updates, IReadOnlyList<RecallRow> recalls, IReadOnlyList<MapRow> maps, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{device.Device}: {device.Name}, {device.Units} cores. Wall seconds per biological second; below 1 is faster than real time."));
        var networks = new TextTable("network", "threads", "neurons", "synapses", "build (s)", "wall / biological", "unrecorded", "recording (%)", "G events / s", "bytes / synapse", "peak (MB)");
        foreach (var row in rows)
            networks.Add(row.Name, row.Threads, row.Neurons, row.Synapses, row.BuildS, row.RealtimeFactor, row.RealtimeFactorUnrecorded, row.RecordingPercent, row.EventsPerSecond / 1e9, row.BytesPerSynapse, row.PeakMemoryBytes / 1_000_000);
        var cost = new TextTable("without synapses, one thread", "vectors", "ns per neuron and step");
        foreach (var row in updates) cost.Add(row.Name, row.Device, row.NanosecondsPerNeuronAndStep);
        var memories = new TextTable("memory", "threads", "neurons", "patterns", "probes", "kernel", "sweeps", "build (s)", "recall (s)", "sweep (ms)", "peak (MB)");
        foreach (var row in recalls)
            memories.Add(row.Name, row.Threads, row.Neurons, row.Patterns, row.Probes, row.Kernel, row.Sweeps, row.BuildS, row.Seconds, row.SweepMs, row.PeakMemoryBytes / 1_000_000);
        var training = new TextTable("map", "threads", "units", "dimensions", "samples", "epochs", "build (s)", "learn (s)", "M samples / s", "peak (MB)");
        foreach (var row in maps)
            training.Add(row.Name, row.Threads, row.Units, row.Dimensions, row.Samples, row.Epochs, row.BuildS, row.Seconds, row.SamplesPerSecond / 1e6, row.PeakMemoryBytes / 1_000_000);
        foreach (var (count, table) in new[] { (rows.Count, networks), (updates.Count, cost), (recalls.Count, memories), (maps.Count, training) })
        {
            if (count == 0) continue;
            output.WriteLine();
            table.Print(output);
        }
    }

    // Every run has a process of its own, so that none profits from the code and the memory of the one before.
    static T RunGpuSim<T>(IReadOnlyList<string> arguments, JsonTypeInfo<T> shape)
    {
        var host = Environment.ProcessPath!;
        var program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? new[] { Path.Combine(AppContext.BaseDirectory, "GpuSim.Cli.dll") } : [];
        using var process = Process.Start(new ProcessStartInfo(host, [.. program, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == ExitCode.Done ? JsonSerializer.Deserialize(output, shape)! : throw new FailedRunException(process.ExitCode, $"gpusim {string.Join(' ', arguments)}: ended with exit code {process.ExitCode}.");
    }
}

internal sealed record BenchReport(DeviceSummary Device, IReadOnlyList<BenchmarkRow> Rows, IReadOnlyList<UpdateRow> Updates, IReadOnlyList<RecallRow> Recalls, IReadOnlyList<MapRow> Maps);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(RecallFigures))]
[JsonSerializable(typeof(MapBenchmarkFigures))]
internal sealed partial class BenchJson : JsonSerializerContext;
