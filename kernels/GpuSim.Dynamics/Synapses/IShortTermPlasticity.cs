using GpuSim.KernelLanguage;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>A synapse whose amplitude follows the spikes of its source: one readonly struct in one file, found by this interface. All synapses of a source share one state.</summary>
/// <typeparam name="TSelf">The model itself: its constants, folded once on the host.</typeparam>
/// <typeparam name="TState">State of a source: fields of four bytes.</typeparam>
public interface IShortTermPlasticity<TSelf, TState>
    where TSelf : unmanaged, IShortTermPlasticity<TSelf, TState>
    where TState : unmanaged
{
    /// <summary><c>elapsed</c> at a source's first spike.</summary>
    const int Never = 1 << 30;

    /// <summary>What a config may say of this model, and what it means.</summary>
    static abstract SynapseSchema Schema { get; }

    /// <summary>Folds parameters and step into the constants of <see cref="Spike"/>.</summary>
    /// <param name="values">Every parameter of the schema, in canonical units.</param>
    /// <param name="dt">Step in ms.</param>
    static abstract TSelf Fold(ParameterValues values, double dt);

    /// <summary>The state of a source before its first spike.</summary>
    TState Start();

    /// <summary>Takes a spike of the source.</summary>
    /// <param name="state">Of the source.</param>
    /// <param name="elapsed">Steps since its last spike, or <see cref="Never"/>.</param>
    /// <returns>What the weights are multiplied by for this spike: from 0 to 1.</returns>
    [DeviceCode]
    float Spike(ref TState state, int elapsed);
}
