using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Adaptive exponential integrate-and-fire with alpha conductances: C V' = g_L (E − V) + g_L Δ exp((V − V_T) / Δ) + g_ex (E_ex − V) + g_in (E_in − V) − w + I, τ_w w' = a (V − E) − w; at V ≥ V_peak spike, V = V_r, w rises by b; a spike of weight w brings g_s(t) = |w| (t/τ_s) exp(1 − t/τ_s), whose peak is |w|.</summary>
/// <remarks>
/// Source: Brette &amp; Gerstner 2005, doi:10.1152/jn.00686.2005. Of second order between spikes, which fall on steps: conductances are exact and V sees each at its mean over the step;
/// w moves by half a step with the V of the step's start, exactly, then V by a whole one as <see cref="Upswing"/> says, which keeps it finite, then w by the other half with the new V.
/// Each alpha conductance is two states: a rise, which a spike lifts by e |w| and which decays, and the conductance, τ_s g_s' = rise − g_s.
/// Order inside a step, as NEST's aeif_cond_alpha: V and w move, the conductances move, the spikes that arrive at the step's end are added to them, then V_peak.
/// While refractory V stays at V_r; w and the conductances go on.
/// </remarks>
public readonly partial struct AdaptiveExponentialAlpha : INeuronModel<AdaptiveExponentialAlpha, AdaptiveExponentialAlpha.State>
{
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 281, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter LeakConductance = new("g_leak", Unit.Nanosiemens, 30, 1e-6, 1e6, "leak conductance");
    static readonly Parameter LeakReversal = new("e_leak", Unit.Millivolt, -70.6, -1e3, 1e3, "reversal potential of the leak");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -50.4, -1e3, 1e3, "where the upswing sets in: there its slope is the leak's");
    static readonly Parameter Sharpness = new("delta_t", Unit.Millivolt, 2, 1e-3, 100, "slope factor of the upswing");
    static readonly Parameter Peak = new("v_peak", Unit.Millivolt, 0, -1e3, 1e3, "where the upswing is cut off: a spike");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -60, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 0, 0, 1e5, "refractory period, rounded to steps");
    static readonly Parameter TauAdaptation = new("tau_w", Unit.Millisecond, 144, 0.01, 1e5, "time constant of the adaptation");
    static readonly Parameter Subthreshold = new("a", Unit.Nanosiemens, 4, -1e6, 1e6, "adaptation to the potential");
    static readonly Parameter Jump = new("b", Unit.Picoampere, 80.5, -1e6, 1e6, "adaptation to a spike");
    static readonly Parameter TauExcitatory = new("tau_syn_ex", Unit.Millisecond, 0.2, 0.01, 1e5, "time to peak of the excitatory conductance");
    static readonly Parameter TauInhibitory = new("tau_syn_in", Unit.Millisecond, 2, 0.01, 1e5, "time to peak of the inhibitory conductance");
    static readonly Parameter ExcitatoryReversal = new("e_ex", Unit.Millivolt, 0, -1e3, 1e3, "reversal potential of excitation");
    static readonly Parameter InhibitoryReversal = new("e_in", Unit.Millivolt, -85, -1e3, 1e3, "reversal potential of inhibition");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "adex_cond_alpha",
        AlsoKnownAs = ["aeif_cond_alpha", "EIF_cond_alpha_isfa_ista"],
        Summary = "adaptive exponential integrate-and-fire, alpha conductances",
        Equation = "c_m dV/dt = g_leak (e_leak - V) + g_leak delta_t exp((V - v_threshold) / delta_t) + g_ex (e_ex - V) + g_in (e_in - V) - w + I; tau_w dw/dt = a (V - e_leak) - w; a spike brings g_syn(t) = |weight| (t / tau_syn) exp(1 - t / tau_syn); V >= v_peak: spike, V = v_reset for t_ref, w = w + b",
        Source = "Brette & Gerstner 2005, doi:10.1152/jn.00686.2005",
        Parameters =
        [
            Capacitance, LeakConductance, LeakReversal, Threshold, Sharpness, Peak, Reset, Refractory, TauAdaptation, Subthreshold, Jump,
            TauExcitatory, TauInhibitory, ExcitatoryReversal, InhibitoryReversal, Current,
        ],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[LeakReversal], "membrane potential"),
            new("w", Unit.Picoampere, _ => 0, "adaptation current"),
            new("g_ex", Unit.Nanosiemens, _ => 0, "excitatory conductance"),
            new("g_in", Unit.Nanosiemens, _ => 0, "inhibitory conductance"),
        ],
        Receptors =
        [
            new("excitatory", Unit.Nanosiemens, TakesSign: +1, values => Math.E * values[TauExcitatory] * (values[ExcitatoryReversal] - values[LeakReversal]), "brings an alpha conductance with the weight as its peak to g_ex"),
            new("inhibitory", Unit.Nanosiemens, TakesSign: -1, values => Math.E * values[TauInhibitory] * (values[LeakReversal] - values[InhibitoryReversal]), "brings an alpha conductance with the size of the weight, which is negative, as its peak to g_in"),
        ],
        Constraints = [new(Reset, "a voltage below v_peak", values => values[Reset] < values[Peak])],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>V − E, mV.</summary>
        public float Depolarization;

        /// <summary>w, pA.</summary>
        public float Adaptation;

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

    const float Lowest = -1e4f; // mV: far below every potential, it keeps states finite where the step is too long for the parameters
    const float E = 2.71828183f; // peak of the rise for a peak of 1

    readonly float _rest;                 // mV; all potentials below are mV above it
    readonly float _leak;                 // dt g_L/C
    readonly float _threshold;            // mV
    readonly float _sharpness;            // mV
    readonly float _steepness;            // 1/mV
    readonly float _peak;                 // mV
    readonly float _reset;                // mV
    readonly float _decayAdaptation;      // exp(−dt/2τ_w)
    readonly float _subthreshold;         // pA/mV: a (1 − exp(−dt/2τ_w))
    readonly float _jump;                 // pA
    readonly float _shareExcitatory;      // 1/nS: mean of g_ex over a step, times dt/C, per g_ex at its start
    readonly float _shareInhibitory;      // 1/nS: the same of g_in
    readonly float _shareExcitatoryRise;  // 1/nS: the same per rise of g_ex at its start
    readonly float _shareInhibitoryRise;  // 1/nS
    readonly float _turnExcitatory;       // dt/τ_ex: of the rise into conductance
    readonly float _turnInhibitory;       // dt/τ_in
    readonly float _excitatoryReversal;   // mV
    readonly float _inhibitoryReversal;   // mV
    readonly float _decayExcitatory;      // exp(−dt/τ_ex)
    readonly float _decayInhibitory;      // exp(−dt/τ_in)
    readonly float _most;                 // nS: saturation
    readonly float _gain;                 // mV per pA: dt/C
    readonly float _drift;                // mV from i_e
    readonly int _refractorySteps;

    AdaptiveExponentialAlpha(ParameterValues values, double dt)
    {
        var gain = dt / values[Capacitance];
        var excitatory = dt / values[TauExcitatory];
        var inhibitory = dt / values[TauInhibitory];
        var adaptation = dt / (2 * values[TauAdaptation]);
        _rest = (float)values[LeakReversal];
        _leak = (float)(gain * values[LeakConductance]);
        _threshold = (float)(values[Threshold] - values[LeakReversal]);
        _sharpness = (float)values[Sharpness];
        _steepness = (float)(1 / values[Sharpness]);
        _peak = (float)(values[Peak] - values[LeakReversal]);
        _reset = (float)(values[Reset] - values[LeakReversal]);
        _decayAdaptation = (float)Exponential.Exp(-adaptation);
        _subthreshold = (float)(-Exponential.ExpMinusOne(-adaptation) * values[Subthreshold]);
        _jump = (float)values[Jump];
        _shareExcitatory = (float)(gain * Phi.One(-excitatory));
        _shareInhibitory = (float)(gain * Phi.One(-inhibitory));
        _shareExcitatoryRise = (float)(gain * excitatory * Exponential.Exp(-excitatory) * Phi.Two(excitatory));
        _shareInhibitoryRise = (float)(gain * inhibitory * Exponential.Exp(-inhibitory) * Phi.Two(inhibitory));
        _turnExcitatory = (float)excitatory;
        _turnInhibitory = (float)inhibitory;
        _excitatoryReversal = (float)(values[ExcitatoryReversal] - values[LeakReversal]);
        _inhibitoryReversal = (float)(values[InhibitoryReversal] - values[LeakReversal]);
        _decayExcitatory = (float)Exponential.Exp(-excitatory);
        _decayInhibitory = (float)Exponential.Exp(-inhibitory);
        _most = (float)(Conductance.Saturation / gain);
        _gain = (float)gain;
        _drift = (float)(gain * values[Current]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static AdaptiveExponentialAlpha Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var excitation = MathF.FusedMultiplyAdd(_shareExcitatory, state.Excitatory, _shareExcitatoryRise * state.ExcitatoryRise);
        var inhibition = MathF.FusedMultiplyAdd(_shareInhibitory, state.Inhibitory, _shareInhibitoryRise * state.InhibitoryRise);
        var halfway = HalfStep(state.Adaptation, state.Depolarization);
        var drive = MathF.FusedMultiplyAdd(_gain, input.Current - halfway, _drift);
        drive = MathF.FusedMultiplyAdd(excitation, _excitatoryReversal, MathF.FusedMultiplyAdd(inhibition, _inhibitoryReversal, drive));
        var moved = Upswing.Move(state.Depolarization, _leak + excitation + inhibition, drive, _leak, _threshold, _sharpness, _steepness);
        var bounded = moved > _peak ? _peak : moved < Lowest ? Lowest : moved;
        var held = state.RefractorySteps > 0;
        var depolarization = held ? state.Depolarization : bounded;
        var adaptation = Subnormal.ToZero(HalfStep(halfway, depolarization));

        state.Excitatory = Conductance.Within(_decayExcitatory * MathF.FusedMultiplyAdd(_turnExcitatory, state.ExcitatoryRise, state.Excitatory), _most);
        state.Inhibitory = Conductance.Within(_decayInhibitory * MathF.FusedMultiplyAdd(_turnInhibitory, state.InhibitoryRise, state.Inhibitory), _most);
        state.ExcitatoryRise = Conductance.Within(MathF.FusedMultiplyAdd(_decayExcitatory, state.ExcitatoryRise, E * input.Receptor0), _most);
        state.InhibitoryRise = Conductance.Within(MathF.FusedMultiplyAdd(_decayInhibitory, state.InhibitoryRise, -E * input.Receptor1), _most);
        if (held)
        {
            state.RefractorySteps--;
            state.Adaptation = adaptation;
            return false;
        }
        if (depolarization >= _peak)
        {
            state.Depolarization = _reset;
            state.Adaptation = adaptation + _jump;
            state.RefractorySteps = _refractorySteps;
            return true;
        }
        state.Depolarization = Subnormal.ToZero(depolarization);
        state.Adaptation = adaptation;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    float HalfStep(float adaptation, float depolarization) => MathF.FusedMultiplyAdd(_decayAdaptation, adaptation, _subthreshold * depolarization);

    /// <inheritdoc/>
    public float Read(in State state, int variable) => variable switch
    {
        0 => state.Depolarization + _rest,
        1 => state.Adaptation,
        2 => state.Excitatory,
        _ => state.Inhibitory,
    };

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value)
    {
        switch (variable)
        {
            case 0: state.Depolarization = value - _rest; break;
            case 1: state.Adaptation = value; break;
            case 2: state.Excitatory = value; break;
            default: state.Inhibitory = value; break;
        }
    }
}
