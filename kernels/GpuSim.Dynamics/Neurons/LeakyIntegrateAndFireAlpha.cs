using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Leaky integrate-and-fire with alpha currents: τ V' = E − V + τ (I_ex + I_in + I) / C; a spike of weight w brings I_s(t) = w (t/τ_s) exp(1 − t/τ_s), whose peak is w.</summary>
/// <remarks>
/// Exact for a current constant over a step. Source: Rotter &amp; Diesmann 1999, doi:10.1007/s004220050570.
/// Each alpha current is two states: a rise, which a spike lifts by e w and which decays, and the current, τ_s I_s' = rise − I_s.
/// Order inside a step, as NEST's iaf_psc_alpha: the potential moves by the currents of the step's start, the currents move,
/// the spikes that arrive at the step's end are added to their rises, then the threshold. Currents go on while refractory.
/// </remarks>
public readonly partial struct LeakyIntegrateAndFireAlpha : INeuronModel<LeakyIntegrateAndFireAlpha, LeakyIntegrateAndFireAlpha.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 10, 0.01, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, -70, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -55, -1e3, 1e3, "spike threshold");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -70, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 2, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter TauExcitatory = new("tau_syn_ex", Unit.Millisecond, 2, 0.01, 1e5, "time to peak of the excitatory current");
    static readonly Parameter TauInhibitory = new("tau_syn_in", Unit.Millisecond, 2, 0.01, 1e5, "time to peak of the inhibitory current");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "lif_alpha",
        AlsoKnownAs = ["iaf_psc_alpha", "IF_curr_alpha", "lif_psc_alpha"],
        Summary = "leaky integrate-and-fire, alpha currents",
        Equation = "tau_m dV/dt = v_rest - V + tau_m (I_ex + I_in + I) / c_m; a spike brings I_syn(t) = weight (t / tau_syn) exp(1 - t / tau_syn); V >= v_threshold: spike, V = v_reset for t_ref",
        Source = "Rotter & Diesmann 1999, doi:10.1007/s004220050570; Diesmann et al. 1999, doi:10.1038/990101",
        Parameters = [Tau, Capacitance, Rest, Threshold, Reset, Refractory, TauExcitatory, TauInhibitory, Current],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[Rest], "membrane potential"),
            new("i_ex", Unit.Picoampere, _ => 0, "excitatory current"),
            new("i_in", Unit.Picoampere, _ => 0, "inhibitory current"),
        ],
        Receptors =
        [
            new("excitatory", Unit.Picoampere, TakesSign: +1, values => Math.E * values[TauExcitatory], "brings an alpha current with the weight as its peak to i_ex"),
            new("inhibitory", Unit.Picoampere, TakesSign: -1, values => Math.E * values[TauInhibitory], "brings an alpha current with the weight, usually negative, as its peak to i_in"),
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
        public float ExcitatoryRise;

        /// <summary>pA.</summary>
        public float Inhibitory;

        /// <summary>pA.</summary>
        public float InhibitoryRise;

        /// <summary>Steps still to be held.</summary>
        public int RefractorySteps;
    }

    const float E = 2.71828183f; // peak of the rise for a peak of 1

    readonly float _rest;                 // mV
    readonly float _decay;                // exp(−dt/τ)
    readonly float _decayExcitatory;      // exp(−dt/τ_ex)
    readonly float _decayInhibitory;      // exp(−dt/τ_in)
    readonly float _turnExcitatory;       // dt/τ_ex: of the rise into current
    readonly float _turnInhibitory;       // dt/τ_in
    readonly float _gainExcitatory;       // mV per pA of i_ex at the step's start
    readonly float _gainInhibitory;       // mV per pA of i_in at the step's start
    readonly float _gainExcitatoryRise;   // mV per pA of the rise at the step's start
    readonly float _gainInhibitoryRise;   // mV per pA
    readonly float _gain;                 // mV per pA of constant current
    readonly float _drift;                // mV per step from i_e
    readonly float _threshold;            // mV above rest
    readonly float _reset;                // mV above rest
    readonly int _refractorySteps;

    LeakyIntegrateAndFireAlpha(ParameterValues values, double dt)
    {
        var gain = -Exponential.ExpMinusOne(-dt / values[Tau]) * values[Tau] / values[Capacitance];
        _rest = (float)values[Rest];
        _decay = (float)Exponential.Exp(-dt / values[Tau]);
        _decayExcitatory = (float)Exponential.Exp(-dt / values[TauExcitatory]);
        _decayInhibitory = (float)Exponential.Exp(-dt / values[TauInhibitory]);
        _turnExcitatory = (float)(dt / values[TauExcitatory]);
        _turnInhibitory = (float)(dt / values[TauInhibitory]);
        _gainExcitatory = (float)(OfCurrent(values[Tau], values[TauExcitatory], dt) / values[Capacitance]);
        _gainInhibitory = (float)(OfCurrent(values[Tau], values[TauInhibitory], dt) / values[Capacitance]);
        _gainExcitatoryRise = (float)(OfRise(values[Tau], values[TauExcitatory], dt) / values[Capacitance]);
        _gainInhibitoryRise = (float)(OfRise(values[Tau], values[TauInhibitory], dt) / values[Capacitance]);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static LeakyIntegrateAndFireAlpha Fold(ParameterValues values, double dt) => new(values, dt);

    // ∫ exp(−(h−t)/τ) exp(−t/τ_s) dt over a step, and with t/τ_s inside: smooth through τ = τ_s.
    static double OfCurrent(double tau, double tauSynaptic, double dt) => dt * Exponential.Exp(-dt / tauSynaptic) * Phi.One(Difference(tau, tauSynaptic, dt));

    static double OfRise(double tau, double tauSynaptic, double dt) => dt * dt / tauSynaptic * Exponential.Exp(-dt / tauSynaptic) * Phi.Two(Difference(tau, tauSynaptic, dt));

    static double Difference(double tau, double tauSynaptic, double dt) => dt * (tau - tauSynaptic) / (tau * tauSynaptic);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var drift = MathF.FusedMultiplyAdd(_gain, input.Current, _drift);
        drift = MathF.FusedMultiplyAdd(_gainExcitatory, state.Excitatory, drift);
        drift = MathF.FusedMultiplyAdd(_gainInhibitory, state.Inhibitory, drift);
        drift = MathF.FusedMultiplyAdd(_gainExcitatoryRise, state.ExcitatoryRise, drift);
        drift = MathF.FusedMultiplyAdd(_gainInhibitoryRise, state.InhibitoryRise, drift);
        var depolarization = MathF.FusedMultiplyAdd(_decay, state.Depolarization, drift);
        state.Excitatory = Subnormal.ToZero(_decayExcitatory * MathF.FusedMultiplyAdd(_turnExcitatory, state.ExcitatoryRise, state.Excitatory));
        state.Inhibitory = Subnormal.ToZero(_decayInhibitory * MathF.FusedMultiplyAdd(_turnInhibitory, state.InhibitoryRise, state.Inhibitory));
        state.ExcitatoryRise = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayExcitatory, state.ExcitatoryRise, E * input.Receptor0));
        state.InhibitoryRise = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayInhibitory, state.InhibitoryRise, E * input.Receptor1));
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
