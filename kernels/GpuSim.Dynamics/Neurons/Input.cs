using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Neurons;

/// <summary>What reaches one neuron in one step. A model with fewer receptors reads fewer of them; the others are 0.</summary>
/// <param name="receptor0">Sum of the weights that arrive at receptor 0 in this step, in the receptor's weight unit.</param>
/// <param name="receptor1">The same for receptor 1.</param>
/// <param name="receptor2">The same for receptor 2.</param>
/// <param name="receptor3">The same for receptor 3.</param>
/// <param name="current">Current of the stimuli and of electrical synapses during this step, pA.</param>
/// <param name="draw">A uniform draw of 32 bits of its own for every neuron and step; 0 where <see cref="NeuronSchema.Draws"/> is not said.</param>
[DeviceCode]
public readonly struct Input(float receptor0, float receptor1, float receptor2, float receptor3, float current, uint draw)
{
    /// <summary>Most receptors a model may have.</summary>
    public const int MaxReceptors = 4;

    /// <summary>Sum of the weights that arrive at receptor 0 in this step, in the receptor's weight unit.</summary>
    public readonly float Receptor0 = receptor0;

    /// <summary>Sum of the weights that arrive at receptor 1 in this step, in the receptor's weight unit.</summary>
    public readonly float Receptor1 = receptor1;

    /// <summary>Sum of the weights that arrive at receptor 2 in this step, in the receptor's weight unit.</summary>
    public readonly float Receptor2 = receptor2;

    /// <summary>Sum of the weights that arrive at receptor 3 in this step, in the receptor's weight unit.</summary>
    public readonly float Receptor3 = receptor3;

    /// <summary>Current of the stimuli and of electrical synapses during this step, pA.</summary>
    public readonly float Current = current;

    /// <summary>A uniform draw of 32 bits of its own for every neuron and step; 0 where <see cref="NeuronSchema.Draws"/> is not said.</summary>
    public readonly uint Draw = draw;
}
