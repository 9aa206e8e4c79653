namespace GpuSim.Model.Spiking;

/// <summary>A direct current, the same for every neuron.</summary>
public sealed record DirectCurrentStimulus : Stimulus
{
    /// <summary>pA.</summary>
    public required TimeCourse Amplitude { get; init; }
}
