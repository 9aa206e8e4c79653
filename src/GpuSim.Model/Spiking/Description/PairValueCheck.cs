using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>Whether weights and delays that depend on the two neurons of a synapse can be had between two ends.</summary>
internal static class PairValueCheck
{
    /// <summary>Adds what is wrong.</summary>
    /// <param name="values">Weights or delays.</param>
    /// <param name="column">Of an edge list that has them.</param>
    /// <param name="path">Where they are described: <c>projections[3].weight</c>.</param>
    /// <param name="pair">Begins messages where a projection has several.</param>
    /// <param name="ends">Of the synapses.</param>
    /// <param name="rule">That makes them.</param>
    /// <param name="problems">Grows.</param>
    public static void Check(Distribution? values, string? column, string path, string pair, Endpoints ends, IConnectivityRule rule, Problems problems)
    {
        switch (values)
        {
            case Distribution.ByDistance when ends.NoDistances is { } fault && rule is not DistanceRule: // which says so itself
                problems.Add(path, $"{pair}{fault}");
                break;
            case Distribution.FromFile when column is null:
                var what = path[(path.LastIndexOf('.') + 1)..];
                problems.Add(path, $"{pair}expected a rule that is an edge list with a column of {what}s, got {(rule is EdgeList ? "a list without" : rule.Schema.Name)}", $"Name the column as the \"{what}\" of \"edges\".");
                break;
            case Distribution.ByDistance { Profile: DistanceProfile.Cosine } when ends.Distances is { } distances and not { Dimensions: 1, Periodic: true }:
                problems.Add(path, $"{pair}expected positions on a ring, one dimension with periodic edges, for a cosine of the distance, got {(distances.Periodic ? $"{distances.Dimensions} dimensions" : "a space with borders")}");
                break;
        }
    }

    /// <summary>Adds a problem if delays by distance can be shorter than dt.</summary>
    public static void CheckShortest(DistanceProfile delay, string path, string pair, Endpoints ends, NetworkCheck network)
    {
        if (ends.Distances is not { } distances || !(network.Dt > 0)) return;
        var shortest = delay.Range(distances.Longest()).Low;
        if (shortest < network.Dt * (1 - 1e-9))
            network.Problems.Add(path, $"{pair}expected delays of at least dt = {new Quantity(network.Dt, Unit.Millisecond)} at every distance there can be, got {new Quantity(shortest, Unit.Millisecond)}");
    }
}
