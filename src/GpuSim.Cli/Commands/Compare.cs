using System.CommandLine;
using System.Globalization;
using GpuSim.Cli.Kinds;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim compare</c>: one experiment on several devices, bit by bit.</summary>
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
        var command = new Command("compare", "Runs an experiment on several devices and says whether the results are the same; exit code 1 if they are not.");
        var experiment = new ExperimentOptions(command);
        foreach (var option in new Option[] { devices, threads, json }) command.Options.Add(option);

        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var document = experiment.Load(parsed);
            IReadOnlyList<string> names = parsed.GetValue(devices) is { } list ? list.Split(',', StringSplitOptions.TrimEntries) : [.. Devices.List().Devices.Where(device => device.IsExact).Select(device => device.Device)];
            Action<string>? progress = ProgressBar.IsWelcome && !parsed.GetValue(json) ? what => Console.Error.WriteLine($"{what} …") : null;
            var comparison = Experiments.Compare(document, names, parsed.GetValue(threads) is { Length: > 0 } counts ? counts : [Environment.ProcessorCount], progress, interruption.Token);

            KindViews.Of(document).Print(comparison, parsed.GetValue(json));
            return Verdict(comparison);
        });
        return command;
    }

    /// <summary>The exit code.</summary>
    internal static int Verdict(IComparison comparison) => comparison.Identical ? ExitCode.Done : ExitCode.Different;
}
