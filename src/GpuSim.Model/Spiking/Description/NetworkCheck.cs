using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>What the parts of a description are checked against: the populations there are, the step, the names taken.</summary>
internal sealed class NetworkCheck(double dt, SynapseCatalog synapses, Problems problems)
{
    readonly Dictionary<string, Population?> _populations = [];
    readonly HashSet<string> _projectionNames = [], _stimulusNames = [];

    public double Dt => dt;
    public SynapseCatalog Synapses => synapses;
    public Problems Problems => problems;

    /// <summary>Makes a population known; null for one that was described but has problems of its own.</summary>
    public void Add(string name, Population? population) => _populations[name] = population;

    /// <summary>The population of that name; null for one with problems of its own, and for an unknown one, which is a problem.</summary>
    public Population? Find(string path, string name)
    {
        if (_populations.TryGetValue(name, out var population)) return population;
        problems.Add(path, $"expected a population, got \"{name}\"", DidYouMean.Hint(name, _populations.Keys, "populations"));
        return null;
    }

    /// <summary>Index of the receptor; null after adding a problem.</summary>
    public int? FindReceptor(string path, NeuronSchema schema, string? name, double weight)
    {
        var index = ReceptorChoice.Of(schema, name, weight);
        if (index >= 0 && ReceptorChoice.Allows(schema.Receptors[index], weight)) return index;
        if (index >= 0)
            AddOnce($"{path}.weight", $"expected a weight {(schema.Receptors[index].TakesSign > 0 ? "of at least" : "of at most")} 0 at {schema.Name}.{name}, a conductance, got {weight}");
        else if (name is null)
            AddOnce($"{path}.weight", $"expected a weight that a receptor of {schema.Name} takes, got {weight}");
        else
            AddOnce($"{path}.receptor", $"expected a receptor of {schema.Name}, got \"{name}\"", DidYouMean.Hint(name, [.. schema.Receptors.Select(receptor => receptor.Name)], "receptors"));
        return null;
    }

    /// <summary>Number of steps in <paramref name="time"/>, ms; null after adding a problem when it is not a whole number of at least 1.</summary>
    public long? WholeSteps(string path, double time)
    {
        if (!(dt > 0)) return null; // which is a problem of its own
        var steps = Math.Round(time / dt);
        if (steps >= 1 && Math.Abs(time / dt - steps) <= 1e-6 + 1e-12 * steps) return (long)steps;
        problems.Add(path, $"expected a whole number of steps of {new Quantity(dt, Unit.Millisecond)}, at least 1, got {new Quantity(time, Unit.Millisecond)}");
        return null;
    }

    public bool NameIsValid(string origin, string? name)
    {
        if (name is null || Name.IsValid(name)) return true;
        problems.Add($"{origin}.name", $"expected {Name.Rule}, got \"{name}\"");
        return false;
    }

    public string ProjectionName(string? given, string automatic, string origin) => Take(_projectionNames, given, automatic, origin);

    public string StimulusName(string? given, string automatic, string origin) => Take(_stimulusNames, given, automatic, origin);

    string Take(HashSet<string> taken, string? given, string automatic, string origin)
    {
        if (given is not null)
        {
            if (!taken.Add(given)) AddOnce($"{origin}.name", $"expected a name of its own, got \"{given}\" again");
            return given;
        }
        var name = automatic;
        for (var number = 2; !taken.Add(name); number++) name = $"{automatic}#{number}";
        return name;
    }

    // A list of targets can raise the same problem for each.
    void AddOnce(string path, FormattableString message, string? hint = null)
    {
        if (problems.All(problem => problem.Path != path)) problems.Add(path, message, hint);
    }
}
