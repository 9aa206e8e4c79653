using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>The neuron of Hodgkin and Huxley, the squid's, with exponential conductances: C V' = g_L (E_L − V) + g_Na m³h (E_Na − V) + g_K n⁴ (E_K − V) + g_ex (E_ex − V) + g_in (E_in − V) + I, x' = α (1 − x) − β x.</summary>
/// <remarks>
/// Source: Hodgkin &amp; Huxley 1952, doi:10.1113/jphysiol.1952.sp004764, with the rest at −65 mV. By default a membrane of 1000 µm², so that 1 µA/cm² is 10 pA.
/// Strang splitting, of second order: with the gates held V relaxes exponentially for half a step, with V held the gates relax for a step, and V for
/// the other half; the synaptic conductances decay in between. Each part is solved exactly, so that gates stay between 0 and 1 and V between the reversal
/// potentials whatever the step. It keeps the limit cycle at long steps and costs one evaluation of the rates (Chen, Raman &amp; Stern 2020,
/// doi:10.1137/18M123390X). Currents count as constant over a step.
/// Order inside a step: the above; the spikes that arrive at the step's end are added to the conductances; then the threshold.
/// A spike is a passage of V through the threshold from below. V is never reset.
/// </remarks>
public readonly partial struct HodgkinHuxley : INeuronModel<HodgkinHuxley, HodgkinHuxley.State>
{
    const double Rest = -65; // mV: what the rates count from

    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 10, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter LeakConductance = new("g_leak", Unit.Nanosiemens, 3, 1e-6, 1e6, "leak conductance");
    static readonly Parameter LeakReversal = new("e_leak", Unit.Millivolt, -54.387, -1e3, 1e3, "reversal potential of the leak");
    static readonly Parameter SodiumConductance = new("g_na", Unit.Nanosiemens, 1200, 0, 1e9, "sodium conductance with all channels open");
    static readonly Parameter SodiumReversal = new("e_na", Unit.Millivolt, 50, -1e3, 1e3, "reversal potential of sodium");
    static readonly Parameter PotassiumConductance = new("g_k", Unit.Nanosiemens, 360, 0, 1e9, "potassium conductance with all channels open");
    static readonly Parameter PotassiumReversal = new("e_k", Unit.Millivolt, -77, -1e3, 1e3, "reversal potential of potassium");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, 0, -1e3, 1e3, "a passage upward through it is a spike");
    static readonly Parameter TauExcitatory = new("tau_syn_ex", Unit.Millisecond, 0.2, 0.01, 1e5, "time constant of the excitatory conductance");
    static readonly Parameter TauInhibitory = new("tau_syn_in", Unit.Millisecond, 2, 0.01, 1e5, "time constant of the inhibitory conductance");
    static readonly Parameter ExcitatoryReversal = new("e_ex", Unit.Millivolt, 0, -1e3, 1e3, "reversal potential of excitation");
    static readonly Parameter InhibitoryReversal = new("e_in", Unit.Millivolt, -80, -1e3, 1e3, "reversal potential of inhibition");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "hodgkin_huxley",
        AlsoKnownAs = ["hh_psc_alpha", "hodgkin_huxley_1952", "HodgkinHuxley", "hh_neuron"],
        Summary = "Hodgkin-Huxley neuron of the squid, exponential conductances",
        Equation = "c_m dV/dt = g_leak (e_leak - V) + g_na m^3 h (e_na - V) + g_k n^4 (e_k - V) + g_ex (e_ex - V) + g_in (e_in - V) + I; dx/dt = alpha_x(V) (1 - x) - beta_x(V) x for x = m, h, n; tau_syn dg_syn/dt = -g_syn; a spike lifts g_syn by the size of its weight; V passes v_threshold upward: spike",
        Source = "Hodgkin & Huxley 1952, doi:10.1113/jphysiol.1952.sp004764; Chen, Raman & Stern 2020, doi:10.1137/18M123390X (Strang splitting, second order)",
        Parameters =
        [
            Capacitance, LeakConductance, LeakReversal, SodiumConductance, SodiumReversal, PotassiumConductance, PotassiumReversal,
            Threshold, TauExcitatory, TauInhibitory, ExcitatoryReversal, InhibitoryReversal, Current,
        ],
        Variables =
        [
            new("v", Unit.Millivolt, _ => Rest, "membrane potential"),
            new("m", Unit.One, _ => Gates.AtRest.Sodium, "sodium activation, settled at -65 mV at the start"),
            new("h", Unit.One, _ => Gates.AtRest.Inactivation, "sodium inactivation, settled at -65 mV at the start"),
            new("n", Unit.One, _ => Gates.AtRest.Potassium, "potassium activation, settled at -65 mV at the start"),
            new("g_ex", Unit.Nanosiemens, _ => 0, "excitatory conductance"),
            new("g_in", Unit.Nanosiemens, _ => 0, "inhibitory conductance"),
        ],
        Receptors =
        [
            new("excitatory", Unit.Nanosiemens, TakesSign: +1, values => values[TauExcitatory] * (values[ExcitatoryReversal] - Rest), "adds the weight to g_ex"),
            new("inhibitory", Unit.Nanosiemens, TakesSign: -1, values => values[TauInhibitory] * (Rest - values[InhibitoryReversal]), "takes the weight, which is negative, off g_in: the conductance rises by its size"),
        ],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>mV above −65 mV.</summary>
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

    const float LowestRate = -150f, HighestRate = 230f; // mV above rest: beyond, rates stay as they are there, far from where any gate moves
    const float Settled = 87f;                          // time constants after which nothing is left
    const float RootE = 1.64872127f;                    // e^½

    readonly float _dt;                  // ms
    readonly float _half;                // dt/2C, 1/nS
    readonly float _leak;                // nS
    readonly float _drift;               // g_L E_L + i_e, pA; this and all potentials below count from rest
    readonly float _sodium;              // nS
    readonly float _potassium;           // nS
    readonly float _sodiumReversal;      // mV
    readonly float _potassiumReversal;   // mV
    readonly float _excitatoryReversal;  // mV
    readonly float _inhibitoryReversal;  // mV
    readonly float _decayExcitatory;     // exp(−dt/τ_ex)
    readonly float _decayInhibitory;     // exp(−dt/τ_in)
    readonly float _threshold;           // mV

    HodgkinHuxley(ParameterValues values, double dt)
    {
        _dt = (float)dt;
        _half = (float)(0.5 * dt / values[Capacitance]);
        _leak = (float)values[LeakConductance];
        _drift = (float)(values[LeakConductance] * (values[LeakReversal] - Rest) + values[Current]);
        _sodium = (float)values[SodiumConductance];
        _potassium = (float)values[PotassiumConductance];
        _sodiumReversal = (float)(values[SodiumReversal] - Rest);
        _potassiumReversal = (float)(values[PotassiumReversal] - Rest);
        _excitatoryReversal = (float)(values[ExcitatoryReversal] - Rest);
        _inhibitoryReversal = (float)(values[InhibitoryReversal] - Rest);
        _decayExcitatory = (float)Exponential.Exp(-dt / values[TauExcitatory]);
        _decayInhibitory = (float)Exponential.Exp(-dt / values[TauInhibitory]);
        _threshold = (float)(values[Threshold] - Rest);
    }

    /// <inheritdoc/>
    public static HodgkinHuxley Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var current = _drift + input.Current;
        var middle = HalfStep(state.Potential, current, state.Sodium, state.Inactivation, state.Potassium, state.Excitatory, state.Inhibitory);

        // With p = x / (eˣ − 1) the rates are fractions; gates take numerators and denominators, so that each divides once.
        var within = middle < LowestRate ? LowestRate : middle > HighestRate ? HighestRate : middle;
        var openM = Apart((25f - within) * 0.1f);
        var openN = Apart((10f - within) * 0.1f);
        var powerM = FloatExponential.ExpMinusOneWithin(openM);
        var powerN = FloatExponential.ExpMinusOneWithin(openN);
        var slow = FloatExponential.ExpWithin(within * (-1f / 80f));
        var fourth = slow * slow * (slow * slow);
        var m = Gate(state.Sodium, openM, MathF.FusedMultiplyAdd(4f * FloatExponential.ExpWithin(within * (-1f / 18f)), powerM, openM), powerM);
        var sum = MathF.FusedMultiplyAdd(RootE, powerM + 1f, 1f); // β_h = 1 / (1 + eʸ) with y half above the x of α_m
        var openH = 0.07f * fourth * sum;
        var h = Gate(state.Inactivation, openH, openH + 1f, sum);
        var opening = 0.1f * openN;
        var n = Gate(state.Potassium, opening, MathF.FusedMultiplyAdd(0.125f * slow, powerN, opening), powerN);

        var excitatory = _decayExcitatory * state.Excitatory;
        var inhibitory = _decayInhibitory * state.Inhibitory;
        var potential = Subnormal.ToZero(HalfStep(middle, current, m, h, n, excitatory, inhibitory));
        var spiked = state.Potential < _threshold && potential >= _threshold;
        state.Potential = potential;
        state.Sodium = m;
        state.Inactivation = h;
        state.Potassium = n;
        state.Excitatory = Subnormal.ToZero(excitatory + input.Receptor0);
        state.Inhibitory = Subnormal.ToZero(inhibitory - input.Receptor1);
        return spiked;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    float HalfStep(float v, float current, float m, float h, float n, float excitatory, float inhibitory)
    {
        var sodium = _sodium * (m * m * m * h);
        var potassium = _potassium * (n * n * (n * n));
        var conductance = _leak + sodium + potassium + excitatory + inhibitory;
        var drive = MathF.FusedMultiplyAdd(sodium, _sodiumReversal, current);
        drive = MathF.FusedMultiplyAdd(potassium, _potassiumReversal, drive);
        drive = MathF.FusedMultiplyAdd(excitatory, _excitatoryReversal, drive);
        drive = MathF.FusedMultiplyAdd(inhibitory, _inhibitoryReversal, drive);
        return Relax(v, drive / conductance, conductance * _half);
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
        0 => state.Potential + (float)Rest,
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
            case 0: state.Potential = value - (float)Rest; break;
            case 1: state.Sodium = value; break;
            case 2: state.Inactivation = value; break;
            case 3: state.Potassium = value; break;
            case 4: state.Excitatory = value; break;
            default: state.Inhibitory = value; break;
        }
    }

    // Where the gates settle at −65 mV, on the host.
    readonly record struct Gates(double Sodium, double Inactivation, double Potassium)
    {
        public static Gates AtRest { get; } = new(
            Settled(2.5 / Exponential.ExpMinusOne(2.5), 4),
            Settled(0.07, 1 / (1 + Exponential.Exp(3))),
            Settled(0.1 / Exponential.ExpMinusOne(1), 0.125));

        static double Settled(double opening, double closing) => opening / (opening + closing);
    }
}
