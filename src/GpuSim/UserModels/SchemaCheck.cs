using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Units;

namespace GpuSim.UserModels;

/// <summary>Whether what a model says of itself can be: what comes with GpuSim is held to it by tests, what a user brings is held to it here.</summary>
internal static class SchemaCheck
{
    /// <summary>What is wrong with a neuron model's schema.</summary>
    public static IEnumerable<Problem> Of(NeuronSchema schema)
    {
        if (schema.Receptors.Count is < 1 or > Input.MaxReceptors)
            yield return new(schema.Name, $"expected 1 to {Input.MaxReceptors} receptors, got {schema.Receptors.Count}");
        if (schema.Signal is { } signal && schema.Variables.All(variable => variable.Name != signal))
            yield return new(schema.Name, $"expected the name of a state variable as its signal, got \"{signal}\"");
        foreach (var problem in Names(schema.Name, schema.Parameters, schema.Variables.Select(variable => variable.Name).Concat(schema.Receptors.Select(receptor => receptor.Name)))) yield return problem;
    }

    /// <summary>What is wrong with a synapse model's schema.</summary>
    public static IEnumerable<Problem> Of(SynapseSchema schema)
    {
        foreach (var weight in schema.InWeightUnit.Where(name => schema.Parameters.All(parameter => parameter.Name != name)))
            yield return new(schema.Name, $"expected names of parameters in {nameof(schema.InWeightUnit)}, got \"{weight}\"");
        foreach (var problem in Names(schema.Name, schema.Parameters, [])) yield return problem;
    }

    static IEnumerable<Problem> Names(string model, IReadOnlyList<Parameter> parameters, IEnumerable<string> others)
    {
        if (!IsWord(model)) yield return new(model, "expected a name of letters, digits and _ for the model, got this one");
        foreach (var twice in parameters.CountBy(parameter => parameter.Name).Where(entry => entry.Value > 1))
            yield return new(model, $"expected every parameter once, got \"{twice.Key}\" again");
        foreach (var name in parameters.Select(parameter => parameter.Name).Concat(others).Where(name => !IsWord(name)))
            yield return new(model, $"expected names of letters, digits and _, got \"{name}\"");
        foreach (var parameter in parameters.Where(parameter => !double.IsNaN(parameter.Default) && !(parameter.Default >= parameter.Min && parameter.Default <= parameter.Max)))
            yield return new(model, $"expected a default of {parameter.Name} within {new Quantity(parameter.Min, parameter.Unit)} to {new Quantity(parameter.Max, parameter.Unit)}, got {new Quantity(parameter.Default, parameter.Unit)}");
    }

    static bool IsWord(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
