using System.CommandLine;
using GpuSim.Cli.Kinds;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim plan</c>: what a run would build, and nothing built.</summary>
internal sealed class Plan : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var threads = Words.Count("--threads", "CPU threads; if not said, as `run` would take.");
        var json = Words.Json("the plan");
        var command = new Command("plan", "Shows what would be built and how much memory it takes, without building it.");
        var experiment = new ExperimentOptions(command);
        command.Options.Add(threads);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var document = experiment.Load(parsed);
            var options = new RunOptions { Threads = parsed.GetValue(threads) };
            KindViews.Of(document).Print(Experiments.Plan(document, options), parsed.GetValue(json));
            Experiments.Check(document, options); // a plan that does not fit is shown, then refused
            return ExitCode.Done;
        });
        return command;
    }
}
