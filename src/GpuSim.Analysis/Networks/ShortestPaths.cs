namespace GpuSim.Analysis.Networks;

/// <summary>Lengths of shortest paths along connections, in steps, between neurons that reach each other.</summary>
/// <param name="Mean">Over ordered pairs of different nodes.</param>
/// <param name="Diameter">The longest.</param>
public sealed record ShortestPaths(double Mean, int Diameter)
{
    /// <summary>From some nodes of a component to all others of it; null where there are none.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="component">Nodes that all reach each other.</param>
    /// <param name="from">Where paths begin: all of the component, or a sample, of which the diameter is then a lower bound.</param>
    public static ShortestPaths? Of(DirectedGraph graph, int[] component, IReadOnlyList<int> from)
    {
        if (component.Length < 2) return null;
        var inside = new bool[graph.Nodes];
        foreach (var node in component) inside[node] = true;
        var distance = new int[graph.Nodes];
        var queue = new int[component.Length];
        long sum = 0;
        var diameter = 0;
        foreach (var start in from)
        {
            distance.AsSpan().Fill(-1);
            distance[start] = 0;
            queue[0] = start;
            for (int head = 0, tail = 1; head < tail; head++)
            {
                sum += distance[queue[head]];
                diameter = Math.Max(diameter, distance[queue[head]]);
                foreach (var target in graph.Targets(queue[head]))
                {
                    if (distance[target] >= 0 || !inside[target]) continue;
                    distance[target] = distance[queue[head]] + 1;
                    queue[tail++] = target;
                }
            }
        }
        return new(sum / ((double)from.Count * (component.Length - 1)), diameter);
    }
}
