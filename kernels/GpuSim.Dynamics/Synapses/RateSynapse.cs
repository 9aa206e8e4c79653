using System.Runtime.CompilerServices;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>Transmits the rate of its source in every step: w · r_source(t − d) to the receptor.</summary>
/// <remarks>Source: Hahne et al. 2017, doi:10.3389/fninf.2017.00034, where connections with a delay of at least a step need no iteration.</remarks>
public readonly partial struct RateSynapse : IContinuousSynapse<RateSynapse>
{
    /// <inheritdoc/>
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "rate",
        AlsoKnownAs = ["rate_connection_delayed", "rate_connection_instantaneous"],
        Summary = "transmits the rate of its source in every step",
        Equation = "input(t) = w r_source(t - d)",
        Source = "Hahne et al. 2017, doi:10.3389/fninf.2017.00034",
        Parameters = [],
    };

    /// <inheritdoc/>
    public static ContinuousEffect Effect => ContinuousEffect.Receptor;

    /// <inheritdoc/>
    public static bool Learns => false;

    /// <inheritdoc/>
    public static RateSynapse Fold(ParameterValues values, double dt) => new();

    /// <inheritdoc/>
    public static double LargestTransmission(double signal) => signal;

    /// <inheritdoc/>
    public float LargestWeight => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Transmit(float weight, float source, float target) => weight * source;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Learn(float weight, float source, float target) => weight;
}
