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
    readonly SpikeTimingRows<TRule> _walk;
    readonly CpuTargetSpikes<TRule> _targets;
    readonly ArrayView<PlasticSynapse> _synapses;
    readonly HostBuffer<SourceTrace> _rows;     // [row]

    public CpuSpikeTiming(SynapseTable table, SpikeHistory history, CpuTargetSpikes<TRule> targets, double dt, int lanes) : base(table, history)
    {
        _rule = TRule.Fold(Table.Synapse!.Parameters, dt);
        _scale = PlasticWeights.Scale(Table);
        _sign = PlasticWeights.Sign(Table.Projections[0].Projection);
        _walk = SpikeTimingRows<TRule>.Create(_rule, lanes);
        _targets = targets;
        _synapses = table.As<PlasticSynapse>();
        _rows = new(Cells);
        for (long cell = 0; cell < Cells; cell++) _rows.View[cell].LastSpike = -1;
        targets.Add(this, Table.MaxDelay);
    }

    protected override unsafe void Deliver(long cell, uint first, int count, int delay, int spike, ArrayView<int> sums)
    {
        var source = _rows.View[cell];
        var visit = new RowVisit(source, delay, SpikePairing.FirstUnseen(source, delay, _targets.Passed - delay), spike - delay, _scale);
        _walk.Deliver(_synapses.Pointer + first, count, visit, _targets.Rings, sums.Pointer);
        _rows.View[cell] = SpikePairing.AfterSpike(_rule, source, spike);
    }

    /// <summary>Brings all rows up to what has happened at their synapses before <paramref name="now"/> less the delay, before which no spike of a source is on its way any more.</summary>
    public unsafe void CatchUp(int now)
    {
        for (var (source, cell) = (0, 0L); source < Sources; source++)
            for (var delay = Table.MinDelay; delay <= Table.MaxDelay; delay++, cell++)
            {
                var state = _rows.View[cell];
                var (first, end) = RowOf(cell);
                _walk.CatchUp(_synapses.Pointer + first, (int)(end - first), new(state, delay, SpikePairing.FirstUnseen(state, delay, _targets.Passed - delay), now - 2 * delay, _scale), _targets.Rings);
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
