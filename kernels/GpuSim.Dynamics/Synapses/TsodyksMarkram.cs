using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>Short-term depression and facilitation: a spike uses the part u of the resources x that are there, x recovers with τ_rec, and u falls back to U with τ_fac.</summary>
/// <remarks>
/// From spike to spike, h apart: x ← 1 + (x − x u − 1) e^(−h/τ_rec), u ← U + u (1 − U) e^(−h/τ_fac), both from the old values; the amplitude is w u x.
/// Source: Tsodyks &amp; Markram 1997, doi:10.1073/pnas.94.2.719; Tsodyks, Pawelzik &amp; Markram 1998, doi:10.1162/089976698300017502. As NEST's tsodyks2_synapse,
/// except that a source that has not spiked yet is at rest (x = 1, u = U), however early its first spike.
/// </remarks>
public readonly partial struct TsodyksMarkram : IShortTermPlasticity<TsodyksMarkram, TsodyksMarkram.State>
{
    const double AtOnce = -100; // an exponent whose power is 0

    static readonly Parameter Use = new("u", Unit.One, 0.5, 1e-6, 1, "part of the resources that a spike after a long silence uses");
    static readonly Parameter Recovery = new("tau_rec", Unit.Millisecond, 800, 0.01, 1e6, "time constant of recovery from depression");
    static readonly Parameter Facilitation = new("tau_fac", Unit.Millisecond, 0, 0, 1e6, "time constant of facilitation; 0 for none");

    /// <inheritdoc/>
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "tsodyks_markram",
        AlsoKnownAs = ["tsodyks2_synapse", "tsodyks_synapse", "TsodyksMarkramSynapse", "tsodyks", "stp"],
        Summary = "short-term depression and facilitation",
        Equation = "amplitude w u x; from spike to spike, h apart: x <- 1 + (x - x u - 1) exp(-h / tau_rec), u <- U + u (1 - U) exp(-h / tau_fac)",
        Source = "Tsodyks, Pawelzik & Markram 1998, doi:10.1162/089976698300017502",
        Parameters = [Use, Recovery, Facilitation],
    };

    /// <summary>What a source's synapses have in common.</summary>
    public struct State
    {
        /// <summary>x: part of the resources that the last spike found.</summary>
        public float Resources;

        /// <summary>u: part of them that it used.</summary>
        public float Use;
    }

    readonly float _use;          // U
    readonly float _recovery;     // −dt/τ_rec
    readonly float _facilitation; // −dt/τ_fac

    TsodyksMarkram(ParameterValues values, double dt)
    {
        _use = (float)values[Use];
        _recovery = (float)(-dt / values[Recovery]);
        _facilitation = (float)(values[Facilitation] == 0 ? AtOnce : -dt / values[Facilitation]);
    }

    /// <inheritdoc/>
    public static TsodyksMarkram Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    public State Start() => new() { Resources = 1, Use = 0 }; // nothing was used yet: the first spike finds x = 1 and u = U, however early

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Spike(ref State state, int elapsed)
    {
        float steps = elapsed;
        var resources = 1f + (state.Resources - state.Resources * state.Use - 1f) * FloatExponential.Exp(steps * _recovery);
        var use = _use + state.Use * (1f - _use) * FloatExponential.Exp(steps * _facilitation);
        state.Resources = resources;
        state.Use = use;
        return use * resources;
    }
}
