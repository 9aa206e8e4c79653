using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Sigmoid rate unit: τ r' = −r + φ(h), φ(h) = r_max / (1 + exp(−g (h − θ))), h = μ + what synapses bring + I / 1 pA.</summary>
/// <remarks>
/// Exponential Euler: exact for an input constant over a step. Sources: Hahne et al. 2017, doi:10.3389/fninf.2017.00034 (rate units with delayed
/// coupling in steps); Wilson &amp; Cowan 1972, doi:10.1016/S0006-3495(72)86068-5.
/// </remarks>
public readonly partial struct SigmoidRate : INeuronModel<SigmoidRate, SigmoidRate.State>
{
    static readonly Parameter Tau = new("tau", Unit.Millisecond, 10, 0.01, 1e5, "time constant of the rate");
    static readonly Parameter Mean = new("mu", Unit.One, 0, -1e6, 1e6, "constant input");
    static readonly Parameter Gain = new("gain", Unit.One, 1, 0, 1e6, "steepness: four times the slope at the threshold over r_max");
    static readonly Parameter Threshold = new("threshold", Unit.One, 0, -1e6, 1e6, "input at which the rate is half of r_max");
    static readonly Parameter Ceiling = new("r_max", Unit.One, 1, 1e-6, 1e6, "rate at large input");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "sigmoid_rate",
        AlsoKnownAs = ["sigmoid_rate_ipn", "sigmoid_rate_opn"],
        Summary = "sigmoid rate unit",
        Equation = "tau dr/dt = -r + r_max / (1 + exp(-gain (h - threshold))); h = mu + sum of weights times rates + I / 1 pA",
        Source = "Hahne et al. 2017, doi:10.3389/fninf.2017.00034; Wilson & Cowan 1972, doi:10.1016/S0006-3495(72)86068-5",
        Parameters = [Tau, Mean, Gain, Threshold, Ceiling],
        Variables = [new("rate", Unit.One, values => values[Ceiling] / (1 + Exponential.Exp(-values[Gain] * (values[Mean] - values[Threshold]))), "rate, settled without input at the start")],
        Receptors = [new("input", Unit.One, TakesSign: 0, _ => 1, "adds to the input during one step")],
        Signal = "rate",
        LargestSignal = values => values[Ceiling],
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>r.</summary>
        public float Rate;
    }

    readonly float _rise;      // 1 − exp(−dt/τ)
    readonly float _mean;
    readonly float _gain;
    readonly float _threshold;
    readonly float _ceiling;

    SigmoidRate(ParameterValues values, double dt)
    {
        _rise = (float)-Exponential.ExpMinusOne(-dt / values[Tau]);
        _mean = (float)values[Mean];
        _gain = (float)values[Gain];
        _threshold = (float)values[Threshold];
        _ceiling = (float)values[Ceiling];
    }

    /// <inheritdoc/>
    public static SigmoidRate Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var h = _mean + input.Receptor0 + input.Current;
        var settled = _ceiling * Sigmoid.Logistic(_gain * (h - _threshold));
        state.Rate = Subnormal.ToZero(Bounded(MathF.FusedMultiplyAdd(_rise, settled - state.Rate, state.Rate)));
        return false;
    }

    // For rates that start out of bounds: what a unit sends is between 0 and r_max from its first step on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    float Bounded(float rate)
    {
        var positive = rate > 0f ? rate : 0f;
        return positive > _ceiling ? _ceiling : positive;
    }

    /// <inheritdoc/>
    public float Read(in State state, int variable) => state.Rate;

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value) => state.Rate = value;
}
