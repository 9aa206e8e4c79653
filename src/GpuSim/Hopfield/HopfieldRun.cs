using System.Diagnostics;
using GpuSim.Accelerators.Gpu;
using GpuSim.Config;
using GpuSim.Execution;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;
using GpuSim.Planning.Spiking;
using GpuSim.Recording.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>Stores and recalls: every point of an experiment, every trial of a point.</summary>
public static class HopfieldRun
{
    /// <summary>Runs an experiment read from a config, whose text goes into the file.</summary>
    /// <inheritdoc cref="Of(HopfieldExperiment, RunOptions)"/>
    public static HopfieldSummary Of(ExperimentDocument document, RunOptions options)
    {
        options.RefuseAsOutput(document.Path);
        return document.Placing(() => Of((HopfieldExperiment)document.Experiment, options, document.Text, document.Set));
    }

    /// <summary>Runs an experiment from description to file.</summary>
    /// <exception cref="Planning.InfeasibleException">It cannot be run as it is.</exception>
    /// <exception cref="Planning.NotEnoughMemoryException">It needs more memory than there is; nothing was allocated.</exception>
    public static HopfieldSummary Of(HopfieldExperiment experiment, RunOptions options) => Of(experiment, options, "", []);

    /// <summary>Refuses what <see cref="Of(HopfieldExperiment, RunOptions)"/> would refuse before it builds.</summary>
    internal static void Check(HopfieldExperiment experiment, RunOptions options)
    {
        using var device = Devices.Open(options.Device);
        _ = options.ThreadCount();
        RecallPlanner.Check(experiment, MemoryEstimate.Available());
    }

    static HopfieldSummary Of(HopfieldExperiment experiment, RunOptions options, string config, IReadOnlyList<string> set)
    {
        using var device = Devices.Open(options.Device);
        return Of(experiment, options, config, set, device, null);
    }

    /// <summary>Runs an experiment on a device that is open already.</summary>
    /// <param name="experiment">What to run.</param>
    /// <param name="options">How.</param>
    /// <param name="config">Its text, for the file.</param>
    /// <param name="set">Changes to it, for the file.</param>
    /// <param name="device">Where.</param>
    /// <param name="ended">Called after every trial.</param>
    internal static HopfieldSummary Of(HopfieldExperiment experiment, RunOptions options, string config, IReadOnlyList<string> set, IDevice device, Action<FinalStates>? ended)
    {
        var threads = device.Threads(options.ThreadCount());
        RecallPlanner.Check(experiment, MemoryEstimate.Available());
        using var file = options.Output is null ? null : RecallFile.Create(options.Output, experiment, options.Record, Provenance.Of(experiment, device, threads, config, set, null));
        var pictures = new PictureListener(RecallPlanner.Describe(experiment.Points[0].Setup));
        var hash = new StateHash();
        var points = new List<PointResult>();
        var interrupted = false;
        try
        {
            foreach (var (index, point) in experiment.Points.Index())
            {
                var result = new PointResult(point);
                for (var trial = 0; trial < experiment.Trials && !interrupted; trial++)
                {
                    options.Progress?.Invoke(new(RunPhase.Recall, ((double)index * experiment.Trials + trial) / (experiment.Points.Count * experiment.Trials)));
                    interrupted = !TryTrial(index, trial, result);
                }
                if (result.Trials.Count == 0) break;
                points.Add(result);
                file?.Write(result);
                if (interrupted) break;
            }
        }
        catch (Planning.InfeasibleException) // which only learning could find out
        {
            file?.Keep(Finished());
            throw;
        }
        catch (AcceleratorException failure)
        {
            file?.Keep(Finished());
            throw failure.With(file?.Kept is { } kept
                ? $"Or run on the CPU (--device cpu): the states are the same. What was recorded until then is in {kept}."
                : "Or run on the CPU (--device cpu): the states are the same.");
        }
        var summary = Summarize();
        file?.Complete(summary);
        return summary;

        // Whether the trial came to its end.
        bool TryTrial(int index, int trial, PointResult result)
        {
            try
            {
                var building = Stopwatch.StartNew();
                using var plan = RecallPlanner.Plan(experiment, result.Point, trial, options.ThreadCount(), options.Cancel);
                using var recall = device.Place(plan, threads);
                building.Stop();
                using var states = new RecallStates(plan);
                ISweepListener?[] candidates = [trial == 0 ? file?.Listen(index, plan) : null, trial == 0 && index == 0 ? pictures.Listen(plan) : null];
                var listeners = candidates.OfType<ISweepListener>().ToArray();
                var end = RecallLoop.Run(recall, plan, listeners.Length == 0 ? null : sweeps =>
                {
                    states.Read(recall);
                    foreach (var listener in listeners) listener.Write(sweeps, states);
                }, options.Cancel);
                states.Read(recall);
                var bytes = states.ToBytes();
                hash.Add(bytes);
                ended?.Invoke(new(index, trial, plan.IsReal, states.Probes, states.Units, bytes));
                result.Add(TrialResult.Of(plan, states, end, building.Elapsed));
                return true;
            }
            catch (OperationCanceledException) when (options.Cancel.IsCancellationRequested)
            {
                if (index == 0 && trial == 0) pictures.Drop();
                return false;
            }
        }

        List<PointSummary> Finished() => [.. points.Select(point => point.Summarize(experiment.Record.Ages))];

        HopfieldSummary Summarize()
        {
            var summaries = Finished();
            var trials = points.SelectMany(point => point.Trials).ToList();
            var sweeps = trials.Sum(trial => trial.Sweeps);
            var seconds = trials.Sum(trial => trial.Wall.TotalSeconds);
            return new(pictures.Pictures)
            {
                Name = experiment.Name,
                Kind = experiment.Kind,
                Seed = experiment.Seeds.Network,
                SeedNoise = experiment.Seeds.Noise,
                Device = new(device.Kind, device.Name),
                Threads = threads,
                Neurons = summaries.Select(point => point.Neurons).DefaultIfEmpty().Max(),
                Patterns = summaries.Select(point => point.Patterns).DefaultIfEmpty().Max(),
                Probes = summaries.Select(point => point.Probes).DefaultIfEmpty().Max(),
                Rule = Words(experiment.Points.Select(point => RecallWords.Rule(point.Setup))),
                Dynamics = Words(experiment.Points.Select(point => point.Setup.Dynamics.Name)),
                Kernel = Words(summaries.Select(point => point.Kernel)),
                Trials = experiment.Trials,
                RecalledFraction = summaries.Count == 0 ? null : summaries.Average(point => point.RecalledFraction),
                MeanOverlap = summaries.Count == 0 ? null : summaries.Average(point => point.MeanOverlap),
                SemOverlap = summaries.Count == 0 || summaries.Any(point => point.SemOverlap is null) ? null : Math.Sqrt(summaries.Sum(point => point.SemOverlap!.Value * point.SemOverlap.Value)) / summaries.Count,
                Sweeps = sweeps,
                Seconds = seconds,
                BuildS = trials.Sum(trial => trial.Build.TotalSeconds),
                SweepMs = sweeps == 0 ? null : 1000 * seconds / sweeps,
                StateSha256 = hash.Hex,
                PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
                Interrupted = interrupted,
                Output = options.Output,
                Points = summaries,
            };
        }
    }

    static string Words(IEnumerable<string> values) => string.Join(", ", values.Distinct());
}
