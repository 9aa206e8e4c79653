using System.Text.RegularExpressions;
using GpuSim.Accelerators;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Tests.KernelCompiler;

namespace GpuSim.Tests.Docs;

/// <summary>What docs/kernels.md promises a reader.</summary>
public class KernelPageTests
{
    static readonly string Text = File.ReadAllText(Repository.Path("docs", "kernels.md"));

    static readonly string[] Blocks = [.. Regex.Matches(Text, "```(?:csharp|c)\n(.*?)\n```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    static string Block(string with) => Assert.Single(Blocks, block => block.Contains(with, StringComparison.Ordinal));

    [Theory]
    [InlineData("lif", DeviceLanguage.Simd, "public readonly Vector512<int> Step(")]
    [InlineData("lif", DeviceLanguage.OpenCl, "bool LeakyIntegrateAndFire_Step(")]
    [InlineData("NeuronUpdate.Advance lif", DeviceLanguage.OpenCl, "#define TModel ")]
    public void Text_on_the_page_is_what_the_program_prints(string name, DeviceLanguage language, string begin) =>
        Assert.Contains(Block(begin), KernelTexts.Of(name, language), StringComparison.Ordinal);

    [Theory]
    [InlineData("cpu:512")]
    [InlineData("cpu:256")]
    [InlineData("cpu:128")]
    [InlineData("cpu:32")]
    [InlineData("opencl")]
    public void The_model_on_the_page_has_the_printed_raster_everywhere(string device)
    {
        Assert.SkipWhen(device == "opencl" && DeviceSearch.Open("opencl", 0) is null, "no OpenCL device on this machine");
        var own = Compilations.Load(Block("struct PerfectIntegrator"));
        var experiment = new SpikingExperimentBuilder { Name = "mine", Seeds = new(1), Dt = 0.1, Duration = 1000, Catalog = new NeuronCatalog(typeof(NeuronCatalog).Assembly, own) }
            .Add(new PopulationDescription("all", 1000, "perfect"))
            .Add(new PoissonDescription(["all"]) { Rate = 4000, Weight = 0.1 })
            .Build();

        var summary = Simulation.Run(experiment, new() { Device = device });

        Assert.NotEqual(0, summary.Spikes);
        Assert.Contains(summary.RasterSha256!, Text, StringComparison.Ordinal);
    }
}
