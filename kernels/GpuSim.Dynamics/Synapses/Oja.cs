using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>A rate synapse that learns by Oja's rule: w' = η r_target (r_source − r_target w). A linear unit's weights become the first principal component of its input, of length 1.</summary>
/// <remarks>One Euler step of dt. Source: Oja 1982, doi:10.1007/BF00275687.</remarks>
public readonly partial struct Oja : IContinuousSynapse<Oja>
{
    static readonly Parameter Rate = new("eta", Unit.Hertz, 1, 0, 1e6, "learning rate, per second and per product of rates");
    static readonly Parameter Bound = new("w_max", Unit.One, 2, 1e-9, 1e9, "largest size of a weight; the rule itself leads to a vector of length 1");

    /// <inheritdoc/>
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "oja",
        AlsoKnownAs = ["oja_rule", "ojas_rule"],
        Summary = "rate synapse that learns the first principal component of its target's input",
        Equation = "input(t) = w r_source(t - d); dw/dt = eta r_target (r_source - r_target w), |w| <= w_max",
        Source = "Oja 1982, doi:10.1007/BF00275687",
        Parameters = [Rate, Bound],
        InWeightUnit = [Bound.Name],
    };

    readonly float _rate;     // η dt
    readonly float _bound;

    Oja(ParameterValues values, double dt)
    {
        _rate = (float)(values[Rate] * 1e-3 * dt);
        _bound = (float)values[Bound];
    }

    /// <inheritdoc/>
    public static ContinuousEffect Effect => ContinuousEffect.Receptor;

    /// <inheritdoc/>
    public static bool Learns => true;

    /// <inheritdoc/>
    public static Oja Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    public static double LargestTransmission(double signal) => signal;

    /// <inheritdoc/>
    public float LargestWeight => _bound;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Transmit(float weight, float source, float target) => weight * source;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Learn(float weight, float source, float target)
    {
        var changed = MathF.FusedMultiplyAdd(_rate * target, MathF.FusedMultiplyAdd(-target, weight, source), weight);
        changed = changed < _bound ? changed : _bound;
        return Subnormal.ToZero(changed > -_bound ? changed : -_bound);
    }
}
