using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Hopfield;

namespace GpuSim.Config.Hopfield;

/// <summary>A list of patterns, each a list of units that are 1 and -1 or 1 and 0, the same throughout. A pattern is called by its index.</summary>
internal sealed class VectorsShape : Shape<PatternSource>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out PatternSource value)
    {
        value = null;
        if (node is not ListNode vectors || vectors.Items.Count == 0)
        {
            faults.At(node, $"expected a list of patterns such as [[1, -1, 1], [-1, -1, 1]], got {(node is ListNode ? "an empty list" : node.Words)}");
            return false;
        }
        Node? silent = null; // the first, which says what silent is
        var patterns = vectors.Items.Select((vector, index) => Read(vector, index, ref silent, faults)).ToList();
        if (patterns.Contains(null)) return false;
        value = new PatternSource.Given([.. patterns.OfType<GivenPattern>()]);
        return true;
    }

    public override JsonObject Schema()
    {
        var vectors = new[] { -1, 0 }.Select(silent => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = new JsonArray(1, silent) } } });
        return new() { ["anyOf"] = new JsonArray([.. vectors]) };
    }

    static GivenPattern? Read(Node node, int index, ref Node? silent, Faults faults)
    {
        if (node is not ListNode { Items.Count: > 0 } vector)
        {
            faults.At(node, $"expected a pattern such as [1, -1, 1], got {(node is ListNode ? "an empty list" : node.Words)}");
            return null;
        }
        foreach (var unit in vector.Items)
        {
            var state = (unit as NumberNode)?.Value;
            if (state is -1 or 0 && (silent is null || state == ((NumberNode)silent).Value))
                silent ??= unit;
            else if (state != 1)
            {
                faults.At(unit, silent is null ? $"expected 1 and -1, or 1 and 0, got {unit.Words}" : $"expected 1 or {silent.Words}, which {silent.Path} is, got {unit.Words}");
                return null;
            }
        }
        return new(index.ToString(CultureInfo.InvariantCulture), vector.Items.Count, 1, vector.Items.Select(unit => ((NumberNode)unit).Value == 1).ToImmutableArray()) { Origin = node.Path };
    }
}
