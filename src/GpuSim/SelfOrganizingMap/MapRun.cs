using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GpuSim.Accelerators.Gpu;
using GpuSim.Config;
using GpuSim.Execution;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;
using GpuSim.Planning.Spiking;

namespace GpuSim.SelfOrganizingMap;

/// <summary>Trains a map and measures it.</summary>
public static class MapRun
{
    /// <summary>Runs an experiment read from a config, whose text goes into the file.</summary>
    /// <inheritdoc cref="Of(MapExperiment, RunOptions)"/>
    public static MapSummary Of(ExperimentDocument document, RunOptions options)
    {
        options.RefuseAsOutput(document.Path);
        return document.Placing(() => Of((MapExperiment)document.Experiment, options, document.Text, document.Set));
    }

    /// <summary>Runs an experiment from description to file.</summary>
    /// <exception cref="Planning.InfeasibleException">It cannot be run as it is.</exception>
    /// <exception cref="Planning.NotEnoughMemoryException">It needs more memory than there is; nothing was allocated.</exception>
    public static MapSummary Of(MapExperiment experiment, RunOptions options) => Of(experiment, options, "", []);

    /// <summary>Refuses what <see cref="Of(MapExperiment, RunOptions)"/> would refuse before it builds.</summary>
    internal static void Check(MapExperiment experiment, RunOptions options)
    {
        using var device = Devices.Open(options.Device);
        _ = options.ThreadCount();
        MapPlanner.Check(experiment, MemoryEstimate.Available());
    }

    static MapSummary Of(MapExperiment experiment, RunOptions options, string config, IReadOnlyList<string> set)
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
    /// <param name="ended">Given the weights, [unit, dimension].</param>
    internal static MapSummary Of(MapExperiment experiment, RunOptions options, string config, IReadOnlyList<string> set, IDevice device, Action<float[]>? ended)
    {
        var threads = device.Threads(options.ThreadCount());
        MapPlanner.Check(experiment, MemoryEstimate.Available());
        if (SourceOf(experiment.Data) is { } source) options.RefuseAsOutput(source, "the data");
        using var file = options.Output is null ? null : MapFile.Create(options.Output, experiment, options.Record, Provenance.Of(experiment, device, threads, config, set, null));
        try
        {
            var building = Stopwatch.StartNew();
            using var plan = MapPlanner.Plan(experiment);
            using var training = device.Place(plan, threads);
            building.Stop();
            file?.Begin(plan);
            var weights = new float[plan.Start.Length];
            var startErrors = MapErrors.Of(plan, plan.Start.View.AsSpan(), MapWinners.Of(training, plan));

            var end = LearningLoop.Run(training, plan, AfterEpoch, options.Cancel);
            Read(training, weights);
            var winners = MapWinners.Of(training, plan);
            var (errors, measures) = (MapErrors.Of(plan, weights, winners), new MapMeasures(plan, weights, winners));
            ended?.Invoke(weights);
            var summary = Summarize();
            file?.Complete(summary, plan, weights, winners, measures);
            return summary;

            void AfterEpoch(int epoch)
            {
                options.Progress?.Invoke(new(RunPhase.Learn, (double)epoch / experiment.Epochs));
                if (file?.Keeps(epoch) != true) return;
                Read(training, weights);
                file.Keep(epoch, weights);
            }

            MapSummary Summarize() => new(measures.Picture())
            {
                Name = experiment.Name,
                Kind = experiment.Kind,
                Seed = experiment.Seeds.Network,
                SeedNoise = experiment.Seeds.Noise,
                Device = new(device.Kind, device.Name),
                Threads = threads,
                Map = MapLayout.Of(experiment.Grid),
                Units = experiment.Grid.Units,
                Dimensions = plan.Dimensions,
                Samples = plan.Samples,
                Epochs = end.Epochs,
                Learning = experiment.Learning.Name,
                Metric = MapWords.Metric(experiment.Metric),
                InitialQuantisationError = startErrors.Quantisation,
                InitialTopographicError = startErrors.Topographic,
                QuantisationError = errors.Quantisation,
                TopographicError = errors.Topographic,
                TopographicErrorFour = errors.TopographicFour,
                RidgeRatio = measures.RidgeRatio,
                RetinotopicCorrelation = measures.Visual is { Retinotopy: var (x, y) } && double.IsFinite(x) && double.IsFinite(y) ? new(x, y) : null,
                Pinwheels = measures.Visual?.Pinwheels.Count,
                PinwheelsPositive = measures.Visual?.Pinwheels.Positive,
                PinwheelsNegative = measures.Visual?.Pinwheels.Negative,
                PinwheelDensity = MapErrors.Known(measures.Visual?.Pinwheels.Density),
                CrossingAngleMeanDeg = MapErrors.Known(measures.Visual?.Crossings.Actual.Mean),
                CrossingAngleBaselineDeg = MapErrors.Known(measures.Visual?.Crossings.Baseline.Mean),
                CrossingAngles = measures.Visual?.Crossings.Actual.Counts,
                CrossingAnglesBaseline = measures.Visual?.Crossings.Baseline.Counts,
                Seconds = end.Wall.TotalSeconds,
                SamplesPerSecond = end.Epochs == 0 ? null : (double)plan.Samples * end.Epochs / end.Wall.TotalSeconds,
                BuildS = building.Elapsed.TotalSeconds,
                WeightsSha256 = Hash(weights),
                PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
                Interrupted = end.Interrupted,
                Output = options.Output,
            };
        }
        catch (AcceleratorException failure)
        {
            throw failure.With(file?.Kept is { } kept
                ? $"Or run on the CPU (--device cpu): the weights are the same. What was recorded until then is in {kept}."
                : "Or run on the CPU (--device cpu): the weights are the same.");
        }
    }

    // A map that has lost itself holds numbers that are none, whose bits each processor makes as it likes.
    static void Read(IMapTraining training, float[] weights)
    {
        training.Read(weights);
        foreach (ref var weight in weights.AsSpan())
            if (float.IsNaN(weight)) weight = float.NaN;
    }

    static string? SourceOf(TrainingData data) => data switch
    {
        TrainingData.Csv csv => Path.Combine(csv.Folder, csv.Path),
        TrainingData.Hdf5 file => Path.Combine(file.Folder, file.Path),
        _ => null,
    };

    static string Hash(ReadOnlySpan<float> weights)
    {
        const int Slice = 1 << 24; // the bytes of all may be more than a span can count
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var at = 0; at < weights.Length; at += Slice) hash.AppendData(MemoryMarshal.AsBytes(weights.Slice(at, Math.Min(Slice, weights.Length - at))));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
