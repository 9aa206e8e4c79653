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
    /// <summary>By name, in the canonical units ms, Hz, mV, pA, pF, nS: a number for all neurons, or how it varies over them.</summary>
    public Dictionary<string, Distribution> Parameters { get; init; } = [];

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
            Varied = Parameters.Where(given => given.Value is not Distribution.Constant).ToDictionary(),
            Initial = [.. model.Schema.Variables.Select(variable => Initial.GetValueOrDefault(variable.Name))],
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

    // Between parameters that vary the planner checks, which knows the values of every neuron.
    ParameterValues CheckParameters(NeuronSchema schema, Problems problems)
    {
        var before = problems.Count;
        foreach (var (name, distribution) in Parameters)
        {
            var path = $"{Path}.parameters.{name}";
            if (schema.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
                CheckParameter(path, parameter, distribution, problems);
            else
                problems.Add(path, $"expected a parameter of {schema.Name}, got \"{name}\"", ForeignNames.Hint(name, [.. schema.Parameters.Select(known => known.Name)], "parameters"));
        }
        if (problems.Count > before) return ParameterValues.Complete(schema.Parameters, new Dictionary<string, double>());

        var values = ParameterValues.Complete(schema.Parameters, Parameters.ToDictionary(given => given.Key, given => given.Value.Centre));
        if (Parameters.Values.All(given => given is Distribution.Constant))
            problems.AddRange(ConstraintCheck.Broken(schema, Name, values));
        return values;
    }

    void CheckParameter(string path, Parameter parameter, Distribution distribution, Problems problems)
    {
        if (distribution is not Distribution.Constant && !distribution.Check(path, parameter.Unit, problems, Size)) return;
        foreach (var (place, value) in Edges(path, distribution).Where(edge => !(edge.Value >= parameter.Min && edge.Value <= parameter.Max)).Take(1))
            problems.Add(place, $"expected {Range(parameter)}, got {new Quantity(value, parameter.Unit)}");
    }

    // Draws of the unbounded ones that fall outside the range take the nearest value inside.
    static IEnumerable<(string Place, double Value)> Edges(string path, Distribution distribution) => distribution switch
    {
        Distribution.Uniform uniform => [(path, uniform.Low), (path, uniform.High)],
        Distribution.Listed listed => listed.Values.Select((value, neuron) => ($"{path}[{neuron}]", value)),
        _ => [(path, distribution.Centre)],
    };

    void CheckInitial(NeuronSchema schema, Problems problems)
    {
        foreach (var (name, distribution) in Initial)
        {
            var path = $"{Path}.initial.{name}";
            if (schema.Variables.FirstOrDefault(variable => variable.Name == name) is { } variable)
                distribution.Check(path, variable.Unit, problems, Size);
            else
                problems.Add(path, $"expected a state variable of {schema.Name}, got \"{name}\"", ForeignNames.Hint(name, [.. schema.Variables.Select(known => known.Name)], "state variables"));
        }
    }

    static string Range(Parameter parameter) => $"{new Quantity(parameter.Min, parameter.Unit)} to {new Quantity(parameter.Max, parameter.Unit)}";
}
