using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Vary;

/// <summary>One path that varies, and its values.</summary>
internal sealed record Axis(string Path, Place Key, IReadOnlyList<Node> Values);

/// <summary>An object with paths as keys and lists of values; a path that cannot vary is no axis.</summary>
/// <param name="still">Keys of the experiment that are the same at every point.</param>
/// <param name="moving">The others, for messages.</param>
internal sealed class VaryShape(IReadOnlyList<string> still, string moving) : Shape<IReadOnlyList<Axis>>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out IReadOnlyList<Axis> value)
    {
        value = null;
        if (node is not ObjectNode given)
        {
            faults.At(node, $"expected an object of paths and lists of values such as {{ \"neurons\": [1000, 2000] }}, got {node.Words}");
            return false;
        }
        var axes = new List<Axis>();
        foreach (var (path, values) in given.Members)
            if (IsAxis(path, values, faults))
                axes.Add(new(path, values.Key ?? values.Place, ((ListNode)values).Items));
            else
                faults.Answered(path);
        value = axes;
        return true;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = "array", ["minItems"] = 1 },
    };

    bool IsAxis(string path, Node values, Faults faults)
    {
        if (still.Contains(path.Split('.', '[')[0]))
            faults.AtKey(values, $"expected a path that can vary, got \"{path}\"", $"These and what is in them can: {moving}. For other values run the config again, with --set.");
        else if (path.Length == 0)
            faults.AtKey(values, "expected a path such as \"patterns.random.load\", got none");
        else if (values is not ListNode list)
            faults.At(values, $"expected a list of values, got {values.Words}");
        else if (list.Items.Count == 0)
            faults.At(values, "expected at least one value, got an empty list", "Leave the path out where nothing varies.");
        else
            return AreDistinct(list, faults);
        return false;
    }

    static bool AreDistinct(ListNode list, Faults faults)
    {
        var seen = new HashSet<string>();
        var twins = list.Items.Where(item => !seen.Add(JsonWriter.Write(item))).ToList();
        foreach (var twin in twins) faults.At(twin, $"expected every value once, got {JsonWriter.Write(twin)} again");
        return twins.Count == 0;
    }
}
