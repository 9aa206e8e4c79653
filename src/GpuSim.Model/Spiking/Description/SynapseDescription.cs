using GpuSim.Dynamics.Synapses;
using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>What a user says of how a projection's synapses change or transmit; whatever is left out takes the model's default.</summary>
/// <param name="Model">Name of a synapse model.</param>
public sealed record SynapseDescription(string Model)
{
    /// <summary>By name, in the canonical units ms, Hz, mV, pA, pF, nS; those that are weights in the unit of the projection's weight.</summary>
    public Dictionary<string, double> Parameters { get; init; } = [];

    /// <summary>The synapse, or null after adding a problem.</summary>
    /// <param name="path">Where it is described: <c>projections[3].synapse</c>.</param>
    /// <param name="catalog">Where models are looked for.</param>
    /// <param name="problems">Grows by what is wrong.</param>
    internal Synapse? Check(string path, SynapseCatalog catalog, Problems problems)
    {
        if (catalog.Find(Model) is { } model) return CheckParameters($"{path}.{Model}", model.Schema, problems) is { } values ? new(model, values) : null;
        var alias = catalog.Models.FirstOrDefault(candidate => candidate.Schema.AlsoKnownAs.Contains(Model));
        var hint = alias is null ? DidYouMean.Hint(Model, [.. catalog.Models.Select(known => known.Schema.Name)], "models") : $"It is called \"{alias.Schema.Name}\" here.";
        problems.Add(path, $"expected a synapse model, got \"{Model}\"", hint);
        return null;
    }

    ParameterValues? CheckParameters(string path, SynapseSchema schema, Problems problems)
    {
        var before = problems.Count;
        foreach (var (name, value) in Parameters)
        {
            if (schema.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
                problems.Add($"{path}.{name}", $"expected a parameter of {schema.Name}, got \"{name}\"", DidYouMean.Hint(name, [.. schema.Parameters.Select(known => known.Name)], "parameters"));
            else if (!(value >= parameter.Min && value <= parameter.Max))
                problems.Add($"{path}.{name}", $"expected {new Quantity(parameter.Min, parameter.Unit)} to {new Quantity(parameter.Max, parameter.Unit)}, got {new Quantity(value, parameter.Unit)}");
        }
        foreach (var due in schema.Parameters.Where(parameter => double.IsNaN(parameter.Default) && !Parameters.ContainsKey(parameter.Name)))
            problems.Add($"{path}.{due.Name}", $"expected {due.Name}, the {due.Meaning}, got none");
        if (problems.Count > before) return null;

        var values = ParameterValues.Complete(schema.Parameters, Parameters);
        foreach (var constraint in schema.Constraints.Where(constraint => !constraint.Holds(values)))
            problems.Add($"{path}.{constraint.Subject.Name}", $"expected {constraint.Expected}, got {new Quantity(values[constraint.Subject], constraint.Subject.Unit)}");
        return problems.Count > before ? null : values;
    }
}
