using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>Everything a user may say of a synapse model, from which config keys, tables, the JSON schema and the checks follow.</summary>
public sealed record SynapseSchema
{
    /// <summary>The value, or the key, of <c>synapse</c> in a projection.</summary>
    public required string Name { get; init; }

    /// <summary>What NEST, PyNN and others call it; answered with a hint.</summary>
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The equation, in the paper's symbols.</summary>
    public required string Equation { get; init; }

    /// <summary>The paper, with its DOI.</summary>
    public required string Source { get; init; }

    /// <summary>In the order of tables. One in <see cref="Unit.One"/> that <see cref="InWeightUnit"/> names is given in the unit of the projection's weight. One whose default is NaN has to be given.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>Names of the parameters that are weights, such as <c>w_max</c>.</summary>
    public IReadOnlyList<string> InWeightUnit { get; init; } = [];

    /// <summary>What must hold between parameters beyond their ranges.</summary>
    public IReadOnlyList<SynapseConstraint> Constraints { get; init; } = [];
}

/// <summary>Something that must hold between parameters of a synapse.</summary>
/// <param name="Subject">The parameter to blame.</param>
/// <param name="Expected">In words: <c>a number below 1</c>.</param>
/// <param name="Holds">Whether it does.</param>
public sealed record SynapseConstraint(Parameter Subject, string Expected, Func<ParameterValues, bool> Holds);
