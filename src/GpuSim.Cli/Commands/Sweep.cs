using System.CommandLine;
using System.Globalization;
using GpuSim.Cli.Sweeps;
using GpuSim.Config;
using GpuSim.Model.Sweeps;
using GpuSim.Sweeps;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim sweep</c>: one experiment at many points, and their table.</summary>
internal sealed class Sweep : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var config = Words.Argument("SWEEP", "The sweep: a JSON file of kind \"sweep\".");
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Description = "The folder for the table sweep.h5; a new one, or with --resume one that was begun.", Required = true };
        var resume = new Option<bool>("--resume") { Description = "Goes on with what is in the folder and tries points that failed again; the table is the same as without the interruption." };
        var part = new Option<string>("--part") { HelpName = "I/N", Description = "Runs the I-th of N parts that take about as long; `gpusim merge` puts them together.", DefaultValueFactory = _ => "1/1" };
        var device = new Option<string>("--device") { HelpName = "DEVICE", Description = "Where points run, as in `run`; a device that is no CPU takes one after another.", DefaultValueFactory = _ => "auto" };
        var threads = Words.Count("--threads", "CPU threads in all; if not said, one per core.");
        var atOnce = Words.Count("--at-once", "Points that run at the same time; if not said, one for each thread as far as memory goes.");
        var set = new Option<string[]>("--set") { HelpName = "path=value", Description = "Changes one value of the sweep's config, such as seeds=5; may be repeated.", Arity = ArgumentArity.OneOrMore };
        var json = Words.Json("the table");
        var command = new Command("sweep", "Runs an experiment at every point of a sweep; a point that fails is a row with its message, and the exit code is 1.") { config };
        foreach (var option in new Option[] { output, resume, part, device, threads, atOnce, set, json }) command.Options.Add(option);
        var models = new ModelOptions(command);

        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var document = Load(parsed.GetValue(config)!, parsed.GetValue(set) ?? [], models.Load(parsed));
            var silent = parsed.GetValue(json);
            var options = new SweepOptions
            {
                Output = parsed.GetValue(output)!,
                Resume = parsed.GetValue(resume),
                Part = SweepPart.Parse(parsed.GetValue(part)!),
                Device = parsed.GetValue(device)!,
                Threads = parsed.GetValue(threads),
                AtOnce = parsed.GetValue(atOnce),
                Begun = schedule => Console.Error.WriteLine(Describe(schedule)),
                Cancel = interruption.Token,
            };
            var summary = silent || !ProgressBar.IsWelcome ? SweepRun.Of(document, options) : ProgressBar.ShowPoints(progress => SweepRun.Of(document, options with { Progress = progress }));
            SweepView.Print(summary, silent);
            return Conclude(summary);
        });
        return command;
    }

    static int Conclude(SweepSummary summary)
    {
        if (summary.Interrupted)
        {
            Console.Error.WriteLine($"interrupted: {summary.Pending + summary.Failed} points are left. The same command with --resume goes on.");
            return ExitCode.Interrupted;
        }
        if (summary.TooLarge == 0) return summary.Failed == 0 ? ExitCode.Done : ExitCode.Different;
        Console.Error.WriteLine($"{summary.TooLarge} points need more memory than there is here and are still to be run, such as\n{summary.TooLargeMessage}\nThe same command with --resume runs them on a larger machine.");
        return ExitCode.OutOfRoom;
    }

    static ExperimentDocument Load(string config, IReadOnlyList<string> set, Dynamics.ModelCatalogs models)
    {
        var document = ExperimentFile.Load(config, set, models);
        return document.Experiment is SweepExperiment ? document
            : throw new FailedRunException(ExitCode.WrongInput, $"{config}: expected a sweep, got one experiment of kind \"{document.Experiment.Kind}\". `gpusim run {config}` runs it; a sweep has \"kind\": \"sweep\" and names it as \"experiment\".");
    }

    static string Describe(SweepSchedule schedule) => string.Create(CultureInfo.InvariantCulture,
        $"{schedule.AtOnce} {(schedule.AtOnce == 1 ? "point" : "points")} at once, {schedule.Reason}; {schedule.ThreadsEach} {(schedule.ThreadsEach == 1 ? "thread" : "threads")} each{(schedule.AvailableBytes > 0 ? $", at most {schedule.LargestBytes / 1e6:#,0} MB each of {schedule.AvailableBytes / 1e6:#,0} MB" : "")}");
}
