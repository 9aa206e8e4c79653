using System.Text;

namespace GpuSim.Documentation;

/// <summary>Tables of a page in Markdown.</summary>
internal static class Markdown
{
    public static void Table(StringBuilder page, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append('\n').Append(Row(columns)).Append(Row([.. columns.Select(_ => "---")]));
        foreach (var row in rows) page.Append(Row([.. row.Select(Cell)]));
    }

    /// <summary>As code, so that * and _ stay what they are.</summary>
    public static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    // A table's row is one line, and its cells end at the next bar.
    static string Cell(string text) => text.ReplaceLineEndings("; ").Replace("|", "\\|", StringComparison.Ordinal);
}
