using GpuSim.Accelerators.Cpu;
using GpuSim.Execution;
using GpuSim.Execution.Spiking;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Recording;

namespace GpuSim.Tests.Execution;

/// <summary>What a run of the bare engine gives, to be compared.</summary>
sealed record Raster(IReadOnlyList<(uint Step, uint Id)> Spikes, IReadOnlyList<float[]> States, StepResult Result)
{
    public static Raster Of(SpikingExperiment experiment, int threads = 1, long timedFrom = 0, CancellationToken cancel = default) =>
        Of(experiment, new CpuDevice(), threads, timedFrom, cancel);

    /// <summary>[record] weights and whose they are.</summary>
    public IReadOnlyList<WeightFrames> Weights { get; private init; } = [];

    public static Raster Of(
        SpikingExperiment experiment, IDevice device, int threads = 1, long timedFrom = 0, CancellationToken cancel = default, Func<SpikingPlan, SpikingPlan>? adjust = null)
    {
        threads = device.Threads(threads);
        var plan = SpikingPlanner.Plan(experiment);
        if (adjust is not null) plan = adjust(plan);
        var shards = ShardCut.Cut(plan.Experiment, threads);
        var synapses = SynapseBuilder.Build(plan, shards, threads);
        using var simulation = new SpikingSimulation(plan, shards, synapses, device);
        var recorder = new MemoryRecorder();
        var result = simulation.Run(new() { Threads = threads, Recorder = recorder, TimedFrom = timedFrom, Cancel = cancel });
        foreach (var table in synapses.SelectMany(shard => shard)) table.Dispose();
        return new(
            [.. recorder.Spikes.Steps.ToArray().Zip(recorder.Spikes.Ids.ToArray())],
            [.. experiment.RecordState.Select((_, request) => recorder.States(request).Values.ToArray())],
            result)
        {
            Weights = [.. experiment.RecordWeights.Select((_, request) => recorder.Weights(request)!)],
        };
    }

    /// <summary>Whether there is anything to compare: spikes or, of units that send none, a state that changes.</summary>
    public void AssertLively() => Assert.True(Spikes.Count > 0 || States.Any(values => values.Distinct().Count() > 1));

    public void AssertSame(Raster other)
    {
        Assert.Equal(Spikes, other.Spikes);
        Assert.Equal(States.Count, other.States.Count);
        foreach (var (mine, theirs) in States.Zip(other.States)) Assert.Equal(mine, theirs);
        Assert.Equal(Weights.Count, other.Weights.Count);
        foreach (var (mine, theirs) in Weights.Zip(other.Weights))
        {
            Assert.Equal(mine.Values.ToArray(), theirs.Values.ToArray());
            Assert.Equal(mine.Of.Targets, theirs.Of.Targets);
        }
        Assert.Equal(Result.SynapticEvents, other.Result.SynapticEvents);
    }
}
