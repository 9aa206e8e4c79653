using System.Globalization;
using GpuSim.Sweeps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GpuSim.Cli;

/// <summary>How far a run has come, on standard error, where a person is looking.</summary>
internal static class ProgressBar
{
    /// <summary>Whether standard error is a terminal that can redraw a line.</summary>
    public static bool IsWelcome => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    /// <summary>Does <paramref name="work"/> under a bar for each phase; the bars go when it ends.</summary>
    /// <param name="biologicalSeconds">What the real-time factor is about; null for none.</param>
    /// <param name="work">Is given where to report progress.</param>
    public static T Show<T>(double? biologicalSeconds, Func<Action<RunProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        ProgressColumn[] pace = biologicalSeconds is { } seconds ? [new PaceColumn(seconds)] : [];
        return console.Progress().AutoClear(true)
            .Columns([new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), .. pace, new RemainingTimeColumn()])
            .Start(context =>
            {
                var bars = new Dictionary<RunPhase, ProgressTask>();
                return work(progress =>
                {
                    if (!bars.TryGetValue(progress.Phase, out var bar))
                    {
                        foreach (var earlier in bars.Values) earlier.Value = 1;
                        bar = bars[progress.Phase] = context.AddTask(progress.Phase.ToString(), maxValue: 1);
                    }
                    bar.Value = progress.Done;
                });
            });
    }

    /// <summary>Does <paramref name="work"/> under one bar that counts points, with the time left; it goes when that ends.</summary>
    public static T ShowPoints<T>(Func<Action<SweepProgress>, T> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask("Points", autoStart: true, maxValue: 1);
                return work(progress =>
                {
                    bar.MaxValue = Math.Max(1, progress.Points);
                    bar.Value = progress.Done;
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"{progress.Done:#,0} of {progress.Points:#,0} points{(progress.Failed > 0 ? $", {progress.Failed:#,0} failed" : "")}");
                });
            });

    /// <summary>Wall time per biological time of the phase that has one.</summary>
    sealed class PaceColumn(double seconds) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            task.Description == nameof(RunPhase.Simulate) && task.Value > 0 && task.ElapsedTime is { } elapsed
                ? new Text(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds / (task.Value * seconds):0.00} × real time"))
                : Text.Empty;
    }
}
