using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.UserModels;

/// <summary>A leaky potential with four receptors of different strength that spikes by chance: at a draw below p, after which V = 0.</summary>
/// <remarks>Made to use everything that reaches a neuron in a step.</remarks>
public readonly partial struct NoisyReceptors : INeuronModel<NoisyReceptors, NoisyReceptors.State>
{
    static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 10, 0.1, 1e5, "membrane time constant");
    static readonly Parameter Probability = new("p", Unit.One, 0.01, 0, 1, "probability of a spike in a step");
    static readonly Parameter Threshold = new("v_threshold", Unit.Millivolt, 15, -1e3, 1e3, "potential above which it spikes in any case");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "users_noisy",
        Summary = "leaky, four receptors, spikes by chance",
        Equation = "V <- exp(-dt/tau_m) V + w0 + 2 w1 + 4 w2 + 8 w3 + I / 100; spike with probability p and at V >= v_threshold, then V = 0",
        Source = "made up",
        Parameters = [Tau, Probability, Threshold],
        Variables = [new("v", Unit.Millivolt, _ => 0, "membrane potential"), new("draw", Unit.One, _ => 0, "upper 24 bits of the last draw")],
        Receptors =
        [
            new("one", Unit.Millivolt, TakesSign: +1, _ => 250, "lifts the potential by the weight"),
            new("two", Unit.Millivolt, TakesSign: -1, _ => 500, "by twice the weight"),
            new("four", Unit.Millivolt, TakesSign: 0, _ => 1000, "by four times the weight"),
            new("eight", Unit.Millivolt, TakesSign: 0, _ => 2000, "by eight times the weight"),
        ],
        Draws = true,
        Signal = "v",
        Rests = false,
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>mV.</summary>
        public float Potential;

        /// <summary>Upper 24 bits.</summary>
        public float Draw;
    }

    readonly float _decay;      // exp(−dt/τ)
    readonly float _limit;      // of 24 bits
    readonly float _threshold;  // mV

    NoisyReceptors(ParameterValues values, double dt)
    {
        _decay = (float)Exponential.Exp(-dt / values[Tau]);
        _limit = (float)(values[Probability] * (1 << 24));
        _threshold = (float)values[Threshold];
    }

    /// <inheritdoc/>
    public static NoisyReceptors Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var jump = input.Receptor0 + 2 * input.Receptor1 + 4 * input.Receptor2 + 8 * input.Receptor3 + input.Current * 0.01f;
        state.Potential = Subnormal.ToZero(MathF.FusedMultiplyAdd(_decay, state.Potential, jump));
        state.Draw = input.Draw >> 8;
        if (state.Draw >= _limit && state.Potential < _threshold) return false;
        state.Potential = 0;
        return true;
    }

    /// <inheritdoc/>
    public float Read(in State state, int variable) => variable == 0 ? state.Potential : state.Draw;

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value)
    {
        if (variable == 0) state.Potential = value;
        else state.Draw = value;
    }
}
