using System.Text;

namespace GpuSim.Config.Text;

/// <summary>One <c>--set path=value</c>: replaces or adds a node before anything is checked.</summary>
internal static class Override
{
    /// <summary>The tree with <paramref name="set"/> applied; it shares with <paramref name="root"/> what is the same.</summary>
    /// <param name="root">Stays as it is.</param>
    /// <param name="set">As the user wrote it, such as <c>projections[0].delay=2 ms</c>.</param>
    /// <param name="order">Its place among the sources.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static ObjectNode Apply(ObjectNode root, string set, int order, Faults faults)
    {
        const string Option = "--set ";
        var source = new SourceText(Option + set, Encoding.UTF8.GetBytes(Option + set), order, HasLines: false);
        var equals = set.IndexOf('=');
        var path = equals < 0 ? "" : set[..equals].Trim();
        if (path.Length == 0)
        {
            faults.At(new Place(source, Option.Length, source.Utf8.Length - Option.Length), "expected path=value, such as \"populations.exc.size=100\"");
            return root;
        }
        var key = new Place(source, Option.Length, Encoding.UTF8.GetByteCount(set.AsSpan(0, equals)));
        return (ObjectNode)Put(root, path, path, key, Value(source, key, faults), faults);
    }

    static Func<string, Node> Value(SourceText source, Place key, Faults faults)
    {
        var start = key.Start + key.Length + 1;
        return path =>
        {
            // JSON if it is, else text; so a quantity needs no quotes that a shell would take.
            var attempt = new Faults();
            if (JsonTree.Read(source, start, path, attempt, key) is { } node && !attempt.Any) return node;
            var text = Encoding.UTF8.GetString(source.Utf8, start, source.Utf8.Length - start).Trim();
            if (text.StartsWith('{') || text.StartsWith('[')) _ = JsonTree.Read(source, start, path, faults);
            return new TextNode { Place = new(source, start, source.Utf8.Length - start), Key = key, Path = path, Text = text };
        };
    }

    /// <summary>The tree with the value at a path replaced or added; it shares with <paramref name="parent"/> what is the same.</summary>
    /// <param name="parent">The tree, which stays as it is.</param>
    /// <param name="rest">The path from there.</param>
    /// <param name="whole">The path as the user wrote it.</param>
    /// <param name="key">What messages about the path point at.</param>
    /// <param name="value">Makes the value of its full path.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static Node Put(Node parent, string rest, string whole, Place key, Func<string, Node> value, Faults faults)
    {
        var (step, after) = NodePath.Split(parent, rest);
        var path = step is int number ? $"{parent.Path}[{number}]" : parent.Child((string)step);
        var child = NodePath.Child(parent, step);
        if (after.Length > 0)
        {
            child ??= after[0] == '[' ? new ListNode { Place = key, Key = key, Path = path } : new ObjectNode { Place = key, Key = key, Path = path };
            child = Put(child, after, whole, key, value, faults);
        }
        else
            child = value(path);

        switch (parent, step)
        {
            case (ObjectNode node, string name):
                return node.With(name, child);
            case (ListNode list, int index) when index <= list.Items.Count:
                return list.With(index, child);
            case (ListNode list, int index):
                faults.At(key, $"{whole}: expected an index of at most {list.Items.Count}, got {index}");
                return parent;
            default:
                faults.At(key, $"{whole}: expected {(step is int ? "a list" : "an object")} at {(parent.Path.Length == 0 ? "the top" : parent.Path)}, got {parent.Words}");
                return parent;
        }
    }
}
