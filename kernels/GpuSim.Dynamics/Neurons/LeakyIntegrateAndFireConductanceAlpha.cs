using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Leaky integrate-and-fire with alpha conductances: τ V' = E − V + τ (g_ex (E_ex − V) + g_in (E_in − V) + I) / C; a spike of weight w brings g_s(t) = |w| (t/τ_s) exp(1 − t/τ_s), whose peak is |w|.</summary>
/// <remarks>
/// Conductances are exact, each as two states: a rise, which a spike lifts by e |w| and which decays, and the conductance, τ_s g_s' = rise − g_s.
/// Over a step V follows its linear equation with each conductance at its mean over that step, which is known: of second order.
/// The exponential of that equation is 1/(1 + x + x²/2 + x³/6), x the step in effective membrane time constants: one division, an error of x⁴/24, and stable for every x.
/// Order inside a step, as NEST's iaf_cond_alpha: the potential moves, the conductances move, the spikes that arrive at the step's end
/// are added to their rises, then the threshold. Conductances go on while refractory.
/// Source: Kuhn, Aertsen &amp; Rotter 2004, doi:10.1523/JNEUROSCI.3349-03.2004.
/// </remarks>
public readonly partial struct LeakyIntegrateAndFireConductanceAlpha : INeuronModel<LeakyIntegrateAndFireConductanceAlpha, LeakyIntegrateAndFireConductanceAlpha.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 15, 0.01, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, -70, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -55, -1e3, 1e3, "spike threshold");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -60, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 2, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter TauExcitatory = new("tau_syn_ex", Unit.Millisecond, 0.2, 0.01, 1e5, "time to peak of the excitatory conductance");
    static readonly Parameter TauInhibitory = new("tau_syn_in", Unit.Millisecond, 2, 0.01, 1e5, "time to peak of the inhibitory conductance");
    static readonly Parameter ExcitatoryReversal = new("e_ex", Unit.Millivolt, 0, -1e3, 1e3, "reversal potential of excitation");
    static readonly Parameter InhibitoryReversal = new("e_in", Unit.Millivolt, -85, -1e3, 1e3, "reversal potential of inhibition");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "lif_cond_alpha",
        AlsoKnownAs = ["iaf_cond_alpha", "IF_cond_alpha"],
        Summary = "leaky integrate-and-fire, alpha conductances",
        Equation = "tau_m dV/dt = v_rest - V + tau_m (g_ex (e_ex - V) + g_in (e_in - V) + I) / c_m; a spike brings g_syn(t) = |weight| (t / tau_syn) exp(1 - t / tau_syn); V >= v_threshold: spike, V = v_reset for t_ref",
        Source = "Kuhn, Aertsen & Rotter 2004, doi:10.1523/JNEUROSCI.3349-03.2004",
        Parameters = [Tau, Capacitance, Rest, Threshold, Reset, Refractory, TauExcitatory, TauInhibitory, ExcitatoryReversal, InhibitoryReversal, Current],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[Rest], "membrane potential"),
            new("g_ex", Unit.Nanosiemens, _ => 0, "excitatory conductance"),
            new("g_in", Unit.Nanosiemens, _ => 0, "inhibitory conductance"),
        ],
        Receptors =
        [
            new("excitatory", Unit.Nanosiemens, TakesSign: +1, values => Math.E * values[TauExcitatory] * (values[ExcitatoryReversal] - values[Rest]), "brings an alpha conductance with the weight as its peak to g_ex"),
            new("inhibitory", Unit.Nanosiemens, TakesSign: -1, values => Math.E * values[TauInhibitory] * (values[Rest] - values[InhibitoryReversal]), "brings an alpha conductance with the size of the weight, which is negative, as its peak to g_in"),
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
        public float ExcitatoryRise;

        /// <summary>nS.</summary>
        public float Inhibitory;

        /// <summary>nS.</summary>
        public float InhibitoryRise;

        /// <summary>Steps still to be held.</summary>
        public int RefractorySteps;
    }

    const float E = 2.71828183f; // peak of the rise for a peak of 1

    readonly float _rest;                     // mV; all potentials below are mV above it
    readonly float _leak;                     // dt/τ
    readonly float _shareExcitatory;          // 1/nS: mean of g_ex over a step, times dt/C, per g_ex at its start
    readonly float _shareInhibitory;          // 1/nS: the same of g_in
    readonly float _shareExcitatoryRise;      // 1/nS: the same per rise of g_ex at its start
    readonly float _shareInhibitoryRise;      // 1/nS
    readonly float _excitatoryReversal;       // mV
    readonly float _inhibitoryReversal;       // mV
    readonly float _decayExcitatory;          // exp(−dt/τ_ex)
    readonly float _decayInhibitory;          // exp(−dt/τ_in)
    readonly float _turnExcitatory;           // dt/τ_ex: of the rise into conductance
    readonly float _turnInhibitory;           // dt/τ_in
    readonly float _most;                     // nS: saturation
    readonly float _gain;                     // mV per pA: dt/C
    readonly float _drift;                    // mV from i_e
    readonly float _threshold;                // mV
    readonly float _reset;                    // mV
    readonly int _refractorySteps;

    LeakyIntegrateAndFireConductanceAlpha(ParameterValues values, double dt)
    {
        var gain = dt / values[Capacitance];
        var excitatory = dt / values[TauExcitatory];
        var inhibitory = dt / values[TauInhibitory];
        _rest = (float)values[Rest];
        _leak = (float)(dt / values[Tau]);
        _shareExcitatory = (float)(gain * Phi.One(-excitatory));
        _shareInhibitory = (float)(gain * Phi.One(-inhibitory));
        _shareExcitatoryRise = (float)(gain * excitatory * Exponential.Exp(-excitatory) * Phi.Two(excitatory));
        _shareInhibitoryRise = (float)(gain * inhibitory * Exponential.Exp(-inhibitory) * Phi.Two(inhibitory));
        _excitatoryReversal = (float)(values[ExcitatoryReversal] - values[Rest]);
        _inhibitoryReversal = (float)(values[InhibitoryReversal] - values[Rest]);
        _decayExcitatory = (float)Exponential.Exp(-excitatory);
        _decayInhibitory = (float)Exponential.Exp(-inhibitory);
        _turnExcitatory = (float)excitatory;
        _turnInhibitory = (float)inhibitory;
        _most = (float)(Conductance.Saturation / gain);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static LeakyIntegrateAndFireConductanceAlpha Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        // V' = (d − x V) / dt, solved with exp(−x) = 1 / (1 + x p): V becomes (V + p d) / (1 + x p).
        var excitation = MathF.FusedMultiplyAdd(_shareExcitatory, state.Excitatory, _shareExcitatoryRise * state.ExcitatoryRise);
        var inhibition = MathF.FusedMultiplyAdd(_shareInhibitory, state.Inhibitory, _shareInhibitoryRise * state.InhibitoryRise);
        var x = _leak + excitation + inhibition;
        var drift = MathF.FusedMultiplyAdd(_gain, input.Current, _drift);
        var d = MathF.FusedMultiplyAdd(excitation, _excitatoryReversal, MathF.FusedMultiplyAdd(inhibition, _inhibitoryReversal, drift));
        var p = MathF.FusedMultiplyAdd(x, MathF.FusedMultiplyAdd(x, 1f / 6f, 0.5f), 1f);
        var decay = 1f / MathF.FusedMultiplyAdd(x, p, 1f); // does not wait for V, so that steps of one neuron overlap
        var depolarization = MathF.FusedMultiplyAdd(decay, state.Depolarization, p * d * decay);

        state.Excitatory = Conductance.Within(_decayExcitatory * MathF.FusedMultiplyAdd(_turnExcitatory, state.ExcitatoryRise, state.Excitatory), _most);
        state.Inhibitory = Conductance.Within(_decayInhibitory * MathF.FusedMultiplyAdd(_turnInhibitory, state.InhibitoryRise, state.Inhibitory), _most);
        state.ExcitatoryRise = Conductance.Within(MathF.FusedMultiplyAdd(_decayExcitatory, state.ExcitatoryRise, E * input.Receptor0), _most);
        state.InhibitoryRise = Conductance.Within(MathF.FusedMultiplyAdd(_decayInhibitory, state.InhibitoryRise, -E * input.Receptor1), _most);
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
