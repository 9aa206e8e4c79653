using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Shapes;

/// <summary>One kind of value in a config: how to read it, and how to tell an editor about it.</summary>
internal abstract class Shape<T>
{
    /// <summary>The value, or false after adding what is wrong.</summary>
    public abstract bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out T value);

    /// <summary>A new JSON Schema of it.</summary>
    public abstract JsonObject Schema();
}
