namespace GpuSim.Analysis.Networks;

/// <summary>How often the neighbours of a neuron are neighbours, whatever the direction.</summary>
/// <remarks>Source: Watts &amp; Strogatz 1998, doi:10.1038/30918. A node with fewer than two neighbours counts as 0.</remarks>
public static class Clustering
{
    /// <summary>The mean over nodes of the part of pairs of neighbours that are connected in any direction.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="nodes">Which nodes to take; all, or a sample.</param>
    public static double Mean(DirectedGraph graph, IReadOnlyList<int> nodes)
    {
        var mark = new int[graph.Nodes]; // number of the node in whose neighbourhood it is, from 1
        var neighbours = new List<int>();
        var sum = 0.0;
        for (var k = 0; k < nodes.Count; k++)
        {
            Gather(graph, nodes[k], neighbours);
            if (neighbours.Count < 2) continue;
            foreach (var neighbour in neighbours) mark[neighbour] = k + 1;
            long pairs = 0; // each from one end: by its edges out, and by those edges in that are not answered
            foreach (var neighbour in neighbours)
                foreach (var other in graph.Targets(neighbour))
                    if (mark[other] == k + 1 && (neighbour < other || graph.Targets(other).BinarySearch(neighbour) < 0)) pairs++;
            sum += 2.0 * pairs / ((double)neighbours.Count * (neighbours.Count - 1));
        }
        return sum / nodes.Count;
    }

    // Sources and targets, each once.
    static void Gather(DirectedGraph graph, int node, List<int> neighbours)
    {
        neighbours.Clear();
        var targets = graph.Targets(node);
        var sources = graph.Sources(node);
        for (int t = 0, s = 0; t < targets.Length || s < sources.Length;)
        {
            var target = t < targets.Length ? targets[t] : int.MaxValue;
            var source = s < sources.Length ? sources[s] : int.MaxValue;
            neighbours.Add(Math.Min(target, source));
            if (target <= source) t++;
            if (source <= target) s++;
        }
    }
}
