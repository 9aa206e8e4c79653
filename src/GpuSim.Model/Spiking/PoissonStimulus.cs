namespace GpuSim.Model.Spiking;

/// <summary>To every neuron its own, independent Poisson train.</summary>
public sealed record PoissonStimulus : Stimulus
{
    /// <summary>Hz; where it would be below 0 there are no spikes.</summary>
    public required TimeCourse Rate { get; init; }

    /// <summary>Of every spike, in the unit of the receptor.</summary>
    public required double Weight { get; init; }

    /// <summary>Index of the target model's receptor.</summary>
    public required int Receptor { get; init; }
}
