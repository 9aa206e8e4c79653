using System.Text.RegularExpressions;

namespace GpuSim.Tests.Docs;

/// <summary>docs/devices.md speaks of messages that there are.</summary>
public class DevicePageTests
{
    static readonly string Sources = string.Concat(Repository.Files("src", "*.cs").Select(File.ReadAllText));

    /// <summary>What a user would search for: the quoted parts of the first column, cut where the page has "…".</summary>
    public static TheoryData<string> Phrases =>
    [
        .. File.ReadAllLines(Repository.Path("docs", "devices.md"))
            .SkipWhile(line => !line.StartsWith("| it says", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => Regex.Matches(line.Split(" | ")[0], "`([^`]*)`"))
            .SelectMany(match => match.Groups[1].Value.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_message_that_the_page_explains_stands_in_the_program(string phrase) => Assert.Contains(phrase, Sources, StringComparison.Ordinal);

    [Fact]
    public void The_page_explains_every_thing_that_can_be_missing()
    {
        var page = File.ReadAllText(Repository.Path("docs", "devices.md"));

        var missing = Regex.Matches(Sources, """(?:new|MissingDevice)\("([A-Z][A-Za-z ]+)",""").Select(match => match.Groups[1].Value)
            .Where(what => what.StartsWith("CUDA", StringComparison.Ordinal) || what.StartsWith("OpenCL", StringComparison.Ordinal) || what == "NVRTC").Distinct().ToList();

        Assert.Equal(5, missing.Count); // driver, device, loader, device, compiler: a new one is told of on the page
        Assert.All(missing, what => Assert.Contains(what, page, StringComparison.Ordinal));
    }
}
