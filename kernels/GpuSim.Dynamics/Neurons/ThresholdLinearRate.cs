using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Threshold-linear rate unit: τ r' = −r + φ(h), φ(h) = g (h − θ) between 0 and r_max, h = μ + what synapses bring + I / 1 pA.</summary>
/// <remarks>
/// Exponential Euler: exact for an input constant over a step. The ceiling bounds what a unit can send, so that sums over many of them are bounded too.
/// Sources: Hahne et al. 2017, doi:10.3389/fninf.2017.00034 (rate units with delayed coupling in steps); Ben-Yishai, Bar-Or &amp; Sompolinsky 1995,
/// doi:10.1073/pnas.92.9.3844.
/// </remarks>
public readonly partial struct ThresholdLinearRate : INeuronModel<ThresholdLinearRate, ThresholdLinearRate.State>
{
    static readonly Parameter Tau = new("tau", Unit.Millisecond, 10, 0.01, 1e5, "time constant of the rate");
    static readonly Parameter Mean = new("mu", Unit.One, 0, -1e6, 1e6, "constant input");
    static readonly Parameter Gain = new("gain", Unit.One, 1, 0, 1e6, "rise of the rate per unit of input above the threshold");
    static readonly Parameter Threshold = new("threshold", Unit.One, 0, -1e6, 1e6, "input up to which the rate is 0");
    static readonly Parameter Ceiling = new("r_max", Unit.One, 100, 1e-6, 1e6, "largest rate");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "threshold_linear_rate",
        AlsoKnownAs = ["threshold_lin_rate_ipn", "threshold_lin_rate_opn", "threshold_lin_rate"],
        Summary = "threshold-linear rate unit",
        Equation = "tau dr/dt = -r + min(max(gain (h - threshold), 0), r_max); h = mu + sum of weights times rates + I / 1 pA",
        Source = "Hahne et al. 2017, doi:10.3389/fninf.2017.00034; Ben-Yishai, Bar-Or & Sompolinsky 1995, doi:10.1073/pnas.92.9.3844",
        Parameters = [Tau, Mean, Gain, Threshold, Ceiling],
        Variables = [new("rate", Unit.One, values => Math.Clamp(values[Gain] * (values[Mean] - values[Threshold]), 0, values[Ceiling]), "rate, settled without input at the start")],
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

    ThresholdLinearRate(ParameterValues values, double dt)
    {
        _rise = (float)-Exponential.ExpMinusOne(-dt / values[Tau]);
        _mean = (float)values[Mean];
        _gain = (float)values[Gain];
        _threshold = (float)values[Threshold];
        _ceiling = (float)values[Ceiling];
    }

    /// <inheritdoc/>
    public static ThresholdLinearRate Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var h = _mean + input.Receptor0 + input.Current;
        var settled = Bounded(_gain * (h - _threshold));
        state.Rate = Subnormal.ToZero(Bounded(MathF.FusedMultiplyAdd(_rise, settled - state.Rate, state.Rate))); // bounded again for rates that start out of bounds
        return false;
    }

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
