using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;
using GpuSim.Model;

namespace GpuSim.Config.Shapes;

/// <summary>An object with known keys. Reading, the JSON Schema and "did you mean" all follow from the keys defined here.</summary>
/// <param name="what">Such as <c>a population</c>.</param>
/// <param name="create">Makes the draft that the keys fill.</param>
internal sealed class ObjectShape<T>(string what, Func<Node, T> create) : Shape<T> where T : class
{
    sealed record Definition(string Name, string Meaning, bool Required, Func<Node, T, Faults, bool> Read, Func<JsonObject> Schema);

    readonly List<Definition> _keys = [];
    readonly List<(bool Required, string[] Keys)> _exclusive = [];
    readonly List<string[]> _atLeastOne = [];
    Action<JsonObject>? _extend;

    /// <summary>Defines a key.</summary>
    public ObjectShape<T> Key<TValue>(string name, string meaning, Shape<TValue> shape, Action<T, TValue> set, bool required = false)
    {
        _keys.Add(new(name, meaning, required, Read, shape.Schema));
        return this;

        bool Read(Node node, T draft, Faults faults)
        {
            var sound = shape.TryRead(node, faults, out var value);
            if (sound) set(draft, value!);
            return sound;
        }
    }

    /// <summary>Exactly one of these keys is due.</summary>
    public ObjectShape<T> ExactlyOne(params string[] keys)
    {
        _exclusive.Add((true, keys));
        return this;
    }

    /// <summary>At most one of these keys may be given.</summary>
    public ObjectShape<T> AtMostOne(params string[] keys)
    {
        _exclusive.Add((false, keys));
        return this;
    }

    /// <summary>At least one of these keys is due.</summary>
    public ObjectShape<T> AtLeastOne(params string[] keys)
    {
        _atLeastOne.Add(keys);
        return this;
    }

    /// <summary>Tells an editor more than the keys say.</summary>
    public ObjectShape<T> Extend(Action<JsonObject> extend)
    {
        _extend = extend;
        return this;
    }

    /// <summary>A draft filled as far as possible: what could not be read keeps its initial value, and there is a fault for it.</summary>
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out T value)
    {
        value = create(node);
        if (node is not ObjectNode given)
        {
            faults.At(node, $"expected {what}, got {node.Words}");
            return true;
        }
        var dropped = _exclusive.SelectMany(group => Dropped(given, group.Keys, group.Required, faults)).ToList();
        foreach (var (key, child) in given.Members)
        {
            if (dropped.Contains(key)) continue;
            if (_keys.Find(known => known.Name == key) is { } definition)
                definition.Read(child, value, faults);
            else
                faults.AtKey(child, $"expected a key of {what}, got \"{key}\"", DidYouMean.Hint(key, [.. _keys.Select(known => known.Name)], "keys"));
        }
        foreach (var absent in _keys.Where(key => !given.Members.ContainsKey(key.Name)))
        {
            if (IsMisspelt(given, absent.Name))
                faults.Answered(given.Child(absent.Name));
            else if (absent.Required)
                faults.Missing(given, absent.Name, $"expected {absent.Meaning}, got no \"{absent.Name}\"");
        }
        foreach (var keys in _atLeastOne.Where(keys => !keys.Any(key => given.Members.ContainsKey(key) || IsMisspelt(given, key))))
            faults.At(given, $"expected at least one of {string.Join(", ", keys)}, got none");
        return true;
    }

    // Of keys that exclude each other the one given by --set wins over the file's.
    IEnumerable<string> Dropped(ObjectNode given, string[] keys, bool required, Faults faults)
    {
        var there = keys.Where(given.Members.ContainsKey).OrderByDescending(key => given.Members[key].Place.Source.Order).ToList();
        if (there.Count == 0 && required && !keys.Any(key => IsMisspelt(given, key)))
            faults.At(given, $"expected one of {string.Join(", ", keys)}, got none");
        if (there.Count < 2) return [];
        if (given.Members[there[0]].Place.Source == given.Members[there[1]].Place.Source)
            faults.AtKey(given.Members[there[1]], $"expected only one of {string.Join(", ", keys)}, got {string.Join(" and ", there.Order(StringComparer.Ordinal))}");
        return there.Skip(1);
    }

    // Then the misspelt key is the fault to name, and not that the right one is missing.
    bool IsMisspelt(ObjectNode given, string due)
    {
        var known = _keys.Select(key => key.Name).ToList();
        return given.Members.Keys.Any(key => !known.Contains(key) && DidYouMean.Nearest(key, known) == due);
    }

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var key in _keys)
        {
            var property = key.Schema();
            property["description"] = key.Meaning;
            properties.Add(key.Name, property);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (_keys.Any(key => key.Required)) schema["required"] = new JsonArray([.. _keys.Where(key => key.Required).Select(key => JsonValue.Create(key.Name))]);
        foreach (var (required, keys) in _exclusive)
            if (required)
                schema["oneOf"] = new JsonArray([.. keys.Select(key => new JsonObject { ["required"] = new JsonArray(key) })]);
        foreach (var keys in _atLeastOne)
            schema["anyOf"] = new JsonArray([.. keys.Select(key => new JsonObject { ["required"] = new JsonArray(key) })]);
        _extend?.Invoke(schema);
        return schema;
    }
}
