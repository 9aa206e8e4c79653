using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Leaky integrate-and-fire with exponential currents: τ V' = E − V + τ (I_ex + I_in + I) / C, τ_s I_s' = −I_s; a spike of weight w lifts I_s by w.</summary>
/// <remarks>
/// Exact for a current constant over a step. Source: Rotter &amp; Diesmann 1999, doi:10.1007/s004220050570.
/// Order inside a step, as NEST's iaf_psc_exp: the potential moves by the currents of the step's start, the currents decay,
/// the spikes that arrive at the step's end are added to them, then the threshold. Currents go on while refractory.
/// </remarks>
public readonly partial struct LeakyIntegrateAndFireExponential : INeuronModel<LeakyIntegrateAndFireExponential, LeakyIntegrateAndFireExponential.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 10, 0.01, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, -65, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -50, -1e3, 1e3, "spike threshold");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -65, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 2, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter TauExcitatory = new("tau_syn_ex", Unit.Millisecond, 0.5, 0.01, 1e5, "time constant of the excitatory current");
    static readonly Parameter TauInhibitory = new("tau_syn_in", Unit.Millisecond, 0.5, 0.01, 1e5, "time constant of the inhibitory current");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "lif_exp",
        AlsoKnownAs = ["iaf_psc_exp", "IF_curr_exp", "lif_psc_exp"],
        Summary = "leaky integrate-and-fire, exponential currents",
        Equation = "tau_m dV/dt = v_rest - V + tau_m (I_ex + I_in + I) / c_m; tau_syn dI_syn/dt = -I_syn; a spike lifts I_syn by its weight; V >= v_threshold: spike, V = v_reset for t_ref",
        Source = "Rotter & Diesmann 1999, doi:10.1007/s004220050570; Potjans & Diesmann 2014, doi:10.1093/cercor/bhs358 (defaults)",
        Parameters = [Tau, Capacitance, Rest, Threshold, Reset, Refractory, TauExcitatory, TauInhibitory, Current],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[Rest], "membrane potential"),
            new("i_ex", Unit.Picoampere, _ => 0, "excitatory current"),
            new("i_in", Unit.Picoampere, _ => 0, "inhibitory current"),
        ],
        Receptors =
        [
            new("excitatory", Unit.Picoampere, TakesSign: +1, values => values[TauExcitatory], "adds the weight to i_ex"),
            new("inhibitory", Unit.Picoampere, TakesSign: -1, values => values[TauInhibitory], "adds the weight, usually negative, to i_in"),
        ],
        Constraints = [new(Reset, "a voltage below v_threshold", values => values[Reset] < values[Threshold])],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>V − E, mV.</summary>
        public float Depolarization;

        /// <summary>pA.</summary>
        public float Excitatory;

        /// <summary>pA.</summary>
        public float Inhibitory;

        /// <summary>Steps still to be held.</summary>
        public int RefractorySteps;
    }

    readonly float _rest;             // mV
    readonly float _decay;            // exp(−dt/τ)
    readonly float _decayExcitatory;  // exp(−dt/τ_ex)
    readonly float _decayInhibitory;  // exp(−dt/τ_in)
    readonly float _gainExcitatory;   // mV per pA of i_ex at the step's start
    readonly float _gainInhibitory;   // mV per pA of i_in at the step's start
    readonly float _gain;             // mV per pA of constant current
    readonly float _drift;            // mV per step from i_e
    readonly float _threshold;        // mV above rest
    readonly float _reset;            // mV above rest
    readonly int _refractorySteps;

    LeakyIntegrateAndFireExponential(ParameterValues values, double dt)
    {
        var gain = -Exponential.ExpMinusOne(-dt / values[Tau]) * values[Tau] / values[Capacitance];
        _rest = (float)values[Rest];
        _decay = (float)Exponential.Exp(-dt / values[Tau]);
        _decayExcitatory = (float)Exponential.Exp(-dt / values[TauExcitatory]);
        _decayInhibitory = (float)Exponential.Exp(-dt / values[TauInhibitory]);
        _gainExcitatory = (float)(SynapticGain(values[Tau], values[TauExcitatory], dt) / values[Capacitance]);
        _gainInhibitory = (float)(SynapticGain(values[Tau], values[TauInhibitory], dt) / values[Capacitance]);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static LeakyIntegrateAndFireExponential Fold(ParameterValues values, double dt) => new(values, dt);

    // ∫ exp(−(h−t)/τ) exp(−t/τ_s) dt over a step = exp(−h/τ_s) (exp(x) − 1)/x · h with x = h (1/τ_s − 1/τ): smooth through τ = τ_s.
    static double SynapticGain(double tau, double tauSynaptic, double dt)
    {
        var x = dt * (tau - tauSynaptic) / (tau * tauSynaptic);
        return dt * Exponential.Exp(-dt / tauSynaptic) * (x == 0 ? 1 : Exponential.ExpMinusOne(x) / x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var drift = MathF.FusedMultiplyAdd(_gain, input.Current, _drift);
        var synaptic = MathF.FusedMultiplyAdd(_gainExcitatory, state.Excitatory, MathF.FusedMultiplyAdd(_gainInhibitory, state.Inhibitory, drift));
        var depolarization = MathF.FusedMultiplyAdd(_decay, state.Depolarization, synaptic);
        state.Excitatory = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayExcitatory, state.Excitatory, input.Receptor0));
        state.Inhibitory = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayInhibitory, state.Inhibitory, input.Receptor1));
        if (state.RefractorySteps > 0)
        {
            state.RefractorySteps--;
            return false;
        }
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
    public float Read(in State state, int variable) => variable switch
    {
        0 => state.Depolarization + _rest,
        1 => state.Excitatory,
        _ => state.Inhibitory,
    };

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value)
    {
        switch (variable)
        {
            case 0: state.Depolarization = value - _rest; break;
            case 1: state.Excitatory = value; break;
            default: state.Inhibitory = value; break;
        }
    }
}
