using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Leaky integrate-and-fire with exponential conductances of four time constants and reversal potentials: τ V' = E − V + τ (Σ g_k (E_k − V) + I) / C, τ_k g_k' = −g_k; a spike of weight w ≥ 0 at receptor k lifts g_k by w.</summary>
/// <remarks>
/// Conductances are exact. Over a step V follows its linear equation with each conductance at its mean over that step, which is known: of second order.
/// The exponential of that equation is 1/(1 + x + x²/2 + x³/6), x the step in effective membrane time constants: one division, an error of x⁴/24, and stable for every x.
/// Order inside a step as in lif_cond_exp: the potential moves, the conductances decay, the spikes that arrive at the step's end
/// are added to them, then the threshold. Conductances go on while refractory.
/// Sources: Vogels &amp; Abbott 2005, doi:10.1523/JNEUROSCI.3508-05.2005, for the equations; Dayan &amp; Abbott 2001, ISBN 978-0-262-04199-7, section 5.8, for several receptors.
/// </remarks>
public readonly partial struct LeakyIntegrateAndFireConductanceMultisynapse : INeuronModel<LeakyIntegrateAndFireConductanceMultisynapse, LeakyIntegrateAndFireConductanceMultisynapse.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 15, 0.01, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, -70, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -55, -1e3, 1e3, "spike threshold");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -60, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 2, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter TauFirst = new("tau_syn_1", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the conductance of receptor 1");
    static readonly Parameter TauSecond = new("tau_syn_2", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the conductance of receptor 2");
    static readonly Parameter TauThird = new("tau_syn_3", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the conductance of receptor 3");
    static readonly Parameter TauFourth = new("tau_syn_4", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the conductance of receptor 4");
    static readonly Parameter ReversalFirst = new("e_rev_1", Unit.Millivolt, 0, -1e3, 1e3, "reversal potential of receptor 1");
    static readonly Parameter ReversalSecond = new("e_rev_2", Unit.Millivolt, -85, -1e3, 1e3, "reversal potential of receptor 2");
    static readonly Parameter ReversalThird = new("e_rev_3", Unit.Millivolt, 0, -1e3, 1e3, "reversal potential of receptor 3");
    static readonly Parameter ReversalFourth = new("e_rev_4", Unit.Millivolt, -85, -1e3, 1e3, "reversal potential of receptor 4");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "lif_cond_exp_multisynapse",
        AlsoKnownAs = ["iaf_cond_exp_multisynapse"],
        Summary = "leaky integrate-and-fire, exponential conductances of four receptors",
        Equation = "tau_m dV/dt = v_rest - V + tau_m (g_1 (e_rev_1 - V) + ... + g_4 (e_rev_4 - V) + I) / c_m; tau_syn_k dg_k/dt = -g_k; a spike at receptor k lifts g_k by its weight; V >= v_threshold: spike, V = v_reset for t_ref",
        Source = "Vogels & Abbott 2005, doi:10.1523/JNEUROSCI.3508-05.2005 (equations); Dayan & Abbott 2001, ISBN 978-0-262-04199-7, section 5.8",
        Parameters =
        [
            Tau, Capacitance, Rest, Threshold, Reset, Refractory, TauFirst, TauSecond, TauThird, TauFourth,
            ReversalFirst, ReversalSecond, ReversalThird, ReversalFourth, Current,
        ],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[Rest], "membrane potential"),
            new("g_1", Unit.Nanosiemens, _ => 0, "conductance of receptor 1"),
            new("g_2", Unit.Nanosiemens, _ => 0, "conductance of receptor 2"),
            new("g_3", Unit.Nanosiemens, _ => 0, "conductance of receptor 3"),
            new("g_4", Unit.Nanosiemens, _ => 0, "conductance of receptor 4"),
        ],
        Receptors =
        [
            new("receptor_1", Unit.Nanosiemens, TakesSign: +1, values => values[TauFirst] * (values[ReversalFirst] - values[Rest]), "adds the weight, at least 0, to g_1"),
            new("receptor_2", Unit.Nanosiemens, TakesSign: +1, values => values[TauSecond] * (values[ReversalSecond] - values[Rest]), "adds the weight, at least 0, to g_2"),
            new("receptor_3", Unit.Nanosiemens, TakesSign: +1, values => values[TauThird] * (values[ReversalThird] - values[Rest]), "adds the weight, at least 0, to g_3"),
            new("receptor_4", Unit.Nanosiemens, TakesSign: +1, values => values[TauFourth] * (values[ReversalFourth] - values[Rest]), "adds the weight, at least 0, to g_4"),
        ],
        Constraints = [new(Reset, "a voltage below v_threshold", values => values[Reset] < values[Threshold])],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>V − E, mV.</summary>
        public float Depolarization;

        /// <summary>Of receptor 1, nS.</summary>
        public float First;

        /// <summary>Of receptor 2, nS.</summary>
        public float Second;

        /// <summary>Of receptor 3, nS.</summary>
        public float Third;

        /// <summary>Of receptor 4, nS.</summary>
        public float Fourth;

        /// <summary>Steps still to be held.</summary>
        public int RefractorySteps;
    }

    readonly float _rest;             // mV; all potentials below are mV above it
    readonly float _leak;             // dt/τ
    readonly float _shareFirst;       // 1/nS: mean of g_1 over a step, times dt/C, per g_1 at its start
    readonly float _shareSecond;      // 1/nS: mean of g_2 over a step, times dt/C, per g_2 at its start
    readonly float _shareThird;       // 1/nS: mean of g_3 over a step, times dt/C, per g_3 at its start
    readonly float _shareFourth;      // 1/nS: mean of g_4 over a step, times dt/C, per g_4 at its start
    readonly float _pullFirst;        // mV/nS: the same, times the reversal potential
    readonly float _pullSecond;       // mV/nS: the same, times the reversal potential
    readonly float _pullThird;        // mV/nS: the same, times the reversal potential
    readonly float _pullFourth;       // mV/nS: the same, times the reversal potential
    readonly float _decayFirst;       // exp(−dt/τ_1)
    readonly float _decaySecond;      // exp(−dt/τ_2)
    readonly float _decayThird;       // exp(−dt/τ_3)
    readonly float _decayFourth;      // exp(−dt/τ_4)
    readonly float _mostFirst;        // nS: saturation of g_1
    readonly float _mostSecond;       // nS: saturation of g_2
    readonly float _mostThird;        // nS: saturation of g_3
    readonly float _mostFourth;       // nS: saturation of g_4
    readonly float _gain;             // mV per pA: dt/C
    readonly float _drift;            // mV from i_e
    readonly float _threshold;        // mV
    readonly float _reset;            // mV
    readonly int _refractorySteps;

    LeakyIntegrateAndFireConductanceMultisynapse(ParameterValues values, double dt)
    {
        var gain = dt / values[Capacitance];
        _rest = (float)values[Rest];
        _leak = (float)(dt / values[Tau]);
        (_shareFirst, _pullFirst, _decayFirst, _mostFirst) = Receptor(values, TauFirst, ReversalFirst, dt);
        (_shareSecond, _pullSecond, _decaySecond, _mostSecond) = Receptor(values, TauSecond, ReversalSecond, dt);
        (_shareThird, _pullThird, _decayThird, _mostThird) = Receptor(values, TauThird, ReversalThird, dt);
        (_shareFourth, _pullFourth, _decayFourth, _mostFourth) = Receptor(values, TauFourth, ReversalFourth, dt);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    static (float Share, float Pull, float Decay, float Most) Receptor(ParameterValues values, Parameter tau, Parameter reversal, double dt)
    {
        var share = Phi.One(-dt / values[tau]) * dt / values[Capacitance];
        return ((float)share, (float)(share * (values[reversal] - values[Rest])), (float)Exponential.Exp(-dt / values[tau]), (float)(Conductance.Saturation / share));
    }

    /// <inheritdoc/>
    public static LeakyIntegrateAndFireConductanceMultisynapse Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        // V' = (d − x V) / dt, solved with exp(−x) = 1 / (1 + x p): V becomes (V + p d) / (1 + x p).
        var x = _leak;
        var d = MathF.FusedMultiplyAdd(_gain, input.Current, _drift);
        x = MathF.FusedMultiplyAdd(_shareFirst, state.First, x);
        d = MathF.FusedMultiplyAdd(_pullFirst, state.First, d);
        x = MathF.FusedMultiplyAdd(_shareSecond, state.Second, x);
        d = MathF.FusedMultiplyAdd(_pullSecond, state.Second, d);
        x = MathF.FusedMultiplyAdd(_shareThird, state.Third, x);
        d = MathF.FusedMultiplyAdd(_pullThird, state.Third, d);
        x = MathF.FusedMultiplyAdd(_shareFourth, state.Fourth, x);
        d = MathF.FusedMultiplyAdd(_pullFourth, state.Fourth, d);
        var p = MathF.FusedMultiplyAdd(x, MathF.FusedMultiplyAdd(x, 1f / 6f, 0.5f), 1f);
        var decay = 1f / MathF.FusedMultiplyAdd(x, p, 1f); // does not wait for V, so that steps of one neuron overlap
        var depolarization = MathF.FusedMultiplyAdd(decay, state.Depolarization, p * d * decay);

        state.First = Conductance.Within(MathF.FusedMultiplyAdd(_decayFirst, state.First, input.Receptor0), _mostFirst);
        state.Second = Conductance.Within(MathF.FusedMultiplyAdd(_decaySecond, state.Second, input.Receptor1), _mostSecond);
        state.Third = Conductance.Within(MathF.FusedMultiplyAdd(_decayThird, state.Third, input.Receptor2), _mostThird);
        state.Fourth = Conductance.Within(MathF.FusedMultiplyAdd(_decayFourth, state.Fourth, input.Receptor3), _mostFourth);
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
