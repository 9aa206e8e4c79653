using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>The CPU twin of <see cref="ContinuousDelivery"/>: all rows of one delay, source by source.</summary>
/// <typeparam name="TModel">The synapse.</typeparam>
/// <param name="model">Folded constants.</param>
/// <param name="starts">[source, delay, +1] where rows start.</param>
/// <param name="synapses">Of the table.</param>
/// <param name="sources">Number of sources.</param>
/// <param name="delays">Delays per source.</param>
/// <param name="continuous">More of the table.</param>
public readonly unsafe struct ContinuousRows<TModel>(TModel model, ArrayView<uint> starts, ArrayView<RealSynapse> synapses, int sources, int delays, ContinuousLayout continuous)
    where TModel : unmanaged, IContinuousSynapse<TModel>
{
    readonly TModel _model = model;
    readonly uint* _starts = starts.Pointer;
    readonly RealSynapse* _synapses = synapses.Pointer;
    readonly int _sources = sources;
    readonly int _delays = delays;
    readonly ContinuousLayout _continuous = continuous;

    /// <summary>Adds what the rows of one delay transmit in a step.</summary>
    /// <param name="delay">Index of the delay.</param>
    /// <param name="source">[source] signals when they left.</param>
    /// <param name="target">[neuron of the shard] signals at that time.</param>
    /// <param name="sums">[neuron of the shard] quanta.</param>
    public void Transmit(int delay, float* source, float* target, int* sums)
    {
        var (model, scale) = (_model, _continuous.QuantaPerUnit);
        for (var row = 0; row < _sources; row++)
        {
            var signal = _continuous.Bounded(source[row]);
            var end = _synapses + _starts[(long)row * _delays + delay + 1];
            for (var synapse = _synapses + _starts[(long)row * _delays + delay]; synapse < end; synapse++)
                sums[synapse->Target] += IntrinsicMath.ToInt(model.Transmit(synapse->Weight, signal, target[synapse->Target]) * scale);
        }
    }

    /// <summary>Lets the synapses of one delay learn from a step.</summary>
    /// <param name="delay">Index of the delay.</param>
    /// <param name="source">[source] signals that were part of what made the targets'.</param>
    /// <param name="target">[neuron of the shard] signals.</param>
    public void Learn(int delay, float* source, float* target)
    {
        var model = _model;
        for (var row = 0; row < _sources; row++)
        {
            var signal = _continuous.Bounded(source[row]);
            var end = _synapses + _starts[(long)row * _delays + delay + 1];
            for (var synapse = _synapses + _starts[(long)row * _delays + delay]; synapse < end; synapse++)
                *synapse = new(synapse->Target, model.Learn(synapse->Weight, signal, target[synapse->Target]));
        }
    }
}
