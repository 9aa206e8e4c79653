using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Sweeps;

/// <summary>A list of seeds, or how many from 1 on.</summary>
internal sealed class SeedsShape : Shape<IReadOnlyList<ulong>>
{
    const int Most = 10_000;

    static readonly ListShape<ulong> List = new("a list of seeds", new WholeShape<ulong>(0, ulong.MaxValue));
    static readonly WholeShape<int> Count = new(1, Most);

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out IReadOnlyList<ulong> value)
    {
        if (node is not ListNode)
        {
            value = Count.TryRead(node, faults, out var count) ? [.. Enumerable.Range(1, count).Select(seed => (ulong)seed)] : null;
            return value is not null;
        }
        if (!List.TryRead(node, faults, out value)) return false;
        if (value.Count > 0 && value.Distinct().Count() == value.Count) return true;
        faults.At(node, value.Count == 0 ? "expected at least one seed, got an empty list" : "expected every seed once, got one again");
        return false;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(Count.Schema(), List.Schema()) };
}

/// <summary>Any JSON; what it goes into will judge it.</summary>
internal sealed class AnyValueShape : Shape<Node>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out Node value)
    {
        value = node;
        return true;
    }

    public override JsonObject Schema() => [];
}
