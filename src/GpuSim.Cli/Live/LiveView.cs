using System.Diagnostics;
using GpuSim.Model.Spiking;
using GpuSim.Recording;
using GpuSim.Spiking;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GpuSim.Cli.Live;

/// <summary>A raster that scrolls while a network runs, on standard error, with rates and progress below.</summary>
internal static class LiveView
{
    const double Window = 500;   // ms of biological time across the terminal: rhythms to 100 Hz can be seen
    const int RedrawEvery = 100; // ms
    const int MostBands = 12;

    // Bright enough for a dark ground and dark enough for a light one; bands have names, so no eye depends on them.
    static readonly Style[] Colours =
        [.. new Color[] { new(58, 138, 232), new(232, 144, 0), new(0, 158, 115), new(214, 98, 160), new(86, 180, 220), new(204, 90, 40), new(160, 150, 40), new(140, 120, 170) }.Select(colour => new Style(colour))];

    /// <summary>Does <paramref name="work"/> under the raster, whose last frame stays.</summary>
    /// <param name="experiment">What runs; at least one population records spikes.</param>
    /// <param name="work">Is given the recorder to feed and where to report progress.</param>
    public static T Show<T>(SpikingExperiment experiment, Func<IRecorder, Action<RunProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var raster = Raster(experiment, console.Profile.Width, console.Profile.Height - 1);
        var clock = new PhaseClock(experiment.Duration / 1000);
        return console.Live(new Frame([])).Start(context =>
        {
            using var ended = new ManualResetEventSlim();
            var redrawing = new Thread(() =>
            {
                for (var drawn = -1L; !ended.Wait(RedrawEvery);)
                {
                    if (clock.Now is { Phase: RunPhase.Simulate } && raster.EndStep == drawn) continue; // nothing has come
                    drawn = raster.EndStep;
                    Draw(clock.Now);
                }
                Draw(null);
            });
            redrawing.Start(); // a thread of its own: those of the pool are busy making synapses
            try
            {
                return work(raster, clock.Report);
            }
            finally
            {
                ended.Set();
                redrawing.Join();
            }

            void Draw(LiveProgress? progress) =>
                context.UpdateTarget(new Frame(LiveFrame.Rows(raster.Snapshot(), progress, console.Profile.Width, console.Profile.Height - 1)));
        });
    }

    static LiveRaster Raster(SpikingExperiment experiment, int width, int height)
    {
        var recorded = Simulation.Describe(experiment).Populations.Where(population => population.SpikesRecorded).Take(Math.Clamp(height / 3, 1, MostBands)).ToArray();
        var bands = LiveBands.Share(recorded, Math.Max(recorded.Length, height - LiveFrame.OtherRows(recorded.Length)));
        var columns = LiveFrame.Columns(width);
        return new(bands, columns, Math.Max(1, (int)Math.Round(Math.Min(Window, experiment.Duration) / columns / experiment.Dt)), experiment.Dt);
    }

    /// <summary>Rows of coloured letters.</summary>
    sealed class Frame(IReadOnlyList<IReadOnlyList<LiveText>> rows) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            foreach (var row in rows)
            {
                foreach (var text in row) yield return new(text.Text, text.Band is { } band ? Colours[band % Colours.Length] : Style.Plain);
                yield return Segment.LineBreak;
            }
        }
    }

    /// <summary>How far the present phase is, and how long it has been going on.</summary>
    sealed class PhaseClock(double biological)
    {
        readonly Stopwatch _watch = Stopwatch.StartNew();
        RunProgress _latest;

        public LiveProgress Now => new(_latest.Phase, _latest.Done, _watch.Elapsed.TotalSeconds, biological);

        public void Report(RunProgress progress)
        {
            if (progress.Phase != _latest.Phase) _watch.Restart();
            _latest = progress;
        }
    }
}
