using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>What a user says of synapses between populations: every population of a list to every one of another.</summary>
/// <param name="From">Source populations, or slices of them.</param>
/// <param name="To">Target populations, or slices of them.</param>
/// <param name="Rules">[target, source] a rule for every pair; null where the two are not connected.</param>
public sealed record ProjectionDescription(IReadOnlyList<PopulationSlice> From, IReadOnlyList<PopulationSlice> To, IConnectivityRule?[,] Rules)
{
    /// <summary>The same rule for every pair.</summary>
    public ProjectionDescription(IReadOnlyList<PopulationSlice> from, IReadOnlyList<PopulationSlice> to, IConnectivityRule rule) : this(from, to, Everywhere(rule, to.Count, from.Count)) { }

    /// <summary>Per synapse, in the unit of the target's receptor: mV, or pA; of gap junctions nS.</summary>
    public required Distribution Weight { get; init; }

    /// <summary>Per synapse, ms; draws below dt are drawn again. Null for one step, which is what gap junctions have where nothing is said; all others need one.</summary>
    public Distribution? Delay { get; init; }

    /// <summary>Name of the target's receptor; null for the one that takes weights of this sign.</summary>
    public string? Receptor { get; init; }

    /// <summary>How synapses change or transmit; null for static ones.</summary>
    public SynapseDescription? Synapse { get; init; }

    /// <summary>Unique; names the random streams. Null for <c>exc-&gt;inh</c>, with <c>#2</c> for a second of the same pair.</summary>
    public string? Name { get; init; }

    /// <summary>One projection for every pair; problems are added where there cannot be one.</summary>
    internal IEnumerable<Projection> Check(string origin, NetworkCheck network)
    {
        var sources = ProjectionEnd.FindAll(network, $"{origin}.from", From);
        var targets = ProjectionEnd.FindAll(network, $"{origin}.to", To);
        var sound = Weight.Check($"{origin}.weight", Unit.One, network.Problems);
        var synapse = Synapse?.Check($"{origin}.synapse", network.Synapses, network.Problems);
        var delay = Delay ?? ContinuousCheck.DelayOf(synapse, network.Dt);
        if (delay is null) network.Problems.Add($"{origin}.delay", $"expected a delay, got none");
        sound &= delay is not null && delay.CheckDelay($"{origin}.delay", network.Dt, network.Problems);
        sound &= network.NameIsValid(origin, Name);
        var expected = (Rules.GetLength(0), Rules.GetLength(1));
        if (expected != (To.Count, From.Count))
        {
            network.Problems.Add($"{origin}.rule", $"expected {To.Count} rows of {From.Count}, a row for each target and a column for each source, got {expected.Item1} of {expected.Item2}");
            yield break;
        }

        for (var t = 0; t < targets.Count; t++)
            for (var s = 0; s < sources.Count; s++)
                if (Rules[t, s] is { } rule && sources[s] is { } from && targets[t] is { } to && CheckPair(origin, from, to, rule, synapse, delay, network) is { } receptor && sound)
                    yield return new()
                    {
                        Name = network.ProjectionName(Name is null || Rules.Length == 1 ? Name : $"{Name}/{from}->{to}", $"{from}->{to}", origin),
                        Origin = origin,
                        From = from.Population,
                        To = to.Population,
                        FromSlice = from.Slice,
                        ToSlice = to.Slice,
                        Rule = rule,
                        Weight = Weight,
                        Delay = delay!,
                        Receptor = receptor,
                        Synapse = synapse,
                    };
    }

    int? CheckPair(string origin, ProjectionEnd from, ProjectionEnd to, IConnectivityRule rule, Synapse? synapse, Distribution? delay, NetworkCheck network)
    {
        ContinuousCheck.Check(origin, from.Population, to.Population, synapse, Weight, network.Problems);
        var ends = Projection.EndpointsOf(from.Population, from.Range, to.Population, to.Range);
        var before = network.Problems.Count;
        var pair = Rules.Length == 1 ? "" : $"{from}->{to}: ";
        foreach (var message in rule.Check(ends)) network.Problems.Add($"{origin}.rule", $"{pair}{message}");
        if (network.Problems.Count == before && !(rule.ExpectedSynapses(ends) >= 0 && double.IsFinite(rule.ExpectedSynapses(ends))))
            network.Problems.Add($"{origin}.rule", $"{pair}expected a number of synapses, got {rule.ExpectedSynapses(ends)}");
        PairValueCheck.Check(Weight, (rule as EdgeList)?.Weight, $"{origin}.weight", pair, ends, rule, network.Problems);
        PairValueCheck.Check(delay, (rule as EdgeList)?.Delay, $"{origin}.delay", pair, ends, rule, network.Problems);
        if (delay is Distribution.ByDistance far) PairValueCheck.CheckShortest(far.Profile, $"{origin}.delay", pair, ends, network);
        if (synapse?.Model is ContinuousModel { Effect: ContinuousEffect.Current }) return 0; // reaches none
        return network.FindReceptor(origin, to.Population.Model.Schema, Receptor, Weight.Centre);
    }

    static IConnectivityRule?[,] Everywhere(IConnectivityRule rule, int targets, int sources)
    {
        var rules = new IConnectivityRule?[targets, sources];
        for (var t = 0; t < targets; t++)
            for (var s = 0; s < sources; s++)
                rules[t, s] = rule;
        return rules;
    }
}
