using System.Text.RegularExpressions;
using GpuSim.Config;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Docs;

/// <summary>What the tutorial promises a reader.</summary>
public class TutorialTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tutorial.md"));

    static readonly string Config = Regex.Match(Text, "```jsonc\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    static readonly string Hash = Regex.Match(Text, "sha256 ([0-9a-f]{64})").Groups[1].Value;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void The_network_of_the_tutorial_has_the_printed_raster(int threads)
    {
        Assert.Equal(Hash, Simulation.Run(ExperimentFile.Parse("first.json", Config, []), new() { Threads = threads }).RasterSha256);
    }

    [Fact]
    public void The_same_network_in_CSharp_has_the_printed_raster()
    {
        var experiment = new SpikingExperimentBuilder { Name = "first", Seeds = new(1), Dt = 0.1, Duration = 1000 }
            .Add(new PopulationDescription("exc", 800, "lif") { Parameters = { ["tau_m"] = 20 } })
            .Add(new PopulationDescription("inh", 200, "lif") { Parameters = { ["tau_m"] = 20 } })
            .Add(new ProjectionDescription(["exc"], ["exc", "inh"], new FixedInDegree(80)) { Weight = 0.5, Delay = 1.5 })
            .Add(new ProjectionDescription(["inh"], ["exc", "inh"], new FixedInDegree(20)) { Weight = -2.5, Delay = 1.5 })
            .Add(new PoissonDescription(["exc", "inh"]) { Rate = 4000, Weight = 0.5 })
            .Build();

        Assert.Equal(Hash, Simulation.Run(experiment, new()).RasterSha256);
    }
}
