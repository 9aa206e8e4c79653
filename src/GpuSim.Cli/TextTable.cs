using System.Globalization;

namespace GpuSim.Cli;

/// <summary>A table of plain text: columns aligned by spaces, numbers to the right, so that it reads in a terminal, a file and a pipe.</summary>
/// <param name="columns">Headings.</param>
/// <remarks>Spectre's tables cost 0.12 s of every start; a command that prints two columns should not.</remarks>
internal sealed class TextTable(params string[] columns)
{
    readonly List<(string Text, bool Number)[]> _rows = [[.. columns.Select(heading => (heading, false))]];

    /// <summary>Adds a row; a null cell prints as a dash.</summary>
    public void Add(params object?[] cells) => _rows.Add([.. cells.Select(cell => (Format(cell), cell is not string))]);

    /// <summary>Prints the table with each line shifted by <paramref name="indent"/> spaces.</summary>
    public void Print(TextWriter output, int indent = 0)
    {
        var widths = columns.Select((_, column) => _rows.Max(row => row[column].Text.Length)).ToArray();
        var numeric = columns.Select((_, column) => _rows.Skip(1).Any(row => row[column].Number)).ToArray();
        foreach (var row in _rows)
            output.WriteLine((new string(' ', indent) + string.Join("  ", row.Select((cell, column) => numeric[column] ? cell.Text.PadLeft(widths[column]) : cell.Text.PadRight(widths[column])))).TrimEnd());
    }

    static string Format(object? cell) => cell switch
    {
        null => "–",
        string text => text,
        IFormattable number => number.ToString(number is double or float ? "0.000" : "#,0", CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
