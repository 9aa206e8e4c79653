using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Kinds;

/// <summary>The name of a kind, where <see cref="KindCatalog"/> has made sure of it.</summary>
internal sealed class KindShape(IExperimentKind kind) : Shape<string>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out string value)
    {
        value = kind.Name;
        return true;
    }

    public override JsonObject Schema() => new() { ["const"] = kind.Name };
}
