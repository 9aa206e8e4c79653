using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Hodgkin–Huxley neuron of Traub and Miles with exponential conductances: C V' = g_L (E_L − V) + g_Na m³h (E_Na − V) + g_K n⁴ (E_K − V) + g_ex (E_ex − V) + g_in (E_in − V) + I, x' = α (1 − x) − β x.</summary>
/// <remarks>
/// Exponential Euler, of first order: over a step each of V, m, h, n relaxes exponentially towards where it would settle if the others stayed as
/// they were at the step's start. Meant for steps of at most 0.1 ms. Sources: Traub &amp; Miles 1991, doi:10.1017/CBO9780511895401; benchmark 3 of
/// Brette et al. 2007, doi:10.1007/s10827-007-0038-6, whose parameters are the defaults.
/// Order inside a step: potential and gates move by the conductances, the gates and the potential of the step's start; the conductances decay;
/// the spikes that arrive at the step's end are added to them; then the threshold.
/// A spike is a passage of V through the threshold from below. V is never reset, and no hold-off is needed: the benchmark's (3 ms) only keeps simulators that
/// ask whether V is above the threshold from counting one action potential twice.
/// </remarks>
public readonly partial struct TraubMiles : INeuronModel<TraubMiles, TraubMiles.State>
{
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 200, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter LeakConductance = new("g_leak", Unit.Nanosiemens, 10, 1e-6, 1e6, "leak conductance");
    static readonly Parameter LeakReversal = new("e_leak", Unit.Millivolt, -60, -1e3, 1e3, "reversal potential of the leak");
    static readonly Parameter SodiumConductance = new("g_na", Unit.Nanosiemens, 20_000, 0, 1e9, "sodium conductance with all channels open");
    static readonly Parameter SodiumReversal = new("e_na", Unit.Millivolt, 50, -1e3, 1e3, "reversal potential of sodium");
    static readonly Parameter PotassiumConductance = new("g_k", Unit.Nanosiemens, 6_000, 0, 1e9, "potassium conductance with all channels open");
    static readonly Parameter PotassiumReversal = new("e_k", Unit.Millivolt, -90, -1e3, 1e3, "reversal potential of potassium");
    static readonly Parameter Shift = new("v_t", Unit.Millivolt, -63, -1e3, 1e3, "shifts the rates of all gates, and with them where spikes begin");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -20, -1e3, 1e3, "a passage upward through it is a spike");
    static readonly Parameter TauExcitatory = new("tau_syn_ex", Unit.Millisecond, 5, 0.01, 1e5, "time constant of the excitatory conductance");
    static readonly Parameter TauInhibitory = new("tau_syn_in", Unit.Millisecond, 10, 0.01, 1e5, "time constant of the inhibitory conductance");
    static readonly Parameter ExcitatoryReversal = new("e_ex", Unit.Millivolt, 0, -1e3, 1e3, "reversal potential of excitation");
    static readonly Parameter InhibitoryReversal = new("e_in", Unit.Millivolt, -80, -1e3, 1e3, "reversal potential of inhibition");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "hh_cond_exp_traub",
        AlsoKnownAs = ["HH_cond_exp", "TraubMiles", "traub_miles", "COBAHH"],
        Summary = "Hodgkin-Huxley neuron of Traub and Miles, exponential conductances",
        Equation = "c_m dV/dt = g_leak (e_leak - V) + g_na m^3 h (e_na - V) + g_k n^4 (e_k - V) + g_ex (e_ex - V) + g_in (e_in - V) + I; dx/dt = alpha_x (V - v_t) (1 - x) - beta_x (V - v_t) x for x = m, h, n; tau_syn dg_syn/dt = -g_syn; a spike lifts g_syn by the size of its weight; V passes v_threshold upward: spike",
        Source = "Traub & Miles 1991, doi:10.1017/CBO9780511895401; Brette et al. 2007, doi:10.1007/s10827-007-0038-6 (benchmark 3, defaults)",
        Parameters =
        [
            Capacitance, LeakConductance, LeakReversal, SodiumConductance, SodiumReversal, PotassiumConductance, PotassiumReversal,
            Shift, Threshold, TauExcitatory, TauInhibitory, ExcitatoryReversal, InhibitoryReversal, Current,
        ],
        Variables =
        [
            new("v", Unit.Millivolt, values => values[LeakReversal], "membrane potential"),
            new("m", Unit.One, values => Rates.AtRest(values).Sodium, "sodium activation, settled at e_leak at the start"),
            new("h", Unit.One, values => Rates.AtRest(values).Inactivation, "sodium inactivation, settled at e_leak at the start"),
            new("n", Unit.One, values => Rates.AtRest(values).Potassium, "potassium activation, settled at e_leak at the start"),
            new("g_ex", Unit.Nanosiemens, _ => 0, "excitatory conductance"),
            new("g_in", Unit.Nanosiemens, _ => 0, "inhibitory conductance"),
        ],
        Receptors =
        [
            new("excitatory", Unit.Nanosiemens, TakesSign: +1, values => values[TauExcitatory] * (values[ExcitatoryReversal] - values[LeakReversal]), "adds the weight to g_ex"),
            new("inhibitory", Unit.Nanosiemens, TakesSign: -1, values => values[TauInhibitory] * (values[LeakReversal] - values[InhibitoryReversal]), "takes the weight, which is negative, off g_in: the conductance rises by its size"),
        ],
        Rests = false, // the benchmark's parameters put e_leak above the threshold of slow firing
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>mV above v_t.</summary>
        public float Potential;

        /// <summary>m, sodium activation.</summary>
        public float Sodium;

        /// <summary>h, sodium inactivation.</summary>
        public float Inactivation;

        /// <summary>n, potassium activation.</summary>
        public float Potassium;

        /// <summary>nS.</summary>
        public float Excitatory;

        /// <summary>nS.</summary>
        public float Inhibitory;
    }

    const float LowestRate = -150f, HighestRate = 230f; // mV above v_t: beyond, rates stay as they are there, far from where any gate moves
    const float Settled = 87f;                          // time constants after which nothing is left

    readonly float _shift;               // mV; all potentials below are mV above it
    readonly float _dt;                  // ms
    readonly float _perCapacitance;      // dt/C, 1/nS
    readonly float _leak;                // nS
    readonly float _drift;               // g_L E_L + i_e, pA
    readonly float _sodium;              // nS
    readonly float _potassium;           // nS
    readonly float _sodiumReversal;      // mV
    readonly float _potassiumReversal;   // mV
    readonly float _excitatoryReversal;  // mV
    readonly float _inhibitoryReversal;  // mV
    readonly float _decayExcitatory;     // exp(−dt/τ_ex)
    readonly float _decayInhibitory;     // exp(−dt/τ_in)
    readonly float _threshold;           // mV

    TraubMiles(ParameterValues values, double dt)
    {
        var shift = values[Shift];
        _shift = (float)shift;
        _dt = (float)dt;
        _perCapacitance = (float)(dt / values[Capacitance]);
        _leak = (float)values[LeakConductance];
        _drift = (float)(values[LeakConductance] * (values[LeakReversal] - shift) + values[Current]);
        _sodium = (float)values[SodiumConductance];
        _potassium = (float)values[PotassiumConductance];
        _sodiumReversal = (float)(values[SodiumReversal] - shift);
        _potassiumReversal = (float)(values[PotassiumReversal] - shift);
        _excitatoryReversal = (float)(values[ExcitatoryReversal] - shift);
        _inhibitoryReversal = (float)(values[InhibitoryReversal] - shift);
        _decayExcitatory = (float)Exponential.Exp(-dt / values[TauExcitatory]);
        _decayInhibitory = (float)Exponential.Exp(-dt / values[TauInhibitory]);
        _threshold = (float)(values[Threshold] - shift);
    }

    /// <inheritdoc/>
    public static TraubMiles Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var v = state.Potential;
        var m = state.Sodium;
        var n = state.Potassium;

        var sodium = _sodium * (m * m * m * state.Inactivation);
        var potassium = _potassium * (n * n * (n * n));
        var conductance = _leak + sodium + potassium + state.Excitatory + state.Inhibitory;
        var drive = _drift + input.Current;
        drive = MathF.FusedMultiplyAdd(sodium, _sodiumReversal, drive);
        drive = MathF.FusedMultiplyAdd(potassium, _potassiumReversal, drive);
        drive = MathF.FusedMultiplyAdd(state.Excitatory, _excitatoryReversal, drive);
        drive = MathF.FusedMultiplyAdd(state.Inhibitory, _inhibitoryReversal, drive);
        var potential = Subnormal.ToZero(Relax(v, drive / conductance, conductance * _perCapacitance));

        // With p = x / (eˣ − 1) the rates are fractions; gates take numerators and denominators, so that each divides once.
        var within = v < LowestRate ? LowestRate : v > HighestRate ? HighestRate : v;
        var openM = Apart((13f - within) * 0.25f);
        var closeM = Apart((within - 40f) * 0.2f);
        var openN = Apart((15f - within) * 0.2f);
        var powerOpenM = FloatExponential.ExpMinusOneWithin(openM);
        var powerCloseM = FloatExponential.ExpMinusOneWithin(closeM);
        var powerOpenN = FloatExponential.ExpMinusOneWithin(openN);
        var opening = 1.28f * openM * powerCloseM;
        state.Sodium = Gate(m, opening, MathF.FusedMultiplyAdd(1.4f * closeM, powerOpenM, opening), powerOpenM * powerCloseM);

        var sum = powerCloseM + 2f; // 4 / (1 + exp(−x)) = 4 (eˣ − 1 + 1) / (eˣ − 1 + 2), with the x of β_m
        opening = 0.128f * FloatExponential.ExpWithin((17f - within) * (1f / 18f)) * sum;
        state.Inactivation = Gate(state.Inactivation, opening, MathF.FusedMultiplyAdd(4f, powerCloseM + 1f, opening), sum);

        opening = 0.16f * openN;
        state.Potassium = Gate(n, opening, MathF.FusedMultiplyAdd(0.5f * FloatExponential.ExpWithin((10f - within) * 0.025f), powerOpenN, opening), powerOpenN);

        state.Excitatory = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayExcitatory, state.Excitatory, input.Receptor0));
        state.Inhibitory = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decayInhibitory, state.Inhibitory, -input.Receptor1));
        state.Potential = potential;
        return v < _threshold && potential >= _threshold;
    }

    // α = opening / common, α + β = both / common, in 1/ms.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    float Gate(float x, float opening, float both, float common)
    {
        var reciprocal = 1f / (both * common);
        return Subnormal.ToZero(Relax(x, opening * common * reciprocal, both * both * reciprocal * _dt));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Relax(float x, float settled, float time) // time in time constants
    {
        var end = time > Settled ? Settled : time;
        return MathF.FusedMultiplyAdd(x - settled, FloatExponential.ExpWithin(-end), settled);
    }

    // x / (eˣ − 1) goes to 1 at 0, and is 1 to within a rounding at 1e-7.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Apart(float x) => x == 0f ? 1e-7f : x;

    /// <inheritdoc/>
    public float Read(in State state, int variable) => variable switch
    {
        0 => state.Potential + _shift,
        1 => state.Sodium,
        2 => state.Inactivation,
        3 => state.Potassium,
        4 => state.Excitatory,
        _ => state.Inhibitory,
    };

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value)
    {
        switch (variable)
        {
            case 0: state.Potential = value - _shift; break;
            case 1: state.Sodium = value; break;
            case 2: state.Inactivation = value; break;
            case 3: state.Potassium = value; break;
            case 4: state.Excitatory = value; break;
            default: state.Inhibitory = value; break;
        }
    }

    // Where the gates settle at E_L, on the host.
    readonly record struct Rates(double Sodium, double Inactivation, double Potassium)
    {
        public static Rates AtRest(ParameterValues values)
        {
            var v = values[LeakReversal] - values[Shift];
            return new(
                Settled(1.28 * Linoid((13 - v) / 4), 1.4 * Linoid((v - 40) / 5)),
                Settled(0.128 * Exponential.Exp((17 - v) / 18), 4 / (1 + Exponential.Exp((40 - v) / 5))),
                Settled(0.16 * Linoid((15 - v) / 5), 0.5 * Exponential.Exp((10 - v) / 40)));
        }

        static double Settled(double opening, double closing) => opening / (opening + closing);

        static double Linoid(double x) => x == 0 ? 1 : x / Exponential.ExpMinusOne(x);
    }
}
