using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking.Space;
using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>What a user says of a population; whatever is left out takes the model's default.</summary>
/// <param name="Name">Unique; letters, digits, _ . and -.</param>
/// <param name="Size">Number of neurons, at least 1.</param>
/// <param name="Model">Name of a neuron model.</param>
public sealed record PopulationDescription(string Name, int Size, string Model)
{
    /// <summary>By name, in the canonical units ms, Hz, mV, pA, pF, nS.</summary>
    public Dictionary<string, double> Parameters { get; init; } = [];

    /// <summary>How state variables start, by name, in canonical units.</summary>
    public Dictionary<string, Distribution> Initial { get; init; } = [];

    /// <summary>Where its neurons lie, which distances need; null where nobody asks.</summary>
    public Layout? Positions { get; init; }

    /// <summary>Mean rate of one neuron at full scale in Hz, which down-scaling needs of every source population.</summary>
    public double? MeanRate { get; init; }

    internal string Path => $"populations.{Name}";

    /// <summary>The population, or null when there is nothing to check the rest against: its size or model is wrong.</summary>
    internal Population? Check(NeuronCatalog catalog, uint firstId, Problems problems)
    {
        if (!GpuSim.Model.Name.IsValid(Name)) problems.Add(Path, $"expected {GpuSim.Model.Name.Rule}, got \"{Name}\"");
        if (Size < 1) problems.Add($"{Path}.size", $"expected at least 1 neuron, got {Size}");
        if (MeanRate is { } rate) problems.NotNegative($"{Path}.mean_rate", rate, Unit.Hertz);
        if (FindModel(catalog, problems) is not { } model) return null;

        var values = CheckParameters(model.Schema, problems);
        CheckInitial(model.Schema, problems);
        return Size < 1 ? null : new()
        {
            Name = Name,
            Size = Size,
            FirstId = firstId,
            Model = model,
            Parameters = values,
            Initial = [.. model.Schema.Variables.Select(variable => Initial.GetValueOrDefault(variable.Name) ?? variable.Initial(values))],
            MeanRate = MeanRate,
        };
    }

    NeuronModel? FindModel(NeuronCatalog catalog, Problems problems)
    {
        if (catalog.Find(Model) is { } model) return model;
        var alias = catalog.Models.FirstOrDefault(candidate => candidate.Schema.AlsoKnownAs.Contains(Model));
        var hint = alias is null ? DidYouMean.Hint(Model, [.. catalog.Models.Select(known => known.Schema.Name)], "models") : $"It is called \"{alias.Schema.Name}\" here.";
        problems.Add($"{Path}.model", $"expected a neuron model, got \"{Model}\"", hint);
        return null;
    }

    ParameterValues CheckParameters(NeuronSchema schema, Problems problems)
    {
        var before = problems.Count;
        foreach (var (name, value) in Parameters)
        {
            var path = $"{Path}.parameters.{name}";
            if (schema.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
                problems.Add(path, $"expected a parameter of {schema.Name}, got \"{name}\"", DidYouMean.Hint(name, [.. schema.Parameters.Select(known => known.Name)], "parameters"));
            else if (!(value >= parameter.Min && value <= parameter.Max))
                problems.Add(path, $"expected {Range(parameter)}, got {new Quantity(value, parameter.Unit)}");
        }
        if (problems.Count > before) return ParameterValues.Complete(schema.Parameters, new Dictionary<string, double>());

        var values = ParameterValues.Complete(schema.Parameters, Parameters);
        foreach (var constraint in schema.Constraints.Where(constraint => !constraint.Holds(values)))
            problems.Add($"{Path}.parameters.{constraint.Subject.Name}", $"expected {constraint.Expected}, got {new Quantity(values[constraint.Subject], constraint.Subject.Unit)}");
        return values;
    }

    void CheckInitial(NeuronSchema schema, Problems problems)
    {
        foreach (var (name, distribution) in Initial)
        {
            var path = $"{Path}.initial.{name}";
            if (schema.Variables.FirstOrDefault(variable => variable.Name == name) is { } variable)
                distribution.Check(path, variable.Unit, problems);
            else
                problems.Add(path, $"expected a state variable of {schema.Name}, got \"{name}\"", DidYouMean.Hint(name, [.. schema.Variables.Select(known => known.Name)], "state variables"));
        }
    }

    static string Range(Parameter parameter) => $"{new Quantity(parameter.Min, parameter.Unit)} to {new Quantity(parameter.Max, parameter.Unit)}";
}
