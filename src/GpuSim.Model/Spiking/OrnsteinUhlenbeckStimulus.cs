namespace GpuSim.Model.Spiking;

/// <summary>To every neuron its own, independent noise current: dI = (mean − I) dt/τ + σ √(2/τ) dW.</summary>
/// <remarks>Exact at every step (Gillespie 1996, doi:10.1103/PhysRevE.54.2084), constant in between; stationary from its start on.</remarks>
public sealed record OrnsteinUhlenbeckStimulus : Stimulus
{
    /// <summary>pA.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation of the current, pA.</summary>
    public required double Sigma { get; init; }

    /// <summary>Correlation time, ms.</summary>
    public required double Tau { get; init; }
}
