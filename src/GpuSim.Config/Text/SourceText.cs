using System.Text;

namespace GpuSim.Config.Text;

/// <summary>Text that a user wrote, with its name: a file, or one <c>--set</c>.</summary>
/// <param name="Name">As the user gave it.</param>
/// <param name="Utf8">The bytes, without a byte-order mark.</param>
/// <param name="Order">Reports go by it: the file first.</param>
/// <param name="HasLines">Whether a place in it is told by line and column.</param>
internal sealed record SourceText(string Name, byte[] Utf8, int Order, bool HasLines)
{
    const int Widest = 160; // characters of a line that a report shows

    /// <summary>Name, line and column of a byte: <c>a.json:3:7</c>.</summary>
    public string Locate(int at)
    {
        if (!HasLines) return Name;
        var start = LineStart(at);
        return $"{Name}:{1 + Utf8.AsSpan(0, start).Count((byte)'\n')}:{1 + Encoding.UTF8.GetCharCount(Utf8, start, at - start)}";
    }

    /// <summary>The number of the line that holds a byte, from 1.</summary>
    public int Line(int at) => 1 + Utf8.AsSpan(0, at).Count((byte)'\n');

    /// <summary>The line of a place, and below it carets under the place.</summary>
    public string Show(Place place)
    {
        var start = LineStart(place.Start);
        var end = LineEnd(place.Start);
        var line = Encoding.UTF8.GetString(Utf8, start, end - start).TrimEnd();
        var column = Encoding.UTF8.GetCharCount(Utf8, start, place.Start - start);
        var stop = Math.Clamp(place.Start + place.Length, place.Start, end);
        var width = Math.Max(1, Math.Min(Encoding.UTF8.GetCharCount(Utf8, place.Start, stop - place.Start), line.Length - column));

        var cut = column + width > Widest ? Math.Min(column, Math.Max(0, column - Widest / 2)) : 0;
        line = line[Math.Min(cut, line.Length)..];
        if (line.Length > Widest) line = line[..Widest] + " …";
        if (cut > 0) line = "… " + line;
        column = column - cut + (cut > 0 ? 2 : 0);
        width = Math.Min(width, Widest);
        var indent = string.Concat(line.Take(column).Select(letter => letter == '\t' ? '\t' : ' ')).PadRight(column);
        return $"{line}\n{indent}{new string('^', width)}";
    }

    int LineStart(int at) => 1 + Utf8.AsSpan(0, at).LastIndexOf((byte)'\n');

    int LineEnd(int at)
    {
        var length = Utf8.AsSpan(at).IndexOf((byte)'\n');
        return length < 0 ? Utf8.Length : at + length;
    }
}

/// <summary>Where something stands.</summary>
/// <param name="Source">In which text.</param>
/// <param name="Start">First byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct Place(SourceText Source, int Start, int Length);
