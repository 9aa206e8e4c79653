using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>A table whose weights can be sampled.</summary>
internal interface ISampledTable
{
    /// <summary>The signed weight after everything that happens at the synapse before <paramref name="step"/>.</summary>
    float WeightAt(SynapsePlace place, int step);
}

/// <summary>Delivers through synapses that learn from the times of spikes: a row catches up with its targets' spikes when its source spikes.</summary>
internal sealed class CpuSpikeTiming<TRule> : CpuPlasticRows, ISampledTable where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
{
    readonly TRule _rule;
    readonly float _scale;                      // quanta per unit of size
    readonly float _sign;
    readonly CpuTargetSpikes<TRule> _targets;
    readonly ArrayView<PlasticSynapse> _synapses;
    readonly HostBuffer<SourceTrace> _rows;     // [row]

    public CpuSpikeTiming(SynapseTable table, SpikeHistory history, CpuTargetSpikes<TRule> targets, double dt) : base(table, history)
    {
        _rule = TRule.Fold(Table.Synapse!.Parameters, dt);
        _scale = PlasticWeights.Scale(Table);
        _sign = PlasticWeights.Sign(Table.Projections[0].Projection);
        _targets = targets;
        _synapses = table.As<PlasticSynapse>();
        _rows = new(Cells);
        for (long cell = 0; cell < Cells; cell++) _rows.View[cell].LastSpike = -1;
        targets.Add(this, Table.MaxDelay);
    }

    protected override unsafe void Deliver(long cell, uint first, int count, int delay, int spike, ArrayView<int> sums)
    {
        var row = _rows.View[cell];
        var from = SpikePairing.FirstUnseen(row, delay, _targets.Passed - delay);
        var to = spike - delay;
        var (spikes, counts, mask, bits, place) = (_targets.Spikes, _targets.Counts, _targets.Mask, _targets.Bits, _targets.FirstInShard);
        var sum = sums.Pointer;
        var end = _synapses.Pointer + first + count;
        for (var synapse = end - count; synapse < end; synapse++)
        {
            var target = (int)synapse->Target - place;
            var (ring, spiked) = ((long)target << bits, counts[target]);
            var size = SpikePairing.CatchUp(_rule, synapse->Weight, row, delay, from, to, spikes, ring, mask, spiked);
            size = _rule.AtSourceSpike(size, SpikePairing.TargetTrace(_rule, to, spikes, ring, mask, spiked));
            synapse->Weight = size;
            sum[synapse->Target] += IntrinsicMath.ToInt(size * _scale);
        }
        _rows.View[cell] = SpikePairing.AfterSpike(_rule, row, spike);
    }

    /// <summary>Brings all rows up to what has happened at their synapses before <paramref name="now"/> less the delay, before which no spike of a source is on its way any more.</summary>
    public unsafe void CatchUp(int now)
    {
        var (spikes, counts, mask, bits, place) = (_targets.Spikes, _targets.Counts, _targets.Mask, _targets.Bits, _targets.FirstInShard);
        for (long cell = 0; cell < Cells; cell++)
        {
            var delay = Table.MinDelay + (int)(cell % Table.Delays);
            var row = _rows.View[cell];
            var from = SpikePairing.FirstUnseen(row, delay, _targets.Passed - delay);
            var (first, end) = RowOf(cell);
            for (var synapse = _synapses.Pointer + first; synapse < _synapses.Pointer + end; synapse++)
            {
                var target = (int)synapse->Target - place;
                synapse->Weight = SpikePairing.CatchUp(_rule, synapse->Weight, row, delay, from, now - 2 * delay, spikes, (long)target << bits, mask, counts[target]);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Spikes of the source that are on their way, and not delivered yet, have been at the synapse already: they are gone through on a copy.</remarks>
    public float WeightAt(SynapsePlace place, int step)
    {
        var (spikes, mask, delay) = (_targets.Spikes, _targets.Mask, place.Delay);
        var row = _rows.View[CellOf(place.Source, delay)];
        var target = (int)_synapses[place.Index].Target - _targets.FirstInShard;
        var (ring, count) = ((long)target << _targets.Bits, _targets.Counts[target]);
        var size = _synapses[place.Index].Weight;
        foreach (var spike in SpikesOf(place.Source, Math.Max(0, step - delay), step))
        {
            size = SpikePairing.CatchUp(_rule, size, row, delay, SpikePairing.FirstUnseen(row, delay, _targets.Passed - delay), spike - delay, spikes, ring, mask, count);
            size = _rule.AtSourceSpike(size, SpikePairing.TargetTrace(_rule, spike - delay, spikes, ring, mask, count));
            row = SpikePairing.AfterSpike(_rule, row, spike);
        }
        size = SpikePairing.CatchUp(_rule, size, row, delay, SpikePairing.FirstUnseen(row, delay, _targets.Passed - delay), step - delay, spikes, ring, mask, count);
        return size * _sign;
    }

    public override void Dispose() => _rows.Dispose();
}
