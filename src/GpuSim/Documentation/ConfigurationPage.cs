using System.Text;
using GpuSim.Config.Keys;
using GpuSim.Units;

namespace GpuSim.Documentation;

/// <summary>The page docs/configuration.md.</summary>
public static class ConfigurationPage
{
    /// <summary>The text of the page, from the keys that the reader of configs knows.</summary>
    public static string Emit()
    {
        var page = new StringBuilder("# Every key of a config\n\n");
        page.Append("Written by `gpusim schema --markdown` from what reads the configs. `configs/README.md` is the introduction with examples, `docs/models.md` describes what is chosen by name.\n");
        page.Append("An indented key belongs to the object above it, or to each item of the list above it; a key in bold must be there. NAME stands for a name of your own.\n");
        page.Append("\n## Quantities\n\nA number and its unit, as in `\"1.5 ms\"`:\n");
        Markdown.Table(page, ["quantity", "units"], Enum.GetValues<Dimension>().Where(dimension => dimension != Dimension.Number)
            .Select(dimension => new[] { dimension.ToString().ToLowerInvariant(), string.Join(", ", Unit.All.Where(unit => unit.Dimension == dimension).Select(unit => Markdown.Code(unit.Symbol))) }));
        page.Append("\n## Distributions\n\nInstead of a quantity, where values may vary over neurons or synapses; the last two over synapses alone.\n");
        Table(page, ConfigKeys.At("spiking", ["projections", "weight"]));
        foreach (var kind in ConfigKeys.Kinds())
        {
            page.Append($"\n## Experiments of kind `{kind.Name}`\n");
            Table(page, kind.Members);
        }
        return page.ToString();
    }

    static void Table(StringBuilder page, IReadOnlyList<ConfigKey> keys) => Markdown.Table(page, ["key", "expects", "meaning"], keys.SelectMany(key => Rows(key, 0)));

    static IEnumerable<string[]> Rows(ConfigKey key, int depth)
    {
        var name = string.Concat(Enumerable.Repeat("– ", depth)) + (key.Required ? $"**`{key.Name}`**" : Markdown.Code(key.Name));
        return key.Members.SelectMany(member => Rows(member, depth + 1)).Prepend([name, key.Expects, key.Meaning]);
    }
}
