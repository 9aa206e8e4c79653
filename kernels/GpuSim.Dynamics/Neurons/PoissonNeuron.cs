using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>A source of random spikes: in every step it spikes with the probability 1 − exp(−λ dt) of at least one event of a Poisson process, λ = rate + what synapses bring in this step.</summary>
/// <remarks>
/// At most one spike in a step, so the rate falls short of λ by half of λ dt. Each neuron has its own spikes, which all its targets see. Synapses make it the
/// linear Poisson neuron of Hawkes 1971, doi:10.1093/biomet/58.1.83: a spike of weight w lifts λ by w for one step. A rate below 0 counts as 0.
/// The probability is held against 31 random bits: a spike's chance is exact to 5e-10.
/// </remarks>
public readonly partial struct PoissonNeuron : INeuronModel<PoissonNeuron, PoissonNeuron.State>
{
    static readonly Parameter Rate = new("rate", Unit.Hertz, 10, 0, 1e6, "mean rate of the process");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "poisson_neuron",
        AlsoKnownAs = ["SpikeSourcePoisson", "poisson_generator", "PoissonGroup", "Poisson", "PoissonNew"],
        Summary = "spikes at random at a rate: a source of Poisson spike trains",
        Equation = "lambda = max(rate + sum of the weights that arrive in a step, 0); spike with probability 1 - exp(-lambda dt)",
        Source = "Hawkes 1971, doi:10.1093/biomet/58.1.83 (with synapses)",
        Parameters = [Rate],
        Variables = [new("lambda", Unit.Hertz, values => values[Rate], "rate of the last step")],
        Receptors = [new("input", Unit.Hertz, TakesSign: 0, _ => 1, "lifts the rate by the weight for one step")],
        Draws = true,
        Rests = false,
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>λ, Hz.</summary>
        public float Lambda;
    }

    const float Outcomes = 2147483648f; // 2³¹

    readonly float _rate; // Hz
    readonly float _step; // −dt, s

    PoissonNeuron(ParameterValues values, double dt)
    {
        _rate = (float)values[Rate];
        _step = (float)(-1e-3 * dt);
    }

    /// <inheritdoc/>
    public static PoissonNeuron Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var sum = _rate + input.Receptor0;
        var lambda = sum > 0f ? sum : 0f;
        state.Lambda = lambda;
        var probability = -FloatExponential.ExpMinusOne(lambda * _step);
        return (int)(input.Draw >> 1) < IntrinsicMath.ToInt(probability * Outcomes);
    }

    /// <inheritdoc/>
    public float Read(in State state, int variable) => state.Lambda;

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value) => state.Lambda = value;
}
