using System.Text.Json;
using System.Text.RegularExpressions;
using GpuSim.Tests.Cli;

namespace GpuSim.Tests.Docs;

/// <summary>What the first page promises a reader.</summary>
public class ReadmeTests
{
    // On another width of vectors than the page's, which no spike may tell.
    [Fact]
    public void The_first_command_gives_the_printed_raster()
    {
        var printed = Regex.Match(File.ReadAllText(Repository.Path("README.md")), "raster +([0-9,]+) spikes, sha256 ([0-9a-f]{64})");

        using var json = JsonDocument.Parse(GpuSimProcess.Run("run", Repository.Path("configs", "brunel-ai.json"), "--device", "cpu:256", "--json").Output);

        Assert.Equal(printed.Groups[2].Value, json.RootElement.GetProperty("raster_sha256").GetString());
        Assert.Equal(printed.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), json.RootElement.GetProperty("spikes").ToString());
    }
}
