namespace GpuSim.Analysis.Networks;

/// <summary>How often a connection is answered.</summary>
public static class Reciprocity
{
    /// <summary>The part of all connected pairs that are connected back; null without any.</summary>
    public static double? Of(DirectedGraph graph)
    {
        if (graph.Edges == 0) return null;
        long answered = 0;
        for (var node = 0; node < graph.Nodes; node++)
        {
            var targets = graph.Targets(node);
            var sources = graph.Sources(node);
            for (int t = 0, s = 0; t < targets.Length && s < sources.Length;)
            {
                if (targets[t] == sources[s]) answered++;
                if (targets[t] <= sources[s]) t++;
                else s++;
            }
        }
        return (double)answered / graph.Edges;
    }
}
