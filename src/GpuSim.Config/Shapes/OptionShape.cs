using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;
using GpuSim.Model;

namespace GpuSim.Config.Shapes;

/// <summary>One of several things: its name, or an object with the name as its only key and what it takes as the value.</summary>
/// <param name="what">Such as <c>a learning rule</c>.</param>
/// <param name="plural">Such as <c>rules</c>.</param>
internal sealed class OptionShape<T>(string what, string plural) : Shape<T> where T : class
{
    sealed class Draft
    {
        public T? Value { get; set; }
    }

    sealed record Known(string Name, T? Alone, string Example, Action<ObjectShape<Draft>> Define);

    readonly List<Known> _known = [];

    /// <summary>Defines an option.</summary>
    /// <param name="name">In a config.</param>
    /// <param name="meaning">For editors.</param>
    /// <param name="shape">Of what it takes.</param>
    /// <param name="alone">What the name alone means; null where it does not do.</param>
    /// <param name="example">What it takes where the name alone does not do.</param>
    public OptionShape<T> Option(string name, string meaning, Shape<T> shape, T? alone, string example = "{}")
    {
        _known.Add(new(name, alone, example, whole => whole.Key(name, meaning, shape, (draft, value) => draft.Value = value)));
        return this;
    }

    /// <summary>An option that takes nothing.</summary>
    public OptionShape<T> Option(string name, string meaning, T value) =>
        Option(name, meaning, new Mapped<object, T>(new ObjectShape<object>($"the arguments of {name}", _ => new()), _ => value), value);

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (node is ObjectNode)
            value = Object().TryRead(node, faults, out var draft) ? draft.Value : null;
        else if (_known.Find(known => known.Name == (node as TextNode)?.Text) is not { } found)
            faults.At(node, $"expected {what}, got {node.Words}", DidYouMean.Hint((node as TextNode)?.Text ?? "", [.. _known.Select(known => known.Name)], plural));
        else if ((value = found.Alone) is null)
            faults.At(node, $"expected {{ \"{found.Name}\": {found.Example} }}, got the name alone");
        return value is not null;
    }

    public override JsonObject Schema()
    {
        var names = _known.Where(known => known.Alone is not null).Select(known => JsonValue.Create(known.Name)).ToArray();
        if (names.Length == 0) return Object().Schema();
        return new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. names]) }, Object().Schema()) };
    }

    ObjectShape<Draft> Object()
    {
        var whole = new ObjectShape<Draft>(what, _ => new()).ExactlyOne([.. _known.Select(known => known.Name)]);
        foreach (var known in _known) known.Define(whole);
        return whole;
    }
}
