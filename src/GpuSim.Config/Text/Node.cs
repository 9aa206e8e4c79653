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

    /// <summary>The same value said of another path; its places stay.</summary>
    public abstract Node At(string path, Place? key);

    /// <summary>Path of a member of this object.</summary>
    public string Child(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}

internal sealed class ObjectNode : Node
{
    public Dictionary<string, Node> Members { get; } = [];
    public override string Words => "an object";

    /// <summary>A copy with this member replaced or added.</summary>
    public ObjectNode With(string name, Node member)
    {
        var copy = new ObjectNode { Place = Place, Key = Key, Path = Path };
        foreach (var (known, child) in Members) copy.Members.Add(known, child);
        copy.Members[name] = member;
        return copy;
    }

    /// <summary>A copy without this member.</summary>
    public ObjectNode Without(string name)
    {
        var copy = new ObjectNode { Place = Place, Key = Key, Path = Path };
        foreach (var (known, child) in Members.Where(member => member.Key != name)) copy.Members.Add(known, child);
        return copy;
    }

    public override Node At(string path, Place? key)
    {
        var copy = new ObjectNode { Place = Place, Key = key, Path = path };
        foreach (var (name, child) in Members) copy.Members.Add(name, child.At(copy.Child(name), child.Key));
        return copy;
    }
}

internal sealed class ListNode : Node
{
    public List<Node> Items { get; } = [];
    public override string Words => "a list";

    /// <summary>A copy with this item replaced, or added at the end.</summary>
    public ListNode With(int index, Node item)
    {
        var copy = new ListNode { Place = Place, Key = Key, Path = Path };
        copy.Items.AddRange(Items.Take(index).Append(item).Concat(Items.Skip(index + 1)));
        return copy;
    }

    public override Node At(string path, Place? key)
    {
        var copy = new ListNode { Place = Place, Key = key, Path = path };
        copy.Items.AddRange(Items.Select((item, index) => item.At($"{path}[{index}]", item.Key)));
        return copy;
    }
}

internal sealed class TextNode : Node
{
    public required string Text { get; init; }
    public override string Words => Text.Length <= 60 ? $"\"{Text}\"" : $"\"{Text[..60]}…\"";

    public override Node At(string path, Place? key) => new TextNode { Place = Place, Key = key, Path = path, Text = Text };
}

internal sealed class NumberNode : Node
{
    /// <summary>As written.</summary>
    public required string Digits { get; init; }

    /// <summary>Infinite where it was too large for a double.</summary>
    public required double Value { get; init; }

    public override string Words => Digits;

    public override Node At(string path, Place? key) => new NumberNode { Place = Place, Key = key, Path = path, Digits = Digits, Value = Value };
}

/// <summary>true, false or null.</summary>
internal sealed class LiteralNode : Node
{
    public required bool? Value { get; init; }
    public override string Words => Value switch { true => "true", false => "false", null => "null" };

    public override Node At(string path, Place? key) => new LiteralNode { Place = Place, Key = key, Path = path, Value = Value };
}
