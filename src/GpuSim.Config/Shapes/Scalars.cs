using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;
using GpuSim.Model;

namespace GpuSim.Config.Shapes;

/// <summary>A word that the user chooses.</summary>
/// <param name="what">Such as <c>the name of a population</c>.</param>
internal sealed class TextShape(string what) : Shape<string>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out string value)
    {
        value = (node as TextNode)?.Text;
        if (value is { Length: > 0 }) return true;
        faults.At(node, $"expected {what}, got {node.Words}");
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = "string" };
}

/// <summary>What to say of a number that stands in quotes where none with a unit is meant.</summary>
internal static class QuotedNumber
{
    public static string? Hint(Node node) =>
        node is TextNode { Text: var text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? $"Did you mean {text.Trim()}, without quotes?"
            : null;
}

/// <summary>A number without a fraction or a unit.</summary>
internal sealed class WholeShape<T>(T min, T max) : Shape<T> where T : IBinaryInteger<T>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out T value)
    {
        value = T.Zero;
        if (node is NumberNode number && decimal.TryParse(number.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && decimal.Truncate(exact) == exact && exact >= decimal.CreateChecked(min) && exact <= decimal.CreateChecked(max))
        {
            value = T.CreateChecked(exact);
            return true;
        }
        faults.At(node, $"expected a whole number from {min} to {max}, got {node.Words}", QuotedNumber.Hint(node));
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = JsonValue.Create(decimal.CreateChecked(min)), ["maximum"] = JsonValue.Create(decimal.CreateChecked(max)) };
}

/// <summary>A finite number without a unit.</summary>
internal sealed class NumberShape : Shape<double>
{
    public override bool TryRead(Node node, Faults faults, out double value)
    {
        value = (node as NumberNode)?.Value ?? double.NaN;
        if (double.IsFinite(value)) return true;
        faults.At(node, $"expected a finite number, got {node.Words}", QuotedNumber.Hint(node));
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = "number" };
}

/// <summary>true or false.</summary>
internal sealed class FlagShape : Shape<bool>
{
    public override bool TryRead(Node node, Faults faults, out bool value)
    {
        value = node is LiteralNode { Value: true };
        if (node is LiteralNode { Value: not null }) return true;
        faults.At(node, $"expected true or false, got {node.Words}");
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}

/// <summary>One of a few words.</summary>
internal sealed class ChoiceShape<T>(params (string Word, T Value)[] choices) : Shape<T>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        var text = (node as TextNode)?.Text;
        foreach (var (word, meant) in choices)
        {
            if (word != text) continue;
            value = meant!;
            return true;
        }
        var nearest = text is null ? null : DidYouMean.Nearest(text, choices.Select(choice => choice.Word));
        faults.At(node, $"expected {string.Join(" or ", choices.Select(choice => $"\"{choice.Word}\""))}, got {node.Words}", nearest is null ? null : $"Did you mean \"{nearest}\"?");
        return false;
    }

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice.Word))]) };
}
