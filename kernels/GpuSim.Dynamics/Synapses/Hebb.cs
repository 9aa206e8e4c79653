using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>A rate synapse that learns by Hebb's rule within a bound: w' = η r_source r_target − decay w, |w| ≤ w_max.</summary>
/// <remarks>
/// A step of dt adds η dt r_source r_target to exp(−decay dt) w; then the bound. Sources: Hebb 1949, The Organization of Behavior;
/// Gerstner &amp; Kistler 2002, doi:10.1007/s00422-002-0353-y, section 2 (the product of rates, decay and bounds).
/// </remarks>
public readonly partial struct Hebb : IContinuousSynapse<Hebb>
{
    static readonly Parameter Rate = new("eta", Unit.Hertz, 1, 0, 1e6, "learning rate, per second and per product of rates");
    static readonly Parameter Decay = new("decay", Unit.Hertz, 0, 0, 1e6, "rate at which weights are forgotten");
    static readonly Parameter Bound = new("w_max", Unit.One, 1, 1e-9, 1e9, "largest size of a weight");

    /// <inheritdoc/>
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "hebb",
        AlsoKnownAs = ["hebbian"],
        Summary = "rate synapse that grows where source and target are active together",
        Equation = "input(t) = w r_source(t - d); dw/dt = eta r_source r_target - decay w, |w| <= w_max",
        Source = "Gerstner & Kistler 2002, doi:10.1007/s00422-002-0353-y",
        Parameters = [Rate, Decay, Bound],
        InWeightUnit = [Bound.Name],
    };

    readonly float _rate;     // η dt
    readonly float _keep;     // exp(−decay dt)
    readonly float _bound;

    Hebb(ParameterValues values, double dt)
    {
        _rate = (float)(values[Rate] * 1e-3 * dt);
        _keep = (float)Exponential.Exp(-values[Decay] * 1e-3 * dt);
        _bound = (float)values[Bound];
    }

    /// <inheritdoc/>
    public static ContinuousEffect Effect => ContinuousEffect.Receptor;

    /// <inheritdoc/>
    public static bool Learns => true;

    /// <inheritdoc/>
    public static Hebb Fold(ParameterValues values, double dt) => new(values, dt);

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
        var changed = MathF.FusedMultiplyAdd(_rate * target, source, _keep * weight);
        changed = changed < _bound ? changed : _bound;
        return Subnormal.ToZero(changed > -_bound ? changed : -_bound);
    }
}
