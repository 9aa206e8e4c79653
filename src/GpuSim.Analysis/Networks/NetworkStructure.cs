namespace GpuSim.Analysis.Networks;

/// <summary>Measures of who connects to whom.</summary>
public sealed record NetworkStructure
{
    const long MostWork = 1_000_000_000; // edges looked at: some seconds
    const int SmallestSample = 32;

    /// <summary>Neurons that may be sources or targets.</summary>
    public required int Neurons { get; init; }

    /// <summary>Synapses, repeated ones and those to the neuron itself included.</summary>
    public required long Synapses { get; init; }

    /// <summary>Synapses onto every target.</summary>
    public required DegreeSummary InDegree { get; init; }

    /// <summary>Synapses of every source.</summary>
    public required DegreeSummary OutDegree { get; init; }

    /// <summary>The part of connected pairs that are connected back; null between different populations, and without synapses.</summary>
    public double? Reciprocity { get; init; }

    /// <summary>Mean over neurons of the part of pairs of neighbours that are connected; null between different populations.</summary>
    public double? Clustering { get; init; }

    /// <summary>Neurons of the largest set that all reach each other along connections; null between different populations.</summary>
    public int? LargestComponent { get; init; }

    /// <summary>Mean length of shortest paths within it; null where it is a neuron alone.</summary>
    public double? MeanPath { get; init; }

    /// <summary>Longest shortest path within it; a lower bound where paths were sampled.</summary>
    public int? Diameter { get; init; }

    /// <summary>Neurons whose clustering was asked for, fewer than all in a large network.</summary>
    public int? ClusteringSample { get; init; }

    /// <summary>Neurons from which paths were followed, fewer than the component in a large network.</summary>
    public int? PathSample { get; init; }

    /// <summary>Measures a network in which every node may be source and target.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="sources">[edge].</param>
    /// <param name="targets">[edge].</param>
    public static NetworkStructure Of(int nodes, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        var graph = new DirectedGraph(nodes, sources, targets);
        var component = StrongComponents.Largest(graph);
        var starts = Sample(component, graph.Edges + nodes);
        var centres = Sample([.. Enumerable.Range(0, nodes)], Neighbourhood(graph));
        var paths = ShortestPaths.Of(graph, component, starts);
        return Between((0, nodes), (0, nodes), sources, targets) with
        {
            Reciprocity = Networks.Reciprocity.Of(graph),
            Clustering = Networks.Clustering.Mean(graph, centres),
            LargestComponent = component.Length,
            MeanPath = paths?.Mean,
            Diameter = paths?.Diameter,
            ClusteringSample = centres.Count,
            PathSample = starts.Count,
        };
    }

    /// <summary>Measures what there is to measure between different populations.</summary>
    /// <param name="from">First source node, and how many there are.</param>
    /// <param name="to">First target node, and how many there are.</param>
    /// <param name="sources">[edge].</param>
    /// <param name="targets">[edge].</param>
    public static NetworkStructure Between((int First, int Count) from, (int First, int Count) to, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets) => new()
    {
        Neurons = from == to ? from.Count : from.Count + to.Count,
        Synapses = sources.Length,
        OutDegree = DegreeSummary.Of(sources, from.First, from.Count),
        InDegree = DegreeSummary.Of(targets, to.First, to.Count),
    };

    // Mean number of edges that a neighbourhood's neighbours have.
    static long Neighbourhood(DirectedGraph graph)
    {
        long edges = 0;
        for (var node = 0; node < graph.Nodes; node++)
            edges += (long)(graph.Targets(node).Length + graph.Sources(node).Length) * graph.Targets(node).Length;
        return 1 + edges / Math.Max(1, graph.Nodes);
    }

    // Evenly spaced over what there is, as many as the work allows.
    static IReadOnlyList<int> Sample(int[] all, long workOfOne)
    {
        var most = Math.Max(SmallestSample, MostWork / workOfOne);
        return all.Length <= most ? all : [.. Enumerable.Range(0, (int)most).Select(k => all[(int)(k * (long)all.Length / most)])];
    }
}
