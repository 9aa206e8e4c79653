using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim compare</c>: one experiment on several devices, spike by spike.</summary>
internal sealed class Compare : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var devices = new Option<string>("--devices") { HelpName = "LIST", Description = "Devices, separated by commas, such as cpu:128,cpu:512,opencl; all that are here if not said. The first is what the others are held to." };
        var threads = new Option<int[]?>("--threads")
        {
            HelpName = "LIST",
            Description = "Thread counts, separated by commas, such as 1,2,3: each CPU device runs once for each; one per core if not said.",
            CustomParser = result =>
            {
                var counts = result.Tokens[0].Value.Split(',').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0).ToArray();
                if (counts.All(count => count > 0)) return counts;
                result.AddError($"--threads: expected whole numbers of at least 1, such as 1,2, got \"{result.Tokens[0].Value}\".");
                return null;
            },
        };
        var json = Words.Json("the comparison");
        var command = new Command("compare", "Runs an experiment on several devices and says whether the spikes are the same; exit code 1 if they are not.");
        var experiment = new ExperimentOptions(command);
        foreach (var option in new Option[] { devices, threads, json }) command.Options.Add(option);

        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var document = experiment.Load(parsed);
            IReadOnlyList<string> names = parsed.GetValue(devices) is { } list ? list.Split(',', StringSplitOptions.TrimEntries) : [.. Devices.List().Devices.Where(device => device.IsExact).Select(device => device.Device)];
            Action<string>? progress = ProgressBar.IsWelcome && !parsed.GetValue(json) ? what => Console.Error.WriteLine($"{what} …") : null;
            var comparison = Comparison.Of(document, names, parsed.GetValue(threads) is { Length: > 0 } counts ? counts : [Environment.ProcessorCount], progress, interruption.Token);

            if (parsed.GetValue(json)) JsonOutput.Print(comparison, ComparisonJson.Default.Comparison);
            else Print(comparison, Console.Out);
            return Verdict(comparison);
        });
        return command;
    }

    /// <summary>The exit code.</summary>
    internal static int Verdict(Comparison comparison) => comparison.Identical ? ExitCode.Done : ExitCode.Different;

    /// <summary>The table, and where each raster first parts from the first run's.</summary>
    internal static void Print(Comparison comparison, TextWriter output)
    {
        var table = new TextTable("device", "threads", "spikes", "build (s)", "simulate (s)", "× biological time", "speed-up", "raster sha256", "");
        foreach (var run in comparison.Runs)
            table.Add(run.Device, run.Threads, run.Spikes, run.BuildS, run.SimulateS, run.RealtimeFactor, run.SpeedUp, run.RasterSha256[..16],
                run == comparison.Runs[0] ? "" : run.RasterSha256 == comparison.Runs[0].RasterSha256 && run.FirstDifference is null ? "same" : "DIFFERENT");
        table.Print(output);
        output.WriteLine();
        foreach (var run in comparison.Runs)
            if (run.FirstDifference is { } first)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{run.Device}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}: first difference at step {first.Step} ({first.TimeMs:0.####} ms), neuron {first.Id} ({first.Population} {first.NodeId}): it spiked on {first.SpikedOn}, not on {first.SilentOn}."));
        output.WriteLine(comparison.Identical
            ? string.Create(CultureInfo.InvariantCulture, $"identical: {comparison.Runs.Count} runs, {comparison.Runs[0].Spikes:#,0} spikes, sha256 {comparison.Runs[0].RasterSha256}")
            : "different: this should not be; `gpusim devices` shows what each device passed at its start.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
