using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Shapes;

/// <summary>A shape whose value is made into another.</summary>
/// <param name="from">The shape.</param>
/// <param name="map">Null where there is nothing to make one of, for which there is a fault already.</param>
internal sealed class Mapped<TFrom, T>(Shape<TFrom> from, Func<TFrom, T?> map) : Shape<T> where T : class
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out T value)
    {
        value = from.TryRead(node, faults, out var read) ? map(read) : null;
        return value is not null;
    }

    public override JsonObject Schema() => from.Schema();
}
