using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Delivers through synapses whose amplitude follows the spikes of their source. Every row keeps the source's state for itself, since rows of longer delay meet a spike later.</summary>
internal sealed class CpuShortTerm<TModel, TState> : CpuPlasticRows
    where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
    where TState : unmanaged
{
    readonly TModel _model;
    readonly float _scale;                  // quanta per unit of weight
    readonly ArrayView<PlasticSynapse> _synapses;
    readonly HostBuffer<TState> _states;    // [row]
    readonly HostBuffer<int> _lastSpikes;   // [row] step, −1 for none

    public CpuShortTerm(SynapseTable table, SpikeHistory history, double dt) : base(table, history)
    {
        _model = TModel.Fold(Table.Synapse!.Parameters, dt);
        _scale = PlasticWeights.Scale(Table);
        _synapses = table.As<PlasticSynapse>();
        _states = new(Cells);
        _lastSpikes = new(Cells);
        for (long cell = 0; cell < Cells; cell++) (_states.View[cell], _lastSpikes.View[cell]) = (_model.Start(), -1);
    }

    protected override unsafe void Deliver(long cell, uint first, int count, int delay, int spike, ArrayView<int> sums)
    {
        ref var last = ref _lastSpikes.View[cell];
        var part = _model.Spike(ref _states.View[cell], last < 0 ? IShortTermPlasticity<TModel, TState>.Never : spike - last);
        last = spike;
        var sum = sums.Pointer;
        var end = _synapses.Pointer + first + count;
        for (var synapse = end - count; synapse < end; synapse++)
            sum[synapse->Target] += IntrinsicMath.ToInt(synapse->Weight * part * _scale);
    }

    public override void Dispose()
    {
        _states.Dispose();
        _lastSpikes.Dispose();
    }
}
