namespace GpuSim.Analysis.Networks;

/// <summary>Neurons that reach each other along connections.</summary>
/// <remarks>Source: Tarjan 1972, doi:10.1137/0201010, with a stack of its own: a network is deeper than a call stack.</remarks>
public static class StrongComponents
{
    /// <summary>The nodes of the largest component, ascending; of several as large, the one with the smallest node.</summary>
    public static int[] Largest(DirectedGraph graph)
    {
        var component = Of(graph, out var count);
        var sizes = new int[count];
        foreach (var one in component) sizes[one]++;
        var largest = component.Length == 0 ? -1 : component.MaxBy(one => sizes[one]); // the first of the largest
        return [.. Enumerable.Range(0, graph.Nodes).Where(node => component[node] == largest)];
    }

    static int[] Of(DirectedGraph graph, out int count)
    {
        int[] order = new int[graph.Nodes], low = new int[graph.Nodes], component = new int[graph.Nodes];
        component.AsSpan().Fill(-1);
        var open = new Stack<int>();
        var path = new Stack<(int Node, int Next)>();
        int visited = 0, found = 0;
        for (var start = 0; start < graph.Nodes; start++)
        {
            if (order[start] > 0) continue;
            Enter(start);
            while (path.TryPop(out var at))
            {
                var targets = graph.Targets(at.Node);
                if (at.Next > 0 && targets[at.Next - 1] is var child && component[child] < 0) low[at.Node] = Math.Min(low[at.Node], low[child]);
                if (at.Next < targets.Length)
                {
                    path.Push((at.Node, at.Next + 1));
                    if (order[targets[at.Next]] == 0) Enter(targets[at.Next]);
                    continue;
                }
                if (low[at.Node] < order[at.Node]) continue;
                int member;
                do component[member = open.Pop()] = found;
                while (member != at.Node);
                found++;
            }
        }
        count = found;
        return component;

        void Enter(int node)
        {
            order[node] = low[node] = ++visited;
            open.Push(node);
            path.Push((node, 0));
        }
    }
}
