using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Shapes;

/// <summary>A list; where <paramref name="orOne"/>, an item by itself is a list of one.</summary>
internal sealed class ListShape<T>(string what, Shape<T> item, bool orOne = false, int? length = null) : Shape<IReadOnlyList<T>>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        var items = node is ListNode list ? list.Items : [node];
        if (node is not ListNode && !orOne || length is { } exact && items.Count != exact)
        {
            faults.At(node, $"expected {what}, got {(node is ListNode ? $"a list of {items.Count}" : node.Words)}");
            return false;
        }
        var read = new List<T>();
        var sound = true;
        foreach (var child in items)
        {
            sound &= item.TryRead(child, faults, out var one);
            read.Add(one!);
        }
        value = read;
        return sound;
    }

    public override JsonObject Schema()
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = item.Schema() };
        if (length is { } exact) (list["minItems"], list["maxItems"]) = (exact, exact);
        return orOne ? new() { ["anyOf"] = new JsonArray(item.Schema(), list) } : list;
    }
}

/// <summary>An object whose keys are the user's, in their order.</summary>
internal sealed class MapShape<T>(string what, Shape<T> item) : Shape<IReadOnlyList<KeyValuePair<string, T>>>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out IReadOnlyList<KeyValuePair<string, T>> value)
    {
        value = null;
        if (node is not ObjectNode map)
        {
            faults.At(node, $"expected {what}, got {node.Words}");
            return false;
        }
        var read = new List<KeyValuePair<string, T>>();
        foreach (var (key, child) in map.Members)
            if (item.TryRead(child, faults, out var one))
                read.Add(new(key, one));
        value = read;
        return true;
    }

    public override JsonObject Schema() => new() { ["type"] = "object", ["additionalProperties"] = item.Schema() };
}

/// <summary>The shape, or null.</summary>
internal sealed class OrNull<T>(Shape<T> shape) : Shape<T?> where T : class
{
    public override bool TryRead(Node node, Faults faults, out T? value)
    {
        value = null;
        return node is LiteralNode { Value: null } || shape.TryRead(node, faults, out value);
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(shape.Schema(), new JsonObject { ["type"] = "null" }) };
}
