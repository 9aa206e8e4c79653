namespace GpuSim.Analysis.Networks;

/// <summary>Who connects to whom, each pair once and nobody to itself: what measures of structure look at.</summary>
public sealed class DirectedGraph
{
    readonly int[] _outStarts, _out, _inStarts, _in; // [node + 1], [edge] ascending within a node

    /// <param name="nodes">Number of nodes.</param>
    /// <param name="sources">[edge] below <paramref name="nodes"/>; edges may repeat, and come back to their node.</param>
    /// <param name="targets">[edge] below <paramref name="nodes"/>.</param>
    public DirectedGraph(int nodes, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        Nodes = nodes;
        (_outStarts, _out) = Sorted(nodes, sources, targets);
        (_inStarts, _in) = Sorted(nodes, targets, sources);
    }

    /// <summary>Number of nodes.</summary>
    public int Nodes { get; }

    /// <summary>Number of different pairs.</summary>
    public int Edges => _out.Length;

    /// <summary>Targets of a node, ascending.</summary>
    public ReadOnlySpan<int> Targets(int node) => _out.AsSpan(_outStarts[node], _outStarts[node + 1] - _outStarts[node]);

    /// <summary>Sources of a node, ascending.</summary>
    public ReadOnlySpan<int> Sources(int node) => _in.AsSpan(_inStarts[node], _inStarts[node + 1] - _inStarts[node]);

    static (int[] Starts, int[] Partners) Sorted(int nodes, ReadOnlySpan<int> own, ReadOnlySpan<int> others)
    {
        var starts = new int[nodes + 1];
        foreach (var node in own) starts[node + 1]++;
        for (var node = 0; node < nodes; node++) starts[node + 1] += starts[node];
        var partners = new int[own.Length];
        var next = starts.AsSpan(0, nodes).ToArray();
        for (var edge = 0; edge < own.Length; edge++) partners[next[own[edge]]++] = others[edge];

        var kept = 0;
        for (var node = 0; node < nodes; node++)
        {
            var row = partners.AsSpan(starts[node], starts[node + 1] - starts[node]);
            row.Sort();
            starts[node] = kept;
            var last = node; // nobody to itself
            foreach (var partner in row)
            {
                if (partner == last || partner == node) continue;
                partners[kept++] = last = partner; // writes only behind what it reads
            }
        }
        starts[nodes] = kept;
        Array.Resize(ref partners, kept);
        return (starts, partners);
    }
}
