using GpuSim.Dynamics.Synapses;

namespace GpuSim.Model.Spiking.Description;

/// <summary>Which weights to keep.</summary>
/// <param name="Of">Name of a projection whose weights change.</param>
public sealed record WeightDescription(string Of)
{
    /// <summary>Numbers of synapses, by source, then target, then delay, then the order of the rule; null for all.</summary>
    public IReadOnlyList<int>? Synapses { get; init; }

    /// <summary>Interval in ms, a whole number of steps; null for every step.</summary>
    public double? Every { get; init; }

    internal WeightRequest? Check(string origin, IReadOnlyList<Projection> projections, NetworkCheck network)
    {
        var problems = network.Problems;
        var before = problems.Count;
        var steps = network.WholeSteps($"{origin}.every", Every ?? network.Dt);
        if (steps > int.MaxValue) problems.Add($"{origin}.every", $"expected at most {int.MaxValue} steps, got {steps}");
        var of = projections.FirstOrDefault(projection => projection.Name == Of);
        if (of is null)
            problems.Add($"{origin}.of", $"expected the name of a projection, got \"{Of}\"", DidYouMean.Hint(Of, [.. projections.Select(projection => projection.Name)], "projections"));
        else if (of.Synapse?.Model is not (SpikeTimingModel or ContinuousModel { Learns: true }))
            problems.Add($"{origin}.of", $"expected a projection whose weights learn, got \"{Of}\", whose synapses are {of.Synapse?.Model.Schema.Name ?? "static"}");
        if (Synapses is { Count: 0 }) problems.Add($"{origin}.synapses", $"expected at least one synapse, got none");
        if (Synapses?.Any(number => number < 0) == true) problems.Add($"{origin}.synapses", $"expected numbers of synapses, 0 or more, got {Synapses.Min()}");
        return problems.Count > before || steps is not { } every ? null : new(of!, Synapses is null ? null : Synapses is IdRange ? Synapses : [.. Synapses.Distinct().Order()], (int)every, origin);
    }
}
