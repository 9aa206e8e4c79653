using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Everything a user may say of a neuron model, from which config keys, tables, the JSON schema and the checks follow.</summary>
public sealed record NeuronSchema
{
    /// <summary>The value of <c>model</c> in a config.</summary>
    public required string Name { get; init; }

    /// <summary>What NEST, PyNN and others call it; answered with a hint.</summary>
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The equation, in the paper's symbols.</summary>
    public required string Equation { get; init; }

    /// <summary>The paper, with its DOI.</summary>
    public required string Source { get; init; }

    /// <summary>In the order of tables.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>In the order of <see cref="INeuronModel{TSelf,TState}.Read"/>.</summary>
    public required IReadOnlyList<StateVariable> Variables { get; init; }

    /// <summary>Where synapses end: at least one, at most <see cref="Input.MaxReceptors"/>.</summary>
    public required IReadOnlyList<Receptor> Receptors { get; init; }

    /// <summary>What must hold between parameters beyond their ranges.</summary>
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];

    /// <summary>Whether a step needs <see cref="Input.Draw"/>.</summary>
    public bool Draws { get; init; }

    /// <summary>The state variable that continuous synapses transmit, such as a rate; null for a neuron that only spikes.</summary>
    public string? Signal { get; init; }

    /// <summary>Largest size that <see cref="Signal"/> takes: what continuous synapses transmit is clamped to it, so that sums stay bounded.</summary>
    public Func<ParameterValues, double> LargestSignal { get; init; } = _ => 1;

    /// <summary>Whether a neuron with the default parameters, without input, stays where it starts and never spikes.</summary>
    public bool Rests { get; init; } = true;

    /// <summary>Longest step in ms at which the model is meant to be used; every parameter in its range gives finite states up to it.</summary>
    public double LongestStep { get; init; } = 1;
}

/// <summary>A state variable that can be given an initial value and recorded.</summary>
/// <param name="Name">Such as <c>v</c>.</param>
/// <param name="Unit">Of its initial value and its samples.</param>
/// <param name="Initial">Initial value where the config gives none.</param>
/// <param name="Meaning">A few words.</param>
public sealed record StateVariable(string Name, Unit Unit, Func<ParameterValues, double> Initial, string Meaning);

/// <summary>Where synapses end.</summary>
/// <param name="Name">Such as <c>excitatory</c>.</param>
/// <param name="WeightUnit">Unit of a weight at this receptor.</param>
/// <param name="TakesSign">+1 or −1: weights of this sign come here when a projection names no receptor; 0: every weight.</param>
/// <param name="ChargePerWeight">Charge that one spike of weight 1 brings, in pA · ms, from which the mean current of a drive follows.</param>
/// <param name="Meaning">A few words.</param>
public sealed record Receptor(string Name, Unit WeightUnit, int TakesSign, Func<ParameterValues, double> ChargePerWeight, string Meaning);

/// <summary>Something that must hold between parameters.</summary>
/// <param name="Subject">The parameter to blame.</param>
/// <param name="Expected">In words: <c>a voltage below v_threshold</c>.</param>
/// <param name="Holds">Whether it does.</param>
public sealed record Constraint(Parameter Subject, string Expected, Func<ParameterValues, bool> Holds);
