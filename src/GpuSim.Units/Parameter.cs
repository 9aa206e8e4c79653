namespace GpuSim.Units;

/// <summary>One parameter of a model: what a config may set, with its default, range and meaning.</summary>
/// <param name="Name">The key in a config, such as <c>tau_m</c>.</param>
/// <param name="Unit">The canonical unit of the numbers below.</param>
/// <param name="Default">In <paramref name="Unit"/>.</param>
/// <param name="Min">Smallest allowed value, inclusive, in <paramref name="Unit"/>.</param>
/// <param name="Max">Largest allowed value, inclusive, in <paramref name="Unit"/>.</param>
/// <param name="Meaning">A few words for tables and editors.</param>
public sealed record Parameter(string Name, Unit Unit, double Default, double Min, double Max, string Meaning);

/// <summary>A complete set of parameter values, keyed by name, in canonical units.</summary>
public sealed class ParameterValues
{
    readonly Dictionary<string, double> _values;

    ParameterValues(Dictionary<string, double> values) => _values = values;

    /// <summary>The defaults of <paramref name="schema"/>, overwritten by <paramref name="given"/>, whose names must be in the schema.</summary>
    /// <exception cref="KeyNotFoundException">A given name is not in the schema.</exception>
    public static ParameterValues Complete(IEnumerable<Parameter> schema, IReadOnlyDictionary<string, double> given)
    {
        var values = schema.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
        foreach (var (name, value) in given)
            values[name] = values.ContainsKey(name) ? value : throw new KeyNotFoundException($"no parameter is named {name}");
        return new(values);
    }

    /// <summary>The value of <paramref name="parameter"/>, in its canonical unit.</summary>
    public double this[Parameter parameter] => _values[parameter.Name];

    /// <summary>All values by name, in canonical units.</summary>
    public IReadOnlyDictionary<string, double> All => _values;
}
