using System.Text.RegularExpressions;
using GpuSim.Tests.Cli;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Docs;

/// <summary>Every command of the page on phase diagrams is run, in its order, and prints what the page says.</summary>
public sealed partial class PhaseDiagramPageTests : IDisposable
{
    const string Part = "1/441"; // of the whole plane: one point

    static readonly string Page = File.ReadAllText(Repository.Path("docs", "phase-diagram.md"));

    readonly TemporaryFolder _folder = new();

    [GeneratedRegex("""^\$ tools/gpusim (.+)\n((?:(?!\$ |```).*\n)*)""", RegexOptions.Multiline)]
    private static partial Regex Command { get; }

    [GeneratedRegex("""
        (?:"[^"]*"|[^\s"])+
        """)]
    private static partial Regex Word { get; }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script { get; }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_can_be_followed_from_the_first_command_to_the_last()
    {
        var mine = Regex.Matches(Page, "```jsonc\n(.*?)```", RegexOptions.Singleline)[^1].Groups[1].Value;
        _folder.With("mine.json", mine.Replace("configs/", Repository.Path("configs") + "/", StringComparison.Ordinal));

        foreach (Match shown in Command.Matches(Page))
        {
            var result = GpuSimProcess.Run([.. Words(shown.Groups[1].Value)]);

            Assert.True(result.ExitCode == 0, $"{shown.Groups[1].Value}: {result.Error}");
            Assert.Equal(Lasting(shown.Groups[2].Value), Lasting(result.Output)[..Math.Min(Lasting(shown.Groups[2].Value).Length, Lasting(result.Output).Length)]);
        }
        Assert.Equal(File.ReadAllBytes(_folder["small/sweep.h5"]), File.ReadAllBytes(_folder["both/sweep.h5"]));
        var printed = OtherTools.Python(Script.Match(Page).Groups[1].Value.Replace("small/", _folder["small"] + "/", StringComparison.Ordinal));
        Assert.EndsWith("projections[1].weight=\"-2 mV\"\nstimuli[0].poisson.rate=\"4 kHz\"\n", printed, StringComparison.Ordinal);
    }

    // Folders and files of the reader's go into this test's folder; of the whole plane a part is run.
    IEnumerable<string> Words(string line)
    {
        var words = Word.Matches(line).Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal)).ToList();
        foreach (var word in words) yield return word is "small" or "small.html" or "phase" or "phase.png" or "half-1" or "half-2" or "both" or "mine" or "mine.json" ? _folder[word] : word;
        if (line.Contains("brunel-phase-diagram", StringComparison.Ordinal))
        {
            yield return "--part";
            yield return Part;
        }
    }

    // What is the same on every machine.
    string[] Lasting(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Replace(_folder.Path + "/", "", StringComparison.Ordinal)).Where(line => line.Length > 0 && !line.StartsWith("wall time", StringComparison.Ordinal))];
}
