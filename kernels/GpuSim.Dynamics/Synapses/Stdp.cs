using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>Spike-timing dependence of all pairs: a target spike adds λ w_max (1 − w/w_max)^μ₊ x, a source spike takes α λ w_max (w/w_max)^μ₋ y; traces x and y gain 1 at each spike.</summary>
/// <remarks>
/// As NEST's stdp_synapse, except that a pair which meets at the synapse in the same step counts as the source's spike first, and so potentiates.
/// Source: Song, Miller &amp; Abbott 2000, doi:10.1038/78829 (additive, μ = 0); van Rossum, Bi &amp; Turrigiano 2000, doi:10.1523/JNEUROSCI.20-23-08812.2000 (multiplicative, μ = 1);
/// Gütig et al. 2003, doi:10.1523/JNEUROSCI.23-09-03697.2003 (between); pairings: Morrison, Diesmann &amp; Gerstner 2008, doi:10.1007/s00422-008-0233-1.
/// </remarks>
public readonly partial struct Stdp : ISpikeTimingPlasticity<Stdp>
{
    static readonly Parameter TauPlus = new("tau_plus", Unit.Millisecond, 20, 0.01, 1e6, "time constant of the source's trace: the window of potentiation");
    static readonly Parameter TauMinus = new("tau_minus", Unit.Millisecond, 20, 0.01, 1e6, "time constant of the target's trace: the window of depression");
    static readonly Parameter Lambda = new("lambda", Unit.One, 0.01, 0, 1, "step of learning, as a part of w_max");
    static readonly Parameter Alpha = new("alpha", Unit.One, 1, 0, 1e3, "depression against potentiation");
    static readonly Parameter MuPlus = new("mu_plus", Unit.One, 1, 0, 1, "dependence of potentiation on the weight: 0 additive, 1 multiplicative");
    static readonly Parameter MuMinus = new("mu_minus", Unit.One, 1, 0, 1, "dependence of depression on the weight: 0 additive, 1 multiplicative");
    static readonly Parameter Largest = new("w_max", Unit.One, double.NaN, 1e-9, 1e9, "largest size of a weight");

    /// <inheritdoc/>
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "stdp",
        AlsoKnownAs = ["stdp_synapse", "STDPMechanism", "stdp_pair", "STDP"],
        Summary = "spike-timing dependence, every pair of spikes",
        Equation = "target spike: w <- w + lambda w_max (1 - w/w_max)^mu_plus x; source spike: w <- w - alpha lambda w_max (w/w_max)^mu_minus y; x and y: traces of source and target, + 1 at each spike, decaying with tau_plus and tau_minus; 0 <= w <= w_max",
        Source = "Song, Miller & Abbott 2000, doi:10.1038/78829; Gütig et al. 2003, doi:10.1523/JNEUROSCI.23-09-03697.2003; Morrison, Diesmann & Gerstner 2008, doi:10.1007/s00422-008-0233-1",
        Parameters = [TauPlus, TauMinus, Lambda, Alpha, MuPlus, MuMinus, Largest],
        InWeightUnit = [Largest.Name],
    };

    readonly float _plus;         // −dt/τ₊
    readonly float _minus;        // −dt/τ₋
    readonly float _up;           // λ w_max
    readonly float _down;         // α λ w_max
    readonly float _muPlus;
    readonly float _muMinus;
    readonly float _largest;
    readonly float _inverse;      // 1/w_max

    Stdp(ParameterValues values, double dt)
    {
        _plus = (float)(-dt / values[TauPlus]);
        _minus = (float)(-dt / values[TauMinus]);
        _up = (float)(values[Lambda] * values[Largest]);
        _down = (float)(values[Alpha] * values[Lambda] * values[Largest]);
        _muPlus = (float)values[MuPlus];
        _muMinus = (float)values[MuMinus];
        _largest = (float)values[Largest];
        _inverse = (float)(1 / values[Largest]);
    }

    /// <inheritdoc/>
    public static Stdp Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    public float LargestWeight => _largest;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float SourceSpike(float before, int elapsed) => SourceTrace(before, elapsed) + 1f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float SourceTrace(float after, int elapsed) => Subnormal.ToZero(after * FloatExponential.Exp(elapsed * _plus));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float TargetSpike(float before, int elapsed) => TargetTrace(before, elapsed) + 1f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float TargetTrace(float after, int elapsed) => Subnormal.ToZero(after * FloatExponential.Exp(elapsed * _minus));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float AtSourceSpike(float size, float targetTrace)
    {
        var less = size - _down * WeightDependence.Power(size * _inverse, _muMinus) * targetTrace;
        return Subnormal.ToZero(less > 0f ? less : 0f);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float AtTargetSpike(float size, float sourceTrace)
    {
        var left = 1f - size * _inverse;
        var more = size + _up * WeightDependence.Power(left > 0f ? left : 0f, _muPlus) * sourceTrace;
        return Subnormal.ToZero(more < _largest ? more : _largest);
    }
}
