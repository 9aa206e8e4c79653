namespace GpuSim.Config.Text;

/// <summary>A value of a config that knows where it stands.</summary>
internal abstract class Node
{
    /// <summary>Of the value.</summary>
    public required Place Place { get; init; }

    /// <summary>Of its key, if it has one.</summary>
    public Place? Key { get; init; }

    /// <summary>In dots and brackets: <c>projections[0].delay</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What to point at: a long value is best known by its key.</summary>
    public Place Pointer => this is ObjectNode or ListNode && Key is { } key ? key : Place;

    /// <summary>For "got …".</summary>
    public abstract string Words { get; }

    /// <summary>Path of a member of this object.</summary>
    public string Child(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}

internal sealed class ObjectNode : Node
{
    public Dictionary<string, Node> Members { get; } = [];
    public override string Words => "an object";
}

internal sealed class ListNode : Node
{
    public List<Node> Items { get; } = [];
    public override string Words => "a list";
}

internal sealed class TextNode : Node
{
    public required string Text { get; init; }
    public override string Words => Text.Length <= 60 ? $"\"{Text}\"" : $"\"{Text[..60]}…\"";
}

internal sealed class NumberNode : Node
{
    /// <summary>As written.</summary>
    public required string Digits { get; init; }

    /// <summary>Infinite where it was too large for a double.</summary>
    public required double Value { get; init; }

    public override string Words => Digits;
}

/// <summary>true, false or null.</summary>
internal sealed class LiteralNode : Node
{
    public required bool? Value { get; init; }
    public override string Words => Value switch { true => "true", false => "false", null => "null" };
}
