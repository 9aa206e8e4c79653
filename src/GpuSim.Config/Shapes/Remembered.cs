using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Shapes;

/// <summary>A shape that reads the last value only once: the points of a curve share a large one.</summary>
internal sealed class Remembered<T>(Shape<T> shape) : Shape<T> where T : class
{
    Node? _last;
    T? _value;
    Faults _found = new();

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out T value)
    {
        if (node != _last) _ = shape.TryRead(_last = node, _found = new(), out _value);
        faults.Take(_found);
        value = _value;
        return value is not null;
    }

    public override JsonObject Schema() => shape.Schema();
}
