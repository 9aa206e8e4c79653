using System.CommandLine;
using GpuSim.Cli.Kinds;
using GpuSim.Cli.Live;
using GpuSim.Config;
using GpuSim.Model.Spiking;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim run</c>: an experiment from its config to its file and its figures.</summary>
internal sealed class Run : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE.h5", Description = "Where the result goes; an older file of that name stays until the new one is whole." };
        var device = new Option<string>("--device") { HelpName = "DEVICE", Description = "Where it runs: auto, cpu, cpu:128, cpu:256, cpu:512, opencl[:i] or cuda[:i]; the result is the same.", DefaultValueFactory = _ => "auto" };
        var threads = Words.Count("--threads", "CPU threads; if not said, one per core, or fewer where a spiking network is too small to gain. The result does not depend on it.");
        var discard = Words.Time("--discard", "Warm-up to leave out of the statistics and the timing, such as \"0.5 s\".");
        var record = new Option<string>("--record") { Description = "Whether spikes and states are recorded.", DefaultValueFactory = _ => "all" };
        record.AcceptOnlyFromAmong("all", "none");
        var live = new Option<bool>("--live") { Description = "A raster of the network that scrolls while it runs, with rates below, where standard error is a terminal." };
        var json = Words.Json("the summary");
        var command = new Command("run", "Runs an experiment and says how it went.");
        var experiment = new ExperimentOptions(command);
        foreach (var option in new Option[] { output, device, threads, discard, record, live, json }) command.Options.Add(option);

        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var document = experiment.Load(parsed);
            var view = KindViews.Of(document);
            var seconds = view.BiologicalSeconds(document.Experiment);
            if (seconds is null && parsed.GetValue(discard) is not null)
                throw new FailedRunException(ExitCode.WrongInput, $"--discard: expected an experiment in biological time, got one of kind \"{document.Experiment.Kind}\", which has none. Leave --discard out.");
            var options = new RunOptions
            {
                Device = parsed.GetValue(device)!,
                Threads = parsed.GetValue(threads),
                Output = parsed.GetValue(output),
                Record = parsed.GetValue(record) == "all",
                Discard = parsed.GetValue(discard) ?? 0,
                Cancel = interruption.Token,
            };
            var network = parsed.GetValue(live) ? Watched(document, options) : null;
            var silent = (parsed.GetValue(json) && network is null) || !ProgressBar.IsWelcome;
            if (network is not null && silent) Console.Error.WriteLine("--live: standard error is no terminal that can be drawn on, so the run goes on without.");
            var summary = silent ? Experiments.Run(document, options)
                : network is not null ? LiveView.Show(network, (recorder, progress) => Experiments.Run(document, options with { Recorders = [recorder], Progress = progress }))
                : ProgressBar.Show(seconds, progress => Experiments.Run(document, options with { Progress = progress }));

            view.Print(summary, parsed.GetValue(json));
            return summary.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
        });
        return command;
    }

    static SpikingExperiment Watched(ExperimentDocument document, RunOptions options) => document.Experiment switch
    {
        SpikingExperiment when !options.Record => throw new FailedRunException(ExitCode.WrongInput, "--live: expected a run that records spikes, got --record none. Leave one of them out."),
        SpikingExperiment { RecordSpikes.Count: > 0 } network => network,
        SpikingExperiment => throw new FailedRunException(ExitCode.WrongInput, $"--live: expected a network that records spikes, got {document.Path}, whose record.spikes names no population. Leave --live out, or name one."),
        var other => throw new FailedRunException(ExitCode.WrongInput, $"--live: expected a network of spiking neurons, got an experiment of kind \"{other.Kind}\". Leave --live out."),
    };
}
