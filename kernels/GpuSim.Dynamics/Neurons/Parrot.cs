using System.Runtime.CompilerServices;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Repeats its input: spikes in every step in which the weights of the spikes that arrive add up to more than 0.</summary>
/// <remarks>
/// What a stimulus of given spike trains goes to when those spikes are to reach other neurons through synapses of their own. A spike is repeated in the
/// step in which it arrives, so a train's spike keeps its time. However many arrive in a step, it spikes once.
/// Source: Gewaltig &amp; Diesmann 2007, doi:10.4249/scholarpedia.1430 (NEST's parrot_neuron).
/// </remarks>
public readonly partial struct Parrot : INeuronModel<Parrot, Parrot.State>
{
    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "parrot",
        AlsoKnownAs = ["parrot_neuron", "spike_generator", "SpikeSourceArray", "SpikeGeneratorGroup", "spike_source"],
        Summary = "repeats the spikes that reach it: a source of given spike trains",
        Equation = "sum of the weights that arrive in a step > 0: spike in that step",
        Source = "Gewaltig & Diesmann 2007, doi:10.4249/scholarpedia.1430",
        Parameters = [],
        Variables = [new("heard", Unit.One, _ => 0, "sum of the weights that arrived in the last step")],
        LongestStep = 1000, // nothing in it takes time
        Receptors = [new("input", Unit.One, TakesSign: 0, _ => 1, "is repeated")],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>Sum of weights.</summary>
        public float Heard;
    }

    /// <inheritdoc/>
    public static Parrot Fold(ParameterValues values, double dt) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        state.Heard = input.Receptor0;
        return input.Receptor0 > 0f;
    }

    /// <inheritdoc/>
    public float Read(in State state, int variable) => state.Heard;

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value) => state.Heard = value;
}
