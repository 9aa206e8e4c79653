using System.Text.RegularExpressions;
using GpuSim.Cli;

namespace GpuSim.Tests.Docs;

/// <summary>Every command that a page shows is one that the command line takes.</summary>
public partial class ShownCommandTests
{
    [GeneratedRegex("""^(?:\$ |    )?(?:[A-Za-z0-9/.~-]*/)?gpusim ([a-z][^#>|`\n]*)""", RegexOptions.Multiline)]
    private static partial Regex CommandLine { get; }

    [GeneratedRegex("""^```.*?^```""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    [GeneratedRegex("""
        "[^"]*"|[^\s"]+
        """)]
    private static partial Regex Word { get; }

    /// <summary>Page and command, without the program's name.</summary>
    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var page in Repository.Files(".", "*.md"))
                foreach (var block in Block.Matches(File.ReadAllText(page)).Select(match => match.Value))
                    foreach (var command in CommandLine.Matches(block).Select(match => match.Groups[1].Value.Trim()).Distinct())
                        data.Add(Path.GetRelativePath(Repository.Root, page), command);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_that_is_shown_can_be_given(string page, string command)
    {
        var words = Word.Matches(command).Select(match => match.Value.Trim('"')).ToArray();

        Assert.Empty(Program.CommandLine().Parse(words).Errors);
        Assert.All(words.Where(word => word.StartsWith("configs/", StringComparison.Ordinal)), config => Assert.True(File.Exists(Repository.Path(config)), $"{page} runs {config}"));
    }
}
