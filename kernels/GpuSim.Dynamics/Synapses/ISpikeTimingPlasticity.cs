using GpuSim.KernelLanguage;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>A synapse whose weight learns from pairs of spikes through a trace of its source's and a trace of its target's: one readonly struct in one file, found by this interface.</summary>
/// <remarks>
/// Delays are dendritic: the source's spike of step s is at the synapse in step s, the target's spike of step p in step p + d, the synapse's effect at the target
/// in step s + d, with the weight that it finds after it has itself been learnt from. Where both are at the synapse in the same step the source's comes first. Weights are signed as the projection's; rules work on their size.
/// </remarks>
/// <typeparam name="TSelf">The rule itself: its constants, folded once on the host.</typeparam>
public interface ISpikeTimingPlasticity<TSelf> where TSelf : unmanaged, ISpikeTimingPlasticity<TSelf>
{
    /// <summary><c>elapsed</c> at a first spike.</summary>
    const int Never = 1 << 30;

    /// <summary>What a config may say of this rule, and what it means.</summary>
    static abstract SynapseSchema Schema { get; }

    /// <summary>Folds parameters and step into constants.</summary>
    /// <param name="values">Every parameter of the schema, in canonical units.</param>
    /// <param name="dt">Step in ms.</param>
    static abstract TSelf Fold(ParameterValues values, double dt);

    /// <summary>Largest size a weight can take, in its unit.</summary>
    float LargestWeight { get; }

    /// <summary>The source's trace right after a spike.</summary>
    /// <param name="before">Right after the spike before; 0 for the first.</param>
    /// <param name="elapsed">Steps since then, or <see cref="Never"/>.</param>
    [DeviceCode]
    float SourceSpike(float before, int elapsed);

    /// <summary>The source's trace <paramref name="elapsed"/> steps after its last spike.</summary>
    [DeviceCode]
    float SourceTrace(float after, int elapsed);

    /// <summary>The target's trace right after a spike.</summary>
    [DeviceCode]
    float TargetSpike(float before, int elapsed);

    /// <summary>The target's trace <paramref name="elapsed"/> steps after its last spike.</summary>
    [DeviceCode]
    float TargetTrace(float after, int elapsed);

    /// <summary>The size of the weight after a spike of the source that finds the target's trace at <paramref name="targetTrace"/>; 0 before the target's first spike.</summary>
    [DeviceCode]
    float AtSourceSpike(float size, float targetTrace);

    /// <summary>The size of the weight after a spike of the target that finds the source's trace at <paramref name="sourceTrace"/>; 0 before the source's first spike.</summary>
    [DeviceCode]
    float AtTargetSpike(float size, float sourceTrace);
}
