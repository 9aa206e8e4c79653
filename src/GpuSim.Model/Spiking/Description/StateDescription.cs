namespace GpuSim.Model.Spiking.Description;

/// <summary>Which state to keep of which neurons.</summary>
/// <param name="Of">Name of a population.</param>
/// <param name="Variables">Names of state variables of its model.</param>
public sealed record StateDescription(string Of, IReadOnlyList<string> Variables)
{
    const int MostNeurons = 1 << 24; // 64 MB a frame

    /// <summary>Ids within the population; null for all.</summary>
    public IReadOnlyList<int>? Neurons { get; init; }

    /// <summary>Interval in ms, a whole number of steps; null for every step.</summary>
    public double? Every { get; init; }

    internal IEnumerable<StateRequest> Check(string origin, NetworkCheck network)
    {
        if (network.Find($"{origin}.of", Of) is not { } of) yield break;
        var steps = network.WholeSteps($"{origin}.every", Every ?? network.Dt);
        var neurons = CheckNeurons($"{origin}.neurons", of, network.Problems);
        if (Variables.Count == 0) network.Problems.Add($"{origin}.variables", $"expected at least one state variable, got none");
        var variables = Variables.Select((name, index) => FindVariable($"{origin}.variables[{index}]", name, of, network.Problems)).ToList();
        if (steps is not { } every || neurons is null) yield break;
        if (every > int.MaxValue)
        {
            network.Problems.Add($"{origin}.every", $"expected at most {int.MaxValue} steps, got {every}");
            yield break;
        }
        foreach (var variable in variables.Where(variable => variable >= 0).Distinct())
            yield return new(of, variable, neurons, (int)every, origin);
    }

    int[]? CheckNeurons(string path, Population of, Problems problems)
    {
        var asked = Neurons ?? new IdRange(0, of.Size);
        if (asked.Count > MostNeurons)
        {
            problems.Add(path, $"expected at most {MostNeurons} neurons to sample, got {asked.Count}", "Name fewer, such as \"0..999\".");
            return null;
        }
        if (Neurons is null) return [.. asked];
        if (Neurons.Count > 0 && Neurons.All(id => id >= 0 && id < of.Size)) return [.. Neurons.Distinct().Order()];
        if (Neurons.Count == 0)
            problems.Add(path, $"expected at least one neuron, got none");
        else
            problems.Add(path, $"expected neurons of \"{of.Name}\", 0 to {of.Size - 1}, got {Neurons.First(id => id < 0 || id >= of.Size)}");
        return null;
    }

    static int FindVariable(string path, string name, Population of, Problems problems)
    {
        var known = of.Model.Schema.Variables.Select(variable => variable.Name).ToList();
        var index = known.IndexOf(name);
        if (index < 0) problems.Add(path, $"expected a state variable of {of.Model.Schema.Name}, got \"{name}\"", ForeignNames.Hint(name, known, "state variables"));
        return index;
    }
}
