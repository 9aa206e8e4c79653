using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Neurons;

/// <summary>What reaches one neuron in one step.</summary>
/// <param name="receptor0">Sum of the weights that arrive at receptor 0 in this step, in the receptor's weight unit.</param>
/// <param name="receptor1">The same for receptor 1; 0 where the model has none.</param>
/// <param name="current">Direct current of the stimuli during this step, pA.</param>
[DeviceCode]
public readonly struct Input(float receptor0, float receptor1, float current)
{
    /// <summary>Most receptors a model may have.</summary>
    public const int MaxReceptors = 2;

    /// <summary>Sum of the weights that arrive at receptor 0 in this step, in the receptor's weight unit.</summary>
    public readonly float Receptor0 = receptor0;

    /// <summary>Sum of the weights that arrive at receptor 1 in this step, in the receptor's weight unit.</summary>
    public readonly float Receptor1 = receptor1;

    /// <summary>Direct current of the stimuli during this step, pA.</summary>
    public readonly float Current = current;
}
