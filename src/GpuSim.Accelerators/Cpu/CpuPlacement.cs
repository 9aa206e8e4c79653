using GpuSim.Execution;
using GpuSim.Execution.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Recording;

namespace GpuSim.Accelerators.Cpu;

/// <summary>What a shard is made of.</summary>
/// <param name="Plan">The whole plan.</param>
/// <param name="Shard">Which neurons.</param>
/// <param name="Synapses">Its incoming synapses, table by table.</param>
/// <param name="Rates">Thresholds of the plan's rates, one for each.</param>
/// <param name="History">Spikes of all shards.</param>
/// <param name="Signals">Signals of all shards.</param>
/// <param name="Samples">Where state samples go.</param>
/// <param name="Weights">Where samples of weights go.</param>
internal sealed record ShardParts(
    SpikingPlan Plan, ShardPlan Shard, IReadOnlyList<SynapseTable> Synapses, IReadOnlyList<CpuRateTable> Rates, SpikeHistory History, SignalHistory Signals, StateSamples Samples,
    WeightSamples Weights);

/// <summary>A network in host memory: every step is available as soon as it is made.</summary>
internal sealed class CpuPlacement : IPlacement, IOutbox
{
    readonly SpikeHistory _history;
    readonly SignalHistory _signals;
    readonly StateSamples _samples;
    readonly CpuRateTable[] _rates;
    readonly CpuShard[] _shards;
    readonly (int Slice, uint FirstId)[] _recorded;
    readonly WeightSamples _weights;
    Epoch _made;

    public CpuPlacement(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, int lanes, bool record)
    {
        _history = new(shards, plan.MaxDelay, plan.EpochSteps);
        _signals = new(plan);
        _samples = new(plan.Experiment.RecordState, plan.EpochSteps);
        _weights = new(record ? ChosenSynapses.Of(plan, shards, synapses) : []);
        _rates = [.. plan.Rates.Select(drive => new CpuRateTable(drive.Counts))];
        _shards = [.. shards.Select(shard => new CpuShard(new(plan, shard, synapses[shard.Index], _rates, _history, _signals, _samples, _weights), lanes))];
        _recorded =
        [
            .. _history.Slices.Select(slice => (slice.Index, plan.Populations[slice.Population].Population))
                .Where(slice => plan.Experiment.Observed.Contains(slice.Population))
                .Select(slice => (slice.Index, slice.Population.FirstId)),
        ];
    }

    public IReadOnlyList<IShard> Shards => _shards;

    public IReadOnlyList<ChosenSynapses> Chosen => _weights.Chosen;

    public IOutbox Outbox => this;

    public void Settle() { } // threads have made what they were asked for when they return

    public long Open(Epoch made, bool all)
    {
        _made = made;
        _weights.Open(all ? made.EndStep : made.FirstStep); // other threads may still be at the last sample
        return made.EndStep;
    }

    public void Spikes(long step, SpikeColumns into)
    {
        var row = _history.Row(step);
        foreach (var (slice, firstId) in _recorded) into.Append((uint)step, _history.Of(slice, row), firstId);
    }

    public void Frames(int request, long from, long to, List<float> into)
    {
        if (from < to) into.AddRange(_samples.Frames(request, _made).AsSpan()); // one epoch at a time
    }

    public void Weights(int request, List<float> into) => _weights.Append(request, into);

    public void Dispose()
    {
        foreach (var shard in _shards) shard.Dispose();
        foreach (var table in _rates) table.Dispose();
        _history.Dispose();
        _signals.Dispose();
        _samples.Dispose();
    }
}
