using GpuSim.Model;

namespace GpuSim.Sources.Tables;

/// <summary>Reads tables of text with commas, semicolons or tabs between columns.</summary>
/// <remarks>
/// Cells may be quoted ("" is a quote within one), lines end as on any system, empty lines count nothing, numbers have a decimal point. The first line is a header if none of its cells is a
/// number. What lies between columns is a tab if the first line has one, else a semicolon, else a comma. Source: RFC 4180.
/// </remarks>
public static class TableFile
{
    /// <summary>The columns to learn, and labels.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="columns">Names or numbers (from 1), in the order of dimensions; null for all that hold numbers.</param>
    /// <param name="label">Name or number of the column of labels, or null.</param>
    /// <param name="mostNumbers">Larger tables are refused.</param>
    /// <exception cref="UnreadableTableException">There is no file, a row has more or fewer cells than the first, a number is missing, or a column is.</exception>
    public static Table Read(string path, IReadOnlyList<string>? columns, string? label, long mostNumbers) =>
        Open(path, text => new TableReader(text, columns, label, mostNumbers).Read());

    /// <summary>What is made of the text of a table.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="read">Makes it.</param>
    /// <exception cref="UnreadableTableException">There is no file, or what reads it refuses it.</exception>
    internal static T Open<T>(string path, Func<TableText, T> read)
    {
        if (Directory.Exists(path)) throw new UnreadableTableException(path, "expected a table of text, got a directory", Offer(path));
        try
        {
            using var file = new StreamReader(path);
            return read(new(path, file));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UnreadableTableException(path, "expected a table of text, got no such file", Similar(path));
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnreadableTableException(path, "expected a table of text, got a file that may not be read", null);
        }
        catch (IOException fault)
        {
            throw new UnreadableTableException(path, $"expected a table of text, got a file that cannot be read ({fault.Message.TrimEnd('.')})", null);
        }
    }

    static string? Offer(string directory)
    {
        var inside = Files(directory).Take(5).ToList();
        return inside.Count == 0 ? null : $"It holds {string.Join(", ", inside)}.";
    }

    static string? Similar(string path)
    {
        var directory = Path.GetDirectoryName(path) ?? "";
        var nearest = DidYouMean.Nearest(Path.GetFileName(path), Files(directory.Length == 0 ? "." : directory));
        return nearest is null ? null : $"Did you mean \"{Path.Combine(directory, nearest)}\"?";
    }

    static List<string> Files(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
