using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>Inhibitory plasticity that brings its targets to one rate: every spike of the source adds η (y − α), every spike of the target η x, with traces x and y of source and target.</summary>
/// <remarks>
/// Without other input the rate at which it rests is ρ₀ = α / (2 τ). On a tie the source's spike comes first.
/// Source: Vogels, Sprekeler, Zenke, Clopath &amp; Gerstner 2011, doi:10.1126/science.1211095. As NEST's vogels_sprekeler_synapse.
/// </remarks>
public readonly partial struct VogelsSprekeler : ISpikeTimingPlasticity<VogelsSprekeler>
{
    static readonly Parameter Tau = new("tau", Unit.Millisecond, 20, 0.01, 1e6, "time constant of both traces");
    static readonly Parameter Eta = new("eta", Unit.One, double.NaN, 0, 1e9, "step of learning");
    static readonly Parameter Alpha = new("alpha", Unit.One, 0.12, 0, 1e3, "depression at every spike of the source: 2 tau times the rate to rest at");
    static readonly Parameter Largest = new("w_max", Unit.One, double.NaN, 1e-9, 1e9, "largest size of a weight");

    /// <inheritdoc/>
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "vogels_sprekeler",
        AlsoKnownAs = ["vogels_sprekeler_synapse", "istdp", "inhibitory_stdp"],
        Summary = "inhibitory plasticity that brings targets to one rate",
        Equation = "target spike: w <- w + eta x; source spike: w <- w + eta (y - alpha); x and y: traces of source and target, + 1 at each spike, decaying with tau; 0 <= w <= w_max",
        Source = "Vogels et al. 2011, doi:10.1126/science.1211095",
        Parameters = [Tau, Eta, Alpha, Largest],
        InWeightUnit = [Eta.Name, Largest.Name],
    };

    readonly float _decay;        // −dt/τ
    readonly float _eta;
    readonly float _alpha;
    readonly float _largest;

    VogelsSprekeler(ParameterValues values, double dt)
    {
        _decay = (float)(-dt / values[Tau]);
        _eta = (float)values[Eta];
        _alpha = (float)values[Alpha];
        _largest = (float)values[Largest];
    }

    /// <inheritdoc/>
    public static VogelsSprekeler Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    public float LargestWeight => _largest;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float SourceSpike(float before, int elapsed) => SourceTrace(before, elapsed) + 1f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float SourceTrace(float after, int elapsed) => Subnormal.ToZero(after * FloatExponential.Exp(elapsed * _decay));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float TargetSpike(float before, int elapsed) => TargetTrace(before, elapsed) + 1f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float TargetTrace(float after, int elapsed) => Subnormal.ToZero(after * FloatExponential.Exp(elapsed * _decay));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float AtSourceSpike(float size, float targetTrace) => Bounded(size + _eta * (targetTrace - _alpha));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float AtTargetSpike(float size, float sourceTrace) => Bounded(size + _eta * sourceTrace);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    float Bounded(float size)
    {
        var above = size > 0f ? size : 0f;
        return Subnormal.ToZero(above < _largest ? above : _largest);
    }
}
