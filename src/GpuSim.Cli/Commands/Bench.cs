using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GpuSim.Benchmarking;
using GpuSim.Cli.Kinds;
using GpuSim.Spiking;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim bench</c>: the suite of networks that says how fast this machine is.</summary>
internal sealed class Bench : ICommandFile
{
    const int Repetitions = 3; // the least that has a median

    /// <inheritdoc/>
    public Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = $"Runs each network once instead of {Repetitions} times." };
        var only = new Option<string?>("--only") { HelpName = "NAME", Description = "Only networks whose name contains this." };
        var json = Words.Json("the table");
        var command = new Command("bench", "Runs the benchmark suite and prints one table.") { quick, only, json };
        command.SetAction(parsed =>
        {
            bool IsChosen(string name) => name.Contains(parsed.GetValue(only) ?? "", StringComparison.OrdinalIgnoreCase);
            var chosen = BenchmarkSuite.All.Where(benchmark => IsChosen(benchmark.Name)).ToList();
            var updates = UpdateBenchmark.All.Where(benchmark => IsChosen(benchmark.Name)).ToList();
            if (chosen.Count + updates.Count == 0) throw new FailedRunException(ExitCode.WrongInput, $"--only: expected a part of one of these names, got \"{parsed.GetValue(only)}\": {string.Join("; ", BenchmarkSuite.All.Select(benchmark => benchmark.Name).Concat(UpdateBenchmark.All.Select(benchmark => benchmark.Name)).Distinct())}.");

            var rows = new List<BenchmarkRow>();
            foreach (var benchmark in chosen)
            {
                if (ProgressBar.IsWelcome) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Name}, {benchmark.Threads} thread(s) …"));
                rows.Add(BenchmarkSuite.Run(benchmark, parsed.GetValue(quick) ? 1 : Repetitions, RunGpuSim));
            }

            var updateRows = new List<UpdateRow>();
            foreach (var benchmark in updates)
            {
                if (ProgressBar.IsWelcome) Console.Error.WriteLine($"{benchmark.Name}, {benchmark.Device} …");
                updateRows.Add(benchmark.Run(parsed.GetValue(quick) ? 1 : Repetitions, RunGpuSim));
            }

            var device = Devices.List().Devices.Last(device => device.Device == "cpu");
            if (parsed.GetValue(json)) JsonOutput.Print(new BenchReport(new(device.Device, device.Name), rows, updateRows), BenchJson.Default.BenchReport);
            else Print(device, rows, updateRows, Console.Out);
            return ExitCode.Done;
        });
        return command;
    }

    static void Print(DeviceListing device, IReadOnlyList<BenchmarkRow> rows, IReadOnlyList<UpdateRow> updates, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{device.Device}: {device.Name}, {device.Units} cores. Wall seconds per biological second; below 1 is faster than real time."));
        output.WriteLine();
        var table = new TextTable("network", "threads", "neurons", "synapses", "build (s)", "wall / biological", "unrecorded", "recording (%)", "G events / s", "bytes / synapse", "peak (MB)");
        foreach (var row in rows)
            table.Add(row.Name, row.Threads, row.Neurons, row.Synapses, row.BuildS, row.RealtimeFactor, row.RealtimeFactorUnrecorded, row.RecordingPercent, row.EventsPerSecond / 1e9, row.BytesPerSynapse, row.PeakMemoryBytes / 1_000_000);
        if (rows.Count > 0) table.Print(output);
        if (updates.Count == 0) return;
        if (rows.Count > 0) output.WriteLine();
        var cost = new TextTable("without synapses, one thread", "vectors", "ns per neuron and step");
        foreach (var row in updates) cost.Add(row.Name, row.Device, row.NanosecondsPerNeuronAndStep);
        cost.Print(output);
    }

    // Every run has a process of its own, so that none profits from the code and the memory of the one before.
    static RunSummary RunGpuSim(IReadOnlyList<string> arguments)
    {
        var host = Environment.ProcessPath!;
        var program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? new[] { Path.Combine(AppContext.BaseDirectory, "GpuSim.Cli.dll") } : [];
        using var process = Process.Start(new ProcessStartInfo(host, [.. program, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == ExitCode.Done ? JsonSerializer.Deserialize(output, SpikingJson.Default.RunSummary)! : throw new FailedRunException(process.ExitCode, $"gpusim {string.Join(' ', arguments)}: ended with exit code {process.ExitCode}.");
    }
}

internal sealed record BenchReport(DeviceSummary Device, IReadOnlyList<BenchmarkRow> Rows, IReadOnlyList<UpdateRow> Updates);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class BenchJson : JsonSerializerContext;
