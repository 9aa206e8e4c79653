using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Leaky integrate-and-fire with exponential currents of four time constants: τ V' = E − V + τ (ΣI_k + I) / C, τ_k I_k' = −I_k; a spike of weight w at receptor k lifts I_k by w.</summary>
/// <remarks>
/// Exact for a current constant over a step. Source: Rotter &amp; Diesmann 1999, doi:10.1007/s004220050570.
/// Weights have either sign at every receptor. Order inside a step, as NEST's iaf_psc_exp_multisynapse: the potential moves by the currents of the step's start,
/// the currents decay, the spikes that arrive at the step's end are added to them, then the threshold. Currents go on while refractory.
/// </remarks>
public readonly partial struct LeakyIntegrateAndFireExponentialMultisynapse : INeuronModel<LeakyIntegrateAndFireExponentialMultisynapse, LeakyIntegrateAndFireExponentialMultisynapse.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 10, 0.01, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, -70, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -55, -1e3, 1e3, "spike threshold");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -70, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 2, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter TauFirst = new("tau_syn_1", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the current of receptor 1");
    static readonly Parameter TauSecond = new("tau_syn_2", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the current of receptor 2");
    static readonly Parameter TauThird = new("tau_syn_3", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the current of receptor 3");
    static readonly Parameter TauFourth = new("tau_syn_4", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the current of receptor 4");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "lif_exp_multisynapse",
        AlsoKnownAs = ["iaf_psc_exp_multisynapse", "lif_psc_exp_multisynapse"],
        Summary = "leaky integrate-and-fire, exponential currents of four receptors",
        Equation = "tau_m dV/dt = v_rest - V + tau_m (I_1 + I_2 + I_3 + I_4 + I) / c_m; tau_syn_k dI_k/dt = -I_k; a spike at receptor k lifts I_k by its weight; V >= v_threshold: spike, V = v_reset for t_ref",
        Source = "Rotter & Diesmann 1999, doi:10.1007/s004220050570",
        Parameters = [Tau, Capacitance, Rest, Threshold, Reset, Refractory, TauFirst, TauSecond, TauThird, TauFourth, Current],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[Rest], "membrane potential"),
            new("i_1", Unit.Picoampere, _ => 0, "current of receptor 1"),
            new("i_2", Unit.Picoampere, _ => 0, "current of receptor 2"),
            new("i_3", Unit.Picoampere, _ => 0, "current of receptor 3"),
            new("i_4", Unit.Picoampere, _ => 0, "current of receptor 4"),
        ],
        Receptors =
        [
            new("receptor_1", Unit.Picoampere, TakesSign: 0, values => values[TauFirst], "adds the weight to i_1"),
            new("receptor_2", Unit.Picoampere, TakesSign: 0, values => values[TauSecond], "adds the weight to i_2"),
            new("receptor_3", Unit.Picoampere, TakesSign: 0, values => values[TauThird], "adds the weight to i_3"),
            new("receptor_4", Unit.Picoampere, TakesSign: 0, values => values[TauFourth], "adds the weight to i_4"),
        ],
        Constraints = [new(Reset, "a voltage below v_threshold", values => values[Reset] < values[Threshold])],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>V − E, mV.</summary>
        public float Depolarization;

        /// <summary>Of receptor 1, pA.</summary>
        public float First;

        /// <summary>Of receptor 2, pA.</summary>
        public float Second;

        /// <summary>Of receptor 3, pA.</summary>
        public float Third;

        /// <summary>Of receptor 4, pA.</summary>
        public float Fourth;

        /// <summary>Steps still to be held.</summary>
        public int RefractorySteps;
    }

    readonly float _rest;         // mV
    readonly float _decay;        // exp(−dt/τ)
    readonly float _decayFirst;   // exp(−dt/τ_1)
    readonly float _decaySecond;  // exp(−dt/τ_2)
    readonly float _decayThird;   // exp(−dt/τ_3)
    readonly float _decayFourth;  // exp(−dt/τ_4)
    readonly float _gainFirst;    // mV per pA of i_1 at the step's start
    readonly float _gainSecond;   // mV per pA of i_2 at the step's start
    readonly float _gainThird;    // mV per pA of i_3 at the step's start
    readonly float _gainFourth;   // mV per pA of i_4 at the step's start
    readonly float _gain;         // mV per pA of constant current
    readonly float _drift;        // mV per step from i_e
    readonly float _threshold;    // mV above rest
    readonly float _reset;        // mV above rest
    readonly int _refractorySteps;

    LeakyIntegrateAndFireExponentialMultisynapse(ParameterValues values, double dt)
    {
        var gain = dt * Phi.One(-dt / values[Tau]) / values[Capacitance];
        _rest = (float)values[Rest];
        _decay = (float)Exponential.Exp(-dt / values[Tau]);
        _decayFirst = (float)Exponential.Exp(-dt / values[TauFirst]);
        _decaySecond = (float)Exponential.Exp(-dt / values[TauSecond]);
        _decayThird = (float)Exponential.Exp(-dt / values[TauThird]);
        _decayFourth = (float)Exponential.Exp(-dt / values[TauFourth]);
        _gainFirst = (float)(OfCurrent(values[Tau], values[TauFirst], dt) / values[Capacitance]);
        _gainSecond = (float)(OfCurrent(values[Tau], values[TauSecond], dt) / values[Capacitance]);
        _gainThird = (float)(OfCurrent(values[Tau], values[TauThird], dt) / values[Capacitance]);
        _gainFourth = (float)(OfCurrent(values[Tau], values[TauFourth], dt) / values[Capacitance]);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static LeakyIntegrateAndFireExponentialMultisynapse Fold(ParameterValues values, double dt) => new(values, dt);

    // ∫ exp(−(h−t)/τ) exp(−t/τ_k) dt over a step: smooth through τ = τ_k.
    static double OfCurrent(double tau, double tauSynaptic, double dt) =>
        dt * Exponential.Exp(-dt / tauSynaptic) * Phi.One(dt * (tau - tauSynaptic) / (tau * tauSynaptic));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var drift = MathF.FusedMultiplyAdd(_gain, input.Current, _drift);
        drift = MathF.FusedMultiplyAdd(_gainFirst, state.First, drift);
        drift = MathF.FusedMultiplyAdd(_gainSecond, state.Second, drift);
        drift = MathF.FusedMultiplyAdd(_gainThird, state.Third, drift);
        drift = MathF.FusedMultiplyAdd(_gainFourth, state.Fourth, drift);
        var depolarization = MathF.FusedMultiplyAdd(_decay, state.Depolarization, drift);
        state.First = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayFirst, state.First, input.Receptor0));
        state.Second = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decaySecond, state.Second, input.Receptor1));
        state.Third = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayThird, state.Third, input.Receptor2));
        state.Fourth = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayFourth, state.Fourth, input.Receptor3));
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
        1 => state.First,
        2 => state.Second,
        3 => state.Third,
        _ => state.Fourth,
    };

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value)
    {
        switch (variable)
        {
            case 0: state.Depolarization = value - _rest; break;
            case 1: state.First = value; break;
            case 2: state.Second = value; break;
            case 3: state.Third = value; break;
            default: state.Fourth = value; break;
        }
    }
}
