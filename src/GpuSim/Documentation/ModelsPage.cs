using System.Text;
using GpuSim.Dynamics;

namespace GpuSim.Documentation;

/// <summary>The page docs/models.md.</summary>
public static class ModelsPage
{
    /// <summary>The text of the page, from the schemas of what it describes.</summary>
    /// <param name="models">That configs may name; null for those that come with GpuSim.</param>
    public static string Emit(ModelCatalogs? models = null)
    {
        var sections = Catalog.Of(models ?? ModelCatalogs.BuiltIn);
        var page = new StringBuilder("# Everything a config may name\n\n");
        page.Append("Written by `gpusim models --markdown` from the schemas of the models themselves; `gpusim models NAME` prints one of them.\n\n");
        foreach (var section in sections)
            page.Append($"- **{section.Plural}**: {string.Join(", ", section.Entries.Select(entry => Markdown.Code(entry.Name)))}\n");
        foreach (var section in sections)
        {
            page.Append($"\n## {section.Plural}\n\nNamed in {section.Place}.\n");
            foreach (var entry in section.Entries) Write(page, entry);
        }
        return page.ToString();
    }

    static void Write(StringBuilder page, CatalogEntry entry)
    {
        page.Append($"\n### {Markdown.Code(entry.Name)}\n\n{Sentence(entry.Summary)}\n");
        if (entry.Equation.Length > 0) page.Append($"\n```\n{entry.Equation}\n```\n");
        if (entry.Source.Length > 0) page.Append($"\nSource: {entry.Source}\n");
        if (entry.Note.Length > 0) page.Append($"\n{entry.Note}\n");
        if (entry.AlsoKnownAs.Count > 0) page.Append($"\nAlso known as {string.Join(", ", entry.AlsoKnownAs.Select(Markdown.Code))}.\n");
        foreach (var table in entry.Tables)
            Markdown.Table(page, table.Columns, table.Rows.Select(row => row.Select((cell, column) => column == 0 ? Markdown.Code(cell) : cell).ToList()));
    }

    static string Sentence(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..].TrimEnd('.') + ".";
}
