using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GpuSim.Config.Text;

/// <summary>Reads JSON with comments and trailing commas into nodes that know their places.</summary>
internal sealed class JsonTree
{
    static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = SyntaxFault.Deepest };

    readonly SourceText _source;
    readonly int _offset;
    readonly Faults _faults;
    readonly Stack<Place> _open = [];
    int _whole; // end of the last whole token: what follows it is at fault

    JsonTree(SourceText source, int offset, Faults faults) => (_source, _offset, _faults) = (source, offset, faults);

    /// <summary>The tree, or null after adding what is wrong.</summary>
    /// <param name="source">The text.</param>
    /// <param name="offset">Where in it the JSON starts.</param>
    /// <param name="path">Of the root.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="key">Of the root, if it has one.</param>
    public static Node? Read(SourceText source, int offset, string path, Faults faults, Place? key = null)
    {
        var tree = new JsonTree(source, offset, faults);
        var reader = new Utf8JsonReader(source.Utf8.AsSpan(offset), Options);
        try
        {
            tree.Next(ref reader);
            var root = tree.Value(ref reader, path, key);
            tree.Next(ref reader); // throws when more follows
            return root;
        }
        catch (JsonException)
        {
            SyntaxFault.Add(source, SyntaxFault.SkipBlanks(source.Utf8, tree._whole), tree._open, faults);
            return null;
        }
    }

    bool Next(ref Utf8JsonReader reader)
    {
        var more = reader.Read();
        _whole = _offset + (int)reader.BytesConsumed;
        return more;
    }

    Node Value(ref Utf8JsonReader reader, string path, Place? key)
    {
        var place = Here(in reader);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader, path, key);
            case JsonTokenType.StartArray:
                return List(ref reader, path, key);
            case JsonTokenType.String:
                return new TextNode { Place = place, Key = key, Path = path, Text = Text(in reader) };
            case JsonTokenType.Number:
                var digits = Encoding.UTF8.GetString(reader.ValueSpan);
                return new NumberNode { Place = place, Key = key, Path = path, Digits = digits, Value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) };
            default:
                return new LiteralNode { Place = place, Key = key, Path = path, Value = reader.TokenType == JsonTokenType.Null ? null : reader.TokenType == JsonTokenType.True };
        }
    }

    ObjectNode Object(ref Utf8JsonReader reader, string path, Place? key)
    {
        var start = Here(in reader);
        var node = new ObjectNode { Place = start, Key = key, Path = path };
        _open.Push(start);
        while (Next(ref reader) && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(in reader);
            var place = new Place(_source, _offset + (int)reader.TokenStartIndex, reader.ValueSpan.Length + 2);
            Next(ref reader);
            var member = Value(ref reader, node.Child(name), place);
            if (node.Members.TryGetValue(name, out var first))
                _faults.AtKey(member, $"expected every key once, got \"{name}\" again", $"It was given before, in line {_source.Line(first.Place.Start)}.");
            else
                node.Members.Add(name, member);
        }
        _open.Pop();
        return node;
    }

    ListNode List(ref Utf8JsonReader reader, string path, Place? key)
    {
        var start = Here(in reader);
        var node = new ListNode { Place = start, Key = key, Path = path };
        _open.Push(start);
        while (Next(ref reader) && reader.TokenType != JsonTokenType.EndArray)
            node.Items.Add(Value(ref reader, $"{path}[{node.Items.Count}]", null));
        _open.Pop();
        return node;
    }

    Place Here(in Utf8JsonReader reader) => new(_source, _offset + (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));

    string Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException) // half of a surrogate pair as \uD800
        {
            _faults.At(Here(in reader), "expected text in Unicode, got an escape that is none");
            return "\uFFFD";
        }
    }
}
