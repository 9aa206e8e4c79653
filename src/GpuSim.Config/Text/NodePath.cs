using System.Globalization;

namespace GpuSim.Config.Text;

/// <summary>Walks a path such as <c>projections[0].delay</c>. A name may hold dots, so the longest key that is there wins.</summary>
internal static class NodePath
{
    /// <summary>The key whose own keys are paths, and so not split.</summary>
    public const string Vary = "vary";

    /// <summary>The node at <paramref name="path"/>; null where there is none.</summary>
    public static Node? Find(Node root, string path)
    {
        if (path.Length == 0) return root;
        var (step, after) = Split(root, path);
        return Child(root, step) is { } child ? Find(child, after) : null;
    }

    /// <summary>The node at <paramref name="path"/> or the nearest ancestor there is, and the path without indices into what is not a list.</summary>
    public static (Node Node, string Path) Nearest(Node root, string path)
    {
        var node = root;
        var rest = path;
        while (rest.Length > 0)
        {
            var (step, after) = Split(node, rest);
            var child = Child(node, step);
            if (child is null && step is int && node is not ListNode)
            {
                rest = after; // "from": "exc" stands for a list of one
                continue;
            }
            if (child is null) return (node, Join(node.Path, rest));
            (node, rest) = (child, after);
        }
        return (node, node.Path);
    }

    /// <summary>The first step of a path, a key (string) or an index (int), and what follows it.</summary>
    public static (object Step, string After) Split(Node node, string path)
    {
        if (path[0] == '[' && path.IndexOf(']') is var close and > 0 && int.TryParse(path.AsSpan(1, close - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return (index, path[(close + 1)..].TrimStart('.'));
        var known = (node as ObjectNode)?.Members.Keys.Where(key => IsStart(path, key)).MaxBy(key => key.Length);
        var end = known?.Length ?? (node.Path == Vary ? -1 : path.IndexOfAny(['.', '['], 1));
        if (end < 0) end = path.Length;
        var rest = path[end..];
        return (path[..end], rest.StartsWith('.') ? rest[1..] : rest);
    }

    /// <summary>The child at a key or index; null when there is none.</summary>
    public static Node? Child(Node node, object step) => (node, step) switch
    {
        (ObjectNode parent, string key) => parent.Members.GetValueOrDefault(key),
        (ListNode parent, int index) => parent.Items.ElementAtOrDefault(index),
        _ => null,
    };

    static bool IsStart(string path, string key) => path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] is '.' or '[');

    static string Join(string path, string rest) => path.Length == 0 || rest.StartsWith('[') ? path + rest : $"{path}.{rest}";
}
