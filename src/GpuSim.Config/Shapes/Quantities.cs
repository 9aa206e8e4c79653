using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GpuSim.Config.Text;
using GpuSim.Model;
using GpuSim.Units;

namespace GpuSim.Config.Shapes;

/// <summary>A quantity whose dimension is checked when it is known what it must be.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Quantity">As written; of dimension number when it came without a unit.</param>
internal sealed record PlacedQuantity(Node Node, Quantity Quantity)
{
    /// <summary>The value in canonical units; NaN after adding a fault when it measures something else.</summary>
    public double In(Dimension dimension, Faults faults)
    {
        if (Quantity.Unit.Dimension == dimension) return Quantity.Canonical;
        var got = Quantity.Unit.Dimension == Dimension.Number ? "a number without a unit" : Words.Of(Quantity.Unit.Dimension);
        var meant = new Quantity(Quantity.Value, Unit.Canonical(dimension));
        faults.At(Node, $"expected {Words.Of(dimension)}, got {got}", Node is ObjectNode ? null : dimension == Dimension.Number ? $"Did you mean {meant}?" : $"Did you mean \"{meant}\"?");
        return double.NaN;
    }
}

/// <summary>What a dimension is called in messages.</summary>
internal static class Words
{
    public static string Of(Dimension dimension) => dimension switch
    {
        Dimension.Number => "a number",
        _ => "a " + dimension.ToString().ToLowerInvariant(),
    };

    /// <summary>A quantity of that dimension, as a config would write it.</summary>
    public static string Example(Dimension dimension) => dimension == Dimension.Number ? "1.5" : $"\"1.5 {Unit.Canonical(dimension).Symbol}\"";
}

/// <summary>A quantity of one of several dimensions.</summary>
/// <param name="dimensions">What it may measure, as far as an editor is told.</param>
internal sealed class AnyQuantityShape(params Dimension[] dimensions) : Shape<PlacedQuantity>
{
    static readonly NernstShape Nernst = new();

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out PlacedQuantity value)
    {
        if (NernstShape.Fits(node) && dimensions.Contains(Dimension.Voltage)) return Nernst.TryRead(node, faults, out value);
        value = node switch
        {
            NumberNode number when double.IsFinite(number.Value) => new(node, new(number.Value, Unit.One)),
            TextNode text when Quantity.TryParse(text.Text, out var quantity) && quantity.Unit != Unit.One => new(node, quantity),
            _ => null,
        };
        if (value is not null) return true;
        var expected = dimensions.Length == 1 ? Words.Of(dimensions[0]) : "a quantity";
        faults.At(node, $"expected {expected} such as {Words.Example(dimensions[0])}, got {node.Words}", (node as TextNode)?.Text is { } written ? Meant(written) : null);
        return false;
    }

    public override JsonObject Schema() => dimensions.Length == 1
        ? Reference(dimensions[0])
        : new() { ["anyOf"] = new JsonArray([.. dimensions.Select(Reference)]) };

    /// <summary>The quantities of one dimension, to be referred to.</summary>
    public static JsonObject Definition(Dimension dimension)
    {
        if (dimension == Dimension.Number) return new() { ["type"] = "number" };
        var units = Unit.All.Where(unit => unit.Dimension == dimension).Select(unit => unit.Symbol).ToList();
        var text = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = $@"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*({string.Join('|', units.Select(Regex.Escape))})\s*$",
            ["description"] = $"{Words.Of(dimension)}: a number and one of {string.Join(", ", units)}",
            ["examples"] = new JsonArray($"1.5 {units[0]}"),
        };
        return dimension == Dimension.Voltage ? new() { ["anyOf"] = new JsonArray(text, Nernst.Schema()) } : text;
    }

    static JsonObject Reference(Dimension dimension) => new() { ["$ref"] = $"#/$defs/{dimension.ToString().ToLowerInvariant()}" };

    // A number and a unit that differs in case or in a letter.
    string? Meant(string written)
    {
        var split = written.Length;
        double value;
        while (!double.TryParse(written.AsSpan(0, split), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            if (--split <= 0) return null;
        if (!double.IsFinite(value)) return null;
        var symbol = written[split..].Trim();
        var known = Unit.All.Where(unit => dimensions.Contains(unit.Dimension)).Select(unit => unit.Symbol).Where(unit => unit.Length > 0).ToList();
        var nearest = symbol.Length == 0 ? known.FirstOrDefault() : DidYouMean.Nearest(symbol, known) ?? (dimensions.Length == 1 ? known.FirstOrDefault() : null);
        if (symbol.Length == 0 && dimensions.Contains(Dimension.Number))
            return $"Did you mean {written.Trim()}, without quotes{(known.Count == 0 ? "" : ", or with a unit")}?";
        return nearest is null ? null : $"Did you mean \"{written[..split].Trim()} {nearest}\"?";
    }
}

/// <summary>A quantity of one dimension, in its canonical unit.</summary>
internal sealed class QuantityShape(Dimension dimension) : Shape<double>
{
    readonly AnyQuantityShape _any = new(dimension);

    public override bool TryRead(Node node, Faults faults, out double value)
    {
        value = _any.TryRead(node, faults, out var placed) ? placed.In(dimension, faults) : double.NaN;
        return !double.IsNaN(value);
    }

    public override JsonObject Schema() => _any.Schema();
}
