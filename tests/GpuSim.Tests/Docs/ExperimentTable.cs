using System.Text.RegularExpressions;

namespace GpuSim.Tests.Docs;

/// <summary>What the comment at the top of a shipped config says.</summary>
/// <param name="File">Its name.</param>
/// <param name="What">The first sentence.</param>
/// <param name="Source">Up to the first DOI or number of a preprint; the first sentence where there is none.</param>
/// <param name="See">The first sentence of what to look for.</param>
sealed partial record ConfigHeader(string File, string What, string Source, string See)
{
    /// <summary>Of all configs, by name.</summary>
    public static IReadOnlyList<ConfigHeader> All => [.. Config.Configs.Names.Order(StringComparer.Ordinal).Select(Read)];

    public static ConfigHeader Read(string name)
    {
        var lines = System.IO.File.ReadLines(Config.Configs.Path(name)).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Select(line => line[2..].Trim()).ToList();
        return new(name, Sentence(Part(lines, "")), Reference(Part(lines, "Source:")), Sentence(Part(lines, "See:")));
    }

    // From the line that begins so to the next part, as one line.
    static string Part(IReadOnlyList<string> lines, string begin) => string.Join(' ', lines
        .SkipWhile(line => !line.StartsWith(begin, StringComparison.Ordinal))
        .TakeWhile((line, index) => index == 0 || (line.Length > 0 && !Begin().IsMatch(line))))[begin.Length..].Trim();

    static string Sentence(string text) => End().Match(text) is { Success: true } end ? text[..end.Index] : text.TrimEnd('.');

    static string Reference(string text) => Identifier().Match(text) is { Success: true } found ? text[..(found.Index + found.Length)].TrimEnd('.', ',', ';', ':') : Sentence(text);

    [GeneratedRegex("^(Source|See|Try|Data):")]
    private static partial Regex Begin();

    [GeneratedRegex(@"\.(?= +[\p{Lu}`(]|$)(?<!et al\.)(?<! [A-Z]\.)")]
    private static partial Regex End();

    [GeneratedRegex(@"(doi:10\.\S+|arXiv:\S+)")]
    private static partial Regex Identifier();
}
