using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.UserModels;

/// <summary>Exponential integrate-and-fire with delta synapses: τ V' = E − V + Δ exp((V − V_T) / Δ) + τ I / C; at V ≥ V_peak spike, then hold V_r for t_ref.</summary>
/// <remarks>Forward Euler. Source: Fourcaud-Trocmé et al. 2003, doi:10.1523/JNEUROSCI.23-37-11628.2003.</remarks>
public readonly partial struct ExponentialIntegrateAndFire : INeuronModel<ExponentialIntegrateAndFire, ExponentialIntegrateAndFire.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 10, 0.1, 1e5, "membrane time constant");
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1e-3, 1e6, "membrane capacitance");
    static readonly Parameter Rest = new("v_rest", Unit.Millivolt, -65, -1e3, 1e3, "resting potential");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, -59.9, -1e3, 1e3, "potential at which the upswing has slope 1");
    static readonly Parameter Sharpness = new("delta", Unit.Millivolt, 3.48, 0.1, 100, "range of the upswing");
    static readonly Parameter Peak = new("v_peak", Unit.Millivolt, -30, -1e3, 1e3, "where a spike is cut off");
    static readonly Parameter Reset = new("v_reset", Unit.Millivolt, -68, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Refractory = new("t_ref", Unit.Millisecond, 1.7, 0, 1e5, "refractory period, rounded to steps");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "users_eif",
        Summary = "exponential integrate-and-fire, delta synapses",
        Equation = "tau_m dV/dt = v_rest - V + delta exp((V - v_threshold) / delta) + tau_m I / c_m; V >= v_peak: spike, V = v_reset for t_ref",
        Source = "Fourcaud-Trocmé et al. 2003, doi:10.1523/JNEUROSCI.23-37-11628.2003",
        Parameters = [Tau, Capacitance, Rest, Threshold, Sharpness, Peak, Reset, Refractory],
        Variables = [new("v", Unit.Millivolt, values => values[Rest], "membrane potential")],
        Receptors = [new("delta", Unit.Millivolt, TakesSign: 0, values => values[Capacitance], "lifts the potential by the weight")],
        Constraints = [new(Reset, "a voltage below v_peak", values => values[Reset] < values[Peak])],
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
    readonly float _rate;            // dt/τ
    readonly float _gain;            // mV per pA: dt/C
    readonly float _threshold;       // mV above rest
    readonly float _sharpness;       // mV
    readonly float _steepness;       // 1/mV
    readonly float _peak;            // mV above rest
    readonly float _reset;           // mV above rest
    readonly int _refractorySteps;

    ExponentialIntegrateAndFire(ParameterValues values, double dt)
    {
        _rest = (float)values[Rest];
        _rate = (float)(dt / values[Tau]);
        _gain = (float)(dt / values[Capacitance]);
        _threshold = (float)(values[Threshold] - values[Rest]);
        _sharpness = (float)values[Sharpness];
        _steepness = (float)(1 / values[Sharpness]);
        _peak = (float)(values[Peak] - values[Rest]);
        _reset = (float)(values[Reset] - values[Rest]);
        _refractorySteps = (int)Math.Round(values[Refractory] / dt);
    }

    /// <inheritdoc/>
    public static ExponentialIntegrateAndFire Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        if (state.RefractorySteps > 0)
        {
            state.RefractorySteps--;
            return false;
        }
        var slope = Upswing(state.Depolarization - _threshold, _sharpness, _steepness) - state.Depolarization;
        var depolarization = MathF.FusedMultiplyAdd(_rate, slope, MathF.FusedMultiplyAdd(_gain, input.Current, state.Depolarization)) + input.Receptor0;
        if (depolarization >= _peak)
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

    // mV
    static float Upswing(float aboveThreshold, float sharpness, float steepness) => sharpness * FloatExponential.Exp(aboveThreshold * steepness);
}
