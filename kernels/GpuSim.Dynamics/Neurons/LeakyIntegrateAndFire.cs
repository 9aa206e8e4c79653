using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Leaky integrate-and-fire with delta synapses: τ V' = E − V + τ I / C; a spike of weight w lifts V by w; at V ≥ Θ spike, then hold V_r for t_ref.</summary>
/// <remarks>
/// Exact for a current constant over a step. Source: Rotter &amp; Diesmann 1999, doi:10.1007/s004220050570.
/// Order inside a step, as NEST's iaf_psc_delta: decay and current, then the spikes that arrive at the step's end, then the threshold.
/// Spikes that arrive while refractory are lost.
/// </remarks>
public readonly partial struct LeakyIntegrateAndFire : INeuronModel<LeakyIntegrateAndFire, LeakyIntegrateAndFire.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 20, 0.01, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, 0, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, 20, -1e3, 1e3, "spike threshold");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, 10, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 2, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "lif",
        AlsoKnownAs = ["iaf_psc_delta", "IF_curr_delta", "leaky_integrate_and_fire"],
        Summary = "leaky integrate-and-fire, delta synapses",
        Equation = "tau_m dV/dt = v_rest - V + tau_m I / c_m; a spike lifts V by its weight; V >= v_threshold: spike, V = v_reset for t_ref",
        Source = "Rotter & Diesmann 1999, doi:10.1007/s004220050570; Brunel 2000, doi:10.1023/A:1008925309027 (defaults)",
        Parameters = [Tau, Capacitance, Rest, Threshold, Reset, Refractory, Current],
        Variables = [new("v", Unit.Millivolt, values => values[Rest], "membrane potential")],
        Receptors = [new("delta", Unit.Millivolt, TakesSign: 0, values => values[Capacitance], "lifts the potential by the weight")],
        Constraints = [new(Reset, "a voltage below v_threshold", values => values[Reset] < values[Threshold])],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>V − E, mV.</summary>
        public float Depolarization;

        /// <summary>Steps still to be held.</summary>
        public int RefractorySteps;
    }

    readonly float _rest;            // mV
    readonly float _decay;           // exp(−dt/τ)
    readonly float _gain;            // mV per pA: (1 − exp(−dt/τ)) τ/C
    readonly float _drift;           // mV per step from i_e
    readonly float _threshold;       // mV above rest
    readonly float _reset;           // mV above rest
    readonly int _refractorySteps;

    LeakyIntegrateAndFire(ParameterValues values, double dt)
    {
        var gain = -Exponential.ExpMinusOne(-dt / values[Tau]) * values[Tau] / values[Capacitance];
        _rest = (float)values[Rest];
        _decay = (float)Exponential.Exp(-dt / values[Tau]);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static LeakyIntegrateAndFire Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        if (state.RefractorySteps > 0)
        {
            state.RefractorySteps--;
            return false;
        }
        var drift = MathF.FusedMultiplyAdd(_gain, input.Current, _drift);
        var depolarization = MathF.FusedMultiplyAdd(_decay, state.Depolarization, drift) + input.Receptor0;
        if (depolarization >= _threshold)
        {
            state.Depolarization = _reset;
            state.RefractorySteps = _refractorySteps;
            return true;
        }
        state.Depolarization = Subnormal.ToZero(depolarization);
        return false;
    }

    /// <inheritdoc/>
    public float Read(in State state, int variable) => state.Depolarization + _rest;

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value) => state.Depolarization = value - _rest;
}
