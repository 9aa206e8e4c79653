using System.Runtime.CompilerServices;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>An electrical synapse: the current g (V_source − V_target) flows into the target.</summary>
/// <remarks>
/// One direction: the source feels nothing of it unless there is a synapse back, so that a rectifying junction can be said as well. Both potentials are those of
/// the same step, so that what flows into one end of a pair is exactly what flows out of the other. A difference counts as at most 200 mV.
/// Sources: Hahne et al. 2015, doi:10.3389/fninf.2015.00022; Bennett &amp; Zukin 2004, doi:10.1016/S0896-6273(04)00043-1.
/// </remarks>
public readonly partial struct GapJunction : IContinuousSynapse<GapJunction>
{
    const float LargestDifference = 200; // mV; membranes stay within −100 and 100, and sums of integers need a bound

    /// <inheritdoc/>
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "gap_junction",
        AlsoKnownAs = ["electrical", "electrical_synapse", "gap"],
        Summary = "electrical synapse: the difference of potentials drives a current into the target",
        Equation = "I(t) = w (v_source(t - d) - v_target(t - d)), the difference within 200 mV; stepped explicitly, so that the sum of w dt/C onto a neuron may be at most 1",
        Source = "Hahne et al. 2015, doi:10.3389/fninf.2015.00022; Bennett & Zukin 2004, doi:10.1016/S0896-6273(04)00043-1",
        Parameters = [],
    };

    /// <inheritdoc/>
    public static ContinuousEffect Effect => ContinuousEffect.Current;

    /// <inheritdoc/>
    public static bool Learns => false;

    /// <inheritdoc/>
    public static GapJunction Fold(ParameterValues values, double dt) => new();

    /// <inheritdoc/>
    public static double LargestTransmission(double signal) => LargestDifference;

    /// <inheritdoc/>
    public float LargestWeight => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Transmit(float weight, float source, float target)
    {
        var difference = source - target;
        difference = difference < LargestDifference ? difference : LargestDifference;
        return weight * (difference > -LargestDifference ? difference : -LargestDifference);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Learn(float weight, float source, float target) => weight;
}
