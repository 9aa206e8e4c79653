using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Leaky integrate-and-fire with exponential conductances: τ V' = E − V + τ (g_ex (E_ex − V) + g_in (E_in − V) + I) / C, τ_s g_s' = −g_s; a spike lifts g_s by the size of its weight.</summary>
/// <remarks>
/// Conductances are exact. Over a step V follows its linear equation with each conductance at its mean over that step, which is known: of second order.
/// The exponential of that equation is 1/(1 + x + x²/2 + x³/6), x the step in effective membrane time constants: one division, an error of x⁴/24, and stable for every x.
/// Order inside a step, as NEST's iaf_cond_exp: the potential moves, the conductances decay, the spikes that arrive at the step's end
/// are added to them, then the threshold. Conductances go on while refractory.
/// Sources: Vogels &amp; Abbott 2005, doi:10.1523/JNEUROSCI.3508-05.2005; benchmark 1 of Brette et al. 2007, doi:10.1007/s10827-007-0038-6, whose parameters are the defaults.
/// </remarks>
public readonly partial struct LeakyIntegrateAndFireConductance : INeuronModel<LeakyIntegrateAndFireConductance, LeakyIntegrateAndFireConductance.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 20, 0.01, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 200, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, -60, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -50, -1e3, 1e3, "spike threshold");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -60, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 5, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter TauExcitatory = new("tau_syn_ex", Unit.Millisecond, 5, 0.01, 1e5, "time constant of the excitatory conductance");
    static readonly Parameter TauInhibitory = new("tau_syn_in", Unit.Millisecond, 10, 0.01, 1e5, "time constant of the inhibitory conductance");
    static readonly Parameter ExcitatoryReversal = new("e_ex", Unit.Millivolt, 0, -1e3, 1e3, "reversal potential of excitation");
    static readonly Parameter InhibitoryReversal = new("e_in", Unit.Millivolt, -80, -1e3, 1e3, "reversal potential of inhibition");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "lif_cond_exp",
        AlsoKnownAs = ["iaf_cond_exp", "IF_cond_exp", "COBA"],
        Summary = "leaky integrate-and-fire, exponential conductances",
        Equation = "tau_m dV/dt = v_rest - V + tau_m (g_ex (e_ex - V) + g_in (e_in - V) + I) / c_m; tau_syn dg_syn/dt = -g_syn; a spike lifts g_syn by the size of its weight; V >= v_threshold: spike, V = v_reset for t_ref",
        Source = "Vogels & Abbott 2005, doi:10.1523/JNEUROSCI.3508-05.2005; Brette et al. 2007, doi:10.1007/s10827-007-0038-6 (benchmark 1, defaults)",
        Parameters = [Tau, Capacitance, Rest, Threshold, Reset, Refractory, TauExcitatory, TauInhibitory, ExcitatoryReversal, InhibitoryReversal, Current],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[Rest], "membrane potential"),
            new("g_ex", Unit.Nanosiemens, _ => 0, "excitatory conductance"),
            new("g_in", Unit.Nanosiemens, _ => 0, "inhibitory conductance"),
        ],
        Receptors =
        [
            new("excitatory", Unit.Nanosiemens, TakesSign: +1, values => values[TauExcitatory] * (values[ExcitatoryReversal] - values[Rest]), "adds the weight to g_ex"),
            new("inhibitory", Unit.Nanosiemens, TakesSign: -1, values => values[TauInhibitory] * (values[Rest] - values[InhibitoryReversal]), "takes the weight, which is negative, off g_in: the conductance rises by its size"),
        ],
        Constraints = [new(Reset, "a voltage below v_threshold", values => values[Reset] < values[Threshold])],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>V − E, mV.</summary>
        public float Depolarization;

        /// <summary>nS.</summary>
        public float Excitatory;

        /// <summary>nS.</summary>
        public float Inhibitory;

        /// <summary>Steps still to be held.</summary>
        public int RefractorySteps;
    }

    readonly float _rest;                // mV; all potentials below are mV above it
    readonly float _leak;                // dt/τ
    readonly float _shareExcitatory;     // 1/nS: mean of g_ex over a step, times dt/C, per g_ex at its start
    readonly float _shareInhibitory;     // 1/nS: the same of g_in
    readonly float _pullExcitatory;      // mV/nS: the same, times the reversal potential
    readonly float _pullInhibitory;      // mV/nS
    readonly float _decayExcitatory;     // exp(−dt/τ_ex)
    readonly float _decayInhibitory;     // exp(−dt/τ_in)
    readonly float _mostExcitatory;      // nS: saturation
    readonly float _mostInhibitory;      // nS
    readonly float _gain;                // mV per pA: dt/C
    readonly float _drift;               // mV from i_e
    readonly float _threshold;           // mV
    readonly float _reset;               // mV
    readonly int _refractorySteps;

    LeakyIntegrateAndFireConductance(ParameterValues values, double dt)
    {
        var gain = dt / values[Capacitance];
        var shareExcitatory = Phi.One(-dt / values[TauExcitatory]) * gain;
        var shareInhibitory = Phi.One(-dt / values[TauInhibitory]) * gain;
        _rest = (float)values[Rest];
        _leak = (float)(dt / values[Tau]);
        _shareExcitatory = (float)shareExcitatory;
        _shareInhibitory = (float)shareInhibitory;
        _pullExcitatory = (float)(shareExcitatory * (values[ExcitatoryReversal] - values[Rest]));
        _pullInhibitory = (float)(shareInhibitory * (values[InhibitoryReversal] - values[Rest]));
        _decayExcitatory = (float)Exponential.Exp(-dt / values[TauExcitatory]);
        _decayInhibitory = (float)Exponential.Exp(-dt / values[TauInhibitory]);
        _mostExcitatory = (float)(Conductance.Saturation / shareExcitatory);
        _mostInhibitory = (float)(Conductance.Saturation / shareInhibitory);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static LeakyIntegrateAndFireConductance Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        // V' = (d − x V) / dt, solved with exp(−x) = 1 / (1 + x p): V becomes (V + p d) / (1 + x p).
        var x = MathF.FusedMultiplyAdd(_shareExcitatory, state.Excitatory, MathF.FusedMultiplyAdd(_shareInhibitory, state.Inhibitory, _leak));
        var drift = MathF.FusedMultiplyAdd(_gain, input.Current, _drift);
        var d = MathF.FusedMultiplyAdd(_pullExcitatory, state.Excitatory, MathF.FusedMultiplyAdd(_pullInhibitory, state.Inhibitory, drift));
        var p = MathF.FusedMultiplyAdd(x, MathF.FusedMultiplyAdd(x, 1f / 6f, 0.5f), 1f);
        var decay = 1f / MathF.FusedMultiplyAdd(x, p, 1f); // does not wait for V, so that steps of one neuron overlap
        var depolarization = MathF.FusedMultiplyAdd(decay, state.Depolarization, p * d * decay);

        state.Excitatory = Conductance.Within(MathF.FusedMultiplyAdd(_decayExcitatory, state.Excitatory, input.Receptor0), _mostExcitatory);
        state.Inhibitory = Conductance.Within(MathF.FusedMultiplyAdd(_decayInhibitory, state.Inhibitory, -input.Receptor1), _mostInhibitory);
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
