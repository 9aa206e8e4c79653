using System.Diagnostics;
using GpuSim.Accelerators.Gpu;
using GpuSim.Analysis.Spiking;
using GpuSim.Config;
using GpuSim.Execution;
using GpuSim.Execution.Spiking;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Recording;

namespace GpuSim.Spiking;

/// <summary>Plans and runs spiking networks. What it does, in order, is what a spiking network is to GpuSim.</summary>
public static class Simulation
{
    /// <summary>Runs an experiment read from a config, whose text goes into the file.</summary>
    /// <inheritdoc cref="Run(SpikingExperiment, RunOptions)"/>
    public static RunSummary Run(ExperimentDocument document, RunOptions options)
    {
        options.RefuseAsOutput(document.Path);
        return document.Placing(() => Run((SpikingExperiment)document.Experiment, options, document.Text, document.Set));
    }

    /// <summary>Runs an experiment from description to file.</summary>
    /// <exception cref="Planning.InfeasibleException">It cannot be run as it is.</exception>
    /// <exception cref="Planning.NotEnoughMemoryException">It needs more memory than there is; nothing was allocated.</exception>
    public static RunSummary Run(SpikingExperiment experiment, RunOptions options) => Run(experiment, options, "", []);

    /// <summary>What would be built of a config for these options.</summary>
    /// <exception cref="ConfigException">It cannot be run as it is.</exception>
    public static PlanReport Plan(ExperimentDocument document, RunOptions options) => document.Placing(() => Plan((SpikingExperiment)document.Experiment, options));

    /// <summary>What would be built for these options.</summary>
    /// <exception cref="Planning.InfeasibleException">It cannot be run as it is.</exception>
    public static PlanReport Plan(SpikingExperiment experiment, RunOptions options)
    {
        var plan = SpikingPlanner.Plan(experiment);
        var shards = ShardCut.Cut(plan.Experiment, ThreadsFor(plan, options));
        return PlanReports.Of(plan, shards);
    }

    /// <summary>Refuses what <see cref="Run(ExperimentDocument, RunOptions)"/> would refuse before it builds.</summary>
    /// <exception cref="ConfigException">It cannot be run as it is.</exception>
    /// <exception cref="Planning.NotEnoughMemoryException">It needs more memory than there is.</exception>
    public static void Check(ExperimentDocument document, RunOptions options) => document.Placing(() => Check((SpikingExperiment)document.Experiment, options));

    /// <summary>Refuses what <see cref="Run(SpikingExperiment, RunOptions)"/> would refuse before it builds.</summary>
    /// <exception cref="Planning.InfeasibleException">It cannot be run as it is.</exception>
    /// <exception cref="Planning.NotEnoughMemoryException">It needs more memory than there is.</exception>
    public static void Check(SpikingExperiment experiment, RunOptions options)
    {
        using var device = Devices.Open(options.Device);
        PlanWithin(experiment, options, device);
    }

    static (SpikingPlan Plan, IReadOnlyList<ShardPlan> Shards, int Threads) PlanWithin(SpikingExperiment experiment, RunOptions options, IDevice device)
    {
        var plan = SpikingPlanner.Plan(experiment);
        var threads = device.Threads(ThreadsFor(plan, options));
        var shards = ShardCut.Cut(plan.Experiment, threads);
        device.Check(plan, shards);
        return (plan, shards, threads);
    }

    // As many as a user says; else as many as gain.
    static int ThreadsFor(SpikingPlan plan, RunOptions options) =>
        options.Threads is null ? ShardCut.Threads(plan, options.ThreadCount()) : options.ThreadCount();

    /// <summary>What a recorder is told of an experiment.</summary>
    public static RunDescription Describe(SpikingExperiment experiment) => Describe(experiment, new Dictionary<string, object>());

    static RunDescription Describe(SpikingExperiment experiment, IReadOnlyDictionary<string, object> provenance) => new()
    {
        Dt = experiment.Dt,
        Steps = experiment.Steps,
        Populations = [.. experiment.Populations.Select(population => new RecordedPopulation(population.Name, population.Size, population.FirstId, experiment.RecordSpikes.Contains(population)))],
        Reports =
        [
            .. experiment.RecordState.Select(request => (request, variable: request.Of.Model.Schema.Variables[request.Variable]))
                .Select(entry => new RecordedReport(entry.request.Of.Name, entry.variable.Name, entry.variable.Unit.Symbol, entry.request.Neurons, entry.request.Every)),
        ],
        Rates = [.. experiment.RecordRates.Select(rate => new RecordedRate(rate.Label, rate.Neurons.Count, rate.Of.FirstId + (uint)rate.Neurons.First, rate.Every))],
        Provenance = provenance,
    };

    static RunSummary Run(SpikingExperiment experiment, RunOptions options, string config, IReadOnlyList<string> set)
    {
        using var device = Devices.Open(options.Device);
        return Run(experiment, options, config, set, device);
    }

    /// <summary>Runs an experiment on a device that is open already.</summary>
    internal static RunSummary Run(SpikingExperiment experiment, RunOptions options, string config, IReadOnlyList<string> set, IDevice device)
    {
        var (plan, shards, threads) = PlanWithin(experiment, options, device);
        var discard = SpikingPlanner.StepAt(options.Discard, experiment);
        var recording = options.Record ? Listen(experiment, options, Provenance.Of(experiment, device, threads, config, set, PlanFingerprint.Of(plan)), discard) : null;
        try
        {
            using (recording) return Run(experiment, options, device, threads, plan, shards, discard, recording);
        }
        catch (AcceleratorException failure)
        {
            throw failure.With(WayOut(recording?.Kept));
        }
    }

    static Listeners Listen(SpikingExperiment experiment, RunOptions options, IReadOnlyDictionary<string, object> origin, long discard)
    {
        var refractory = RefractoryTime.Of(experiment);
        return new(Describe(experiment, RefractoryTime.With(origin, refractory)), options, new StepWindow(discard), refractory);
    }

    static string WayOut(string? kept) => kept is null
        ? "Or run on the CPU (--device cpu): the spikes are the same."
        : $"Or run on the CPU (--device cpu): the spikes are the same. What was recorded until then is in {kept}.";

    static RunSummary Run(
        SpikingExperiment experiment, RunOptions options, IDevice device, int threads, SpikingPlan plan, IReadOnlyList<ShardPlan> shards, long discard, Listeners? recording)
    {
        var building = Stopwatch.StartNew();
        using var network = Synapses(plan, shards, threads, options);
        building.Stop();
        using var simulation = new SpikingSimulation(plan, shards, network.Tables, device, options.Record);
        var result = simulation.Run(new()
        {
            Threads = threads,
            Recorder = recording,
            TimedFrom = discard,
            Progress = step => options.Progress?.Invoke(new(RunPhase.Simulate, (double)step / experiment.Steps)),
            Cancel = options.Cancel,
        });
        var recorded = recording?.Complete(result);
        return Summarize(experiment, options, device, threads, discard, network.Tables, building.Elapsed, result, recorded);
    }

    static SynapseLease Synapses(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, int threads, RunOptions options) => options.Synapses is { } store
        ? store.Take(plan, shards, threads, Report(options, RunPhase.Build), options.Cancel)
        : SynapseLease.Alone(SynapseBuilder.Build(plan, shards, threads, Report(options, RunPhase.Build), options.Cancel));

    static Action<double>? Report(RunOptions options, RunPhase phase) => options.Progress is { } progress ? done => progress(new(phase, done)) : null;

    static RunSummary Summarize(
        SpikingExperiment experiment, RunOptions options, IDevice device, int threads, long discard,
        IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, TimeSpan build, StepResult result, Recorded? recorded)
    {
        var tables = synapses.SelectMany(shard => shard).ToArray();
        var count = tables.Sum(table => table.Synapses);
        var biological = result.TimedSteps * experiment.Dt * 1e-3;
        return new()
        {
            Name = experiment.Name,
            Kind = "spiking",
            Seed = experiment.Seeds.Network,
            SeedNoise = experiment.Seeds.Noise,
            Device = new(device.Kind, device.Name),
            Threads = threads,
            Neurons = experiment.Neurons,
            Synapses = count,
            Steps = result.Steps,
            DtMs = experiment.Dt,
            DurationMs = result.Steps * experiment.Dt,
            DiscardMs = discard * experiment.Dt,
            BuildS = build.TotalSeconds,
            SimulateS = result.Wall.TotalSeconds,
            RealtimeFactor = biological > 0 ? result.Wall.TotalSeconds / biological : 0,
            SynapticEvents = result.SynapticEvents,
            Spikes = recorded?.Spikes,
            RasterSha256 = recorded?.RasterSha256,
            StatesSha256 = recorded?.States,
            RatesSha256 = recorded?.Rates,
            WeightsSha256 = recorded?.Weights,
            BytesPerSynapse = count > 0 ? (double)tables.Sum(table => table.Bytes) / count : 0,
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            Interrupted = result.Interrupted,
            Output = options.Record ? options.Output : null,
            Populations =
            [
                .. experiment.Populations.Select((population, index) => recorded?.Populations[index] is { } trains
                    ? new PopulationSummary(population.Name, population.Size, trains.Spikes, trains.RateHz, trains.CvIsi)
                    : new PopulationSummary(population.Name, population.Size, null, null, null)),
            ],
            Network = recorded?.Network,
        };
    }
}
