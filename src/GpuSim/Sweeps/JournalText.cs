using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GpuSim.Sweeps;

/// <summary>Lines of fields that say whether they are whole: a checksum, then the fields, between tabs.</summary>
static class JournalText
{
    const int Digits = 16; // of the checksum; a torn line passes once in 2^64

    /// <summary>The line, with its end.</summary>
    public static byte[] Line(IEnumerable<string> fields)
    {
        var payload = string.Join('\t', fields.Select(Escaped));
        return Encoding.UTF8.GetBytes($"{Checksum(Encoding.UTF8.GetBytes(payload))}\t{payload}\n");
    }

    /// <summary>All whole lines from the start, and how many bytes they take; what follows the first that is not whole was never promised.</summary>
    public static (List<string[]> Lines, long Length) Read(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string[]>();
        var at = 0;
        while (bytes[at..].IndexOf((byte)'\n') is var length and >= 0 && Fields(bytes.Slice(at, length)) is { } fields)
        {
            lines.Add(fields);
            at += length + 1;
        }
        return (lines, at);
    }

    /// <summary>A number or a text; "-" stands for neither.</summary>
    public static string Value(object? value) => value switch { null => "-", double number => "#" + number.ToString("R", CultureInfo.InvariantCulture), var text => "=" + text };

    /// <summary>The same read back.</summary>
    public static object? Value(string field) => field[0] switch { '#' => double.Parse(field.AsSpan(1), CultureInfo.InvariantCulture), '=' => field[1..], _ => null };

    static string[]? Fields(ReadOnlySpan<byte> line)
    {
        if (line.Length <= Digits || line[Digits] != '\t') return null;
        var payload = line[(Digits + 1)..];
        return Encoding.UTF8.GetString(line[..Digits]) == Checksum(payload) ? [.. Encoding.UTF8.GetString(payload).Split('\t').Select(Plain)] : null;
    }

    static string Checksum(ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(SHA256.HashData(payload))[..Digits];

    static string Escaped(string field) => field.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    static string Plain(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal)) return field;
        var text = new StringBuilder();
        for (var i = 0; i < field.Length; i++)
            text.Append(field[i] != '\\' ? field[i] : field[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        return text.ToString();
    }
}
