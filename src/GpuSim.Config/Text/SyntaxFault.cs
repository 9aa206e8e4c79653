using System.Text;
using GpuSim.Units;

namespace GpuSim.Config.Text;

/// <summary>Says what is wrong with text that is not JSON, where the reader stopped.</summary>
internal static class SyntaxFault
{
    /// <summary>The reader's limit.</summary>
    public const int Deepest = 64;

    static readonly string[] NotNumbers = ["NaN", "Infinity", "+Infinity", "-Infinity", "inf", "-inf", "nan"];

    /// <summary>Adds the fault at byte <paramref name="at"/>, inside the objects and lists <paramref name="open"/>.</summary>
    public static void Add(SourceText source, int at, Stack<Place> open, Faults faults)
    {
        var text = source.Utf8;
        var word = Word(text, at);
        var place = new Place(source, at, word.Length);
        var got = Encoding.UTF8.GetString(word);
        var previous = Previous(text, at);
        var inObject = open.Count > 0 && text[open.Peek().Start] == '{';
        var valueDue = previous is 0 or (byte)':' or (byte)'[' || previous == ',' && !inObject;
        var keyDue = inObject && previous is (byte)'{' or (byte)',';

        if (at >= text.Length)
            faults.At(EndOf(source), $"expected {(open.Count == 0 ? "more" : Closing(open))}, got the end of the text", open.Count == 0 ? null : $"What opens in line {source.Line(open.Peek().Start)} is never closed.");
        else if (open.Count >= Deepest)
            faults.At(place, $"expected at most {Deepest} levels, got one more");
        else if (NotNumbers.Contains(got))
            faults.At(place, $"expected a finite number, got {got}");
        else if (text[at] == '"' && IsUnclosed(text, at))
            faults.At(place with { Length = LineEnd(text, at) - at }, "expected text that ends in its line, got no closing quote");
        else if (text[at] == '/')
            faults.At(place, "expected a comment, // to the end of the line or /* … */, got one that is not closed");
        else if (text[at] == '\'')
            faults.At(place, "expected double quotes, got a single one");
        else if (keyDue && text[at] == '"')
            faults.At(place, $"expected a colon after the key {got}");
        else if (keyDue)
            faults.At(place, $"expected a key in double quotes, got {got}");
        else if (valueDue)
            faults.At(place, $"expected a value, got {got}", open.Count > 0 && char.IsAsciiLetter(got[0]) ? $"Did you mean \"{got}\"?" : null);
        else if (open.Count == 0)
            faults.At(place, $"expected the end of the text, got {got}");
        else
            faults.At(place, $"expected a comma or {Closing(open)}, got {got}", Unit.All.Any(unit => unit.Symbol == got) ? "A number with a unit stands in double quotes." : null);
    }

    /// <summary>The next byte that is neither white space nor part of a comment that is closed.</summary>
    public static int SkipBlanks(byte[] text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)':' && IsPlain(text, at)) at++;
            else if (text.AsSpan(at).StartsWith("//"u8)) at = LineEnd(text, at);
            else if (text.AsSpan(at).StartsWith("/*"u8) && text.AsSpan(at + 2).IndexOf("*/"u8) is var end and >= 0) at += end + 4;
            else break;
        }
        return at;
    }

    // A comma or colon is in its place when something that may follow it follows; another comma may not.
    static bool IsPlain(byte[] text, int at) => text[at] is not ((byte)',' or (byte)':') || Previous(text, at) is not ((byte)',' or (byte)':' or (byte)'[' or (byte)'{' or 0);

    static byte Previous(byte[] text, int at)
    {
        var line = at;
        do line--; while (line >= 0 && text[line] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
        return line < 0 ? (byte)0 : text[line];
    }

    static ReadOnlySpan<byte> Word(byte[] text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("\""u8) && rest[1..].IndexOf((byte)'"') is var end and >= 0) return rest[..(end + 2)];
        var length = rest.IndexOfAny(" \t\r\n,:[]{}\"'"u8);
        if (length < 0) length = rest.Length;
        return rest[..Math.Max(Math.Min(length, 40), Math.Min(1, rest.Length))];
    }

    static bool IsUnclosed(byte[] text, int at)
    {
        var end = LineEnd(text, at);
        for (var next = at + 1; next < end; next++)
        {
            if (text[next] == '\\') next++;
            else if (text[next] == '"') return false;
        }
        return true;
    }

    static int LineEnd(byte[] text, int at)
    {
        var length = text.AsSpan(at).IndexOf((byte)'\n');
        return length < 0 ? text.Length : at + length;
    }

    static Place EndOf(SourceText source)
    {
        var end = source.Utf8.Length;
        while (end > 0 && source.Utf8[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') end--;
        return new(source, Math.Max(0, end - 1), 1);
    }

    static string Closing(Stack<Place> open) => open.Peek().Source.Utf8[open.Peek().Start] == '{' ? "}" : "]";
}
