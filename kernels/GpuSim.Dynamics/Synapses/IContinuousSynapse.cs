using GpuSim.KernelLanguage;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>Where what a continuous synapse transmits goes.</summary>
public enum ContinuousEffect
{
    /// <summary>To the receptor of the projection, in its unit: the source's <see cref="Neurons.NeuronSchema.Signal"/> is transmitted.</summary>
    Receptor,
    /// <summary>To the target's current, pA: membrane potentials (variable <c>v</c>) are compared, and weights are conductances, nS.</summary>
    Current,
}

/// <summary>A synapse that acts in every step, not by spikes: one readonly struct in one file, found by this interface.</summary>
/// <remarks>
/// In step t the target gets the sum of <see cref="Transmit"/> over its synapses, of the signals at the end of step t − d. A synapse that learns does so before:
/// by the target's signal at the end of step t − 1 and the source's at the end of step t − 1 − d, which was part of what made it.
/// Before the run signals stand where they start; the first step learns nothing.
/// </remarks>
/// <typeparam name="TSelf">The model itself: its constants, folded once on the host.</typeparam>
public interface IContinuousSynapse<TSelf> where TSelf : unmanaged, IContinuousSynapse<TSelf>
{
    /// <summary>What a config may say of this model, and what it means.</summary>
    static abstract SynapseSchema Schema { get; }

    /// <summary>Where it goes.</summary>
    static abstract ContinuousEffect Effect { get; }

    /// <summary>Whether weights change.</summary>
    static abstract bool Learns { get; }

    /// <summary>Folds parameters and step into constants.</summary>
    /// <param name="values">Every parameter of the schema, in canonical units.</param>
    /// <param name="dt">Step in ms.</param>
    static abstract TSelf Fold(ParameterValues values, double dt);

    /// <summary>Largest size of what a weight of 1 brings, of signals within ±<paramref name="signal"/>: the sums must hold it.</summary>
    static abstract double LargestTransmission(double signal);

    /// <summary>Largest size that learning can give a weight; 0 where weights do not change.</summary>
    float LargestWeight { get; }

    /// <summary>What one synapse brings in a step.</summary>
    [DeviceCode]
    float Transmit(float weight, float source, float target);

    /// <summary>The weight after a step.</summary>
    [DeviceCode]
    float Learn(float weight, float source, float target);
}
