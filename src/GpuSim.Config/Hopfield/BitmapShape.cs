using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;

namespace GpuSim.Config.Hopfield;

/// <summary>A picture as read.</summary>
internal sealed record Bitmap(int Width, int Height, ImmutableArray<bool> Active);

/// <summary>A list of rows of one length, a letter for each unit.</summary>
internal sealed class BitmapShape : Shape<Bitmap>
{
    const string Active = "#X+1", Silent = ". -0";

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out Bitmap value)
    {
        value = null;
        if (node is not ListNode { Items.Count: > 0 } rows)
        {
            faults.At(node, $"expected a list of rows such as [\"#.#\", \".#.\"], got {(node is ListNode ? "an empty list" : node.Words)}");
            return false;
        }
        var width = (rows.Items[0] as TextNode)?.Text.Length ?? 0;
        var sound = true;
        for (var row = 0; row < rows.Items.Count; row++) sound &= IsRow(rows.Items[row], row + 1, width, faults);
        if (sound) value = new(width, rows.Items.Count, [.. rows.Items.SelectMany(row => ((TextNode)row).Text).Select(letter => Active.Contains(letter))]);
        return sound;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[#X+1. 0-]+$" },
    };

    static bool IsRow(Node node, int row, int width, Faults faults)
    {
        if (node is not TextNode { Text.Length: > 0 } text)
        {
            faults.At(node, $"expected a row such as \"..##..\", got {node.Words} for row {row}");
            return false;
        }
        for (var column = 0; column < text.Text.Length; column++)
        {
            if (Active.Contains(text.Text[column]) || Silent.Contains(text.Text[column])) continue;
            var letter = Rune.TryGetRuneAt(text.Text, column, out var rune) ? rune.ToString() : "\uFFFD";
            faults.At(node, Letter(text, column, letter), $"expected one of # X + 1 (active) or . blank - 0 (silent), got \"{letter}\" in row {row}, column {column + 1}");
            return false;
        }
        if (text.Text.Length == width) return true;
        faults.At(node, $"expected {width} units as in row 1, got {text.Text.Length} in row {row}");
        return false;
    }

    // With an escape before it the letter's place is not known.
    static Place Letter(TextNode row, int column, string letter)
    {
        var (source, start, length) = row.Place;
        if (source.Utf8.AsSpan(start, length).Contains((byte)'\\') || source.Utf8[start] != '"') return row.Place;
        return new(source, start + 1 + Encoding.UTF8.GetByteCount(row.Text.AsSpan(0, column)), Encoding.UTF8.GetByteCount(letter));
    }
}
