using System.Globalization;
using GpuSim.Model.Spiking;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GpuSim.Cli;

/// <summary>How far a run has come, on standard error, where a person is looking.</summary>
internal static class ProgressBar
{
    /// <summary>Whether standard error is a terminal that can redraw a line.</summary>
    public static bool IsWelcome => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    /// <summary>Does <paramref name="work"/> under a bar for each phase; the bars go when it ends.</summary>
    /// <param name="experiment">Whose biological time the real-time factor is about.</param>
    /// <param name="work">Is given where to report progress.</param>
    public static T Show<T>(SpikingExperiment experiment, Func<Action<RunProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new PaceColumn(experiment.Duration / 1000), new RemainingTimeColumn())
            .Start(context =>
            {
                var build = context.AddTask("Build", maxValue: 1);
                var simulate = context.AddTask("Simulate", autoStart: false, maxValue: 1);
                return work(progress =>
                {
                    if (progress.Phase == RunPhase.Build)
                    {
                        build.Value = progress.Done;
                        return;
                    }
                    if (!simulate.IsStarted)
                    {
                        build.Value = 1;
                        simulate.StartTask();
                    }
                    simulate.Value = progress.Done;
                });
            });
    }

    /// <summary>Wall time per biological time of the phase that has one.</summary>
    sealed class PaceColumn(double seconds) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            task.Description == "Simulate" && task.Value > 0 && task.ElapsedTime is { } elapsed
                ? new Text(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds / (task.Value * seconds):0.00} × real time"))
                : Text.Empty;
    }
}
