using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using GpuSim.Config;
using GpuSim.Model.Spiking;
using GpuSim.Tests.Cli;
using GpuSim.Tests.Execution;
using GpuSim.Tests.KernelCompiler;
using GpuSim.UserModels;

namespace GpuSim.Tests.Docs;

/// <summary>The walk-through of kernels/README.md, step by step.</summary>
public sealed class OwnModelTests : IDisposable
{
    static readonly string Page = File.ReadAllText(Repository.Path("kernels", "README.md"));

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    static string Block(string language) => Assert.Single(Regex.Matches(Page, $"```{language}\n(.*?)```", RegexOptions.Singleline)).Groups[1].Value;

    public static TheoryData<string> Devices => [.. TestDevices.All];

    [Theory]
    [MemberData(nameof(Devices))]
    public void The_model_of_the_page_gives_the_same_spikes_on_every_device(string device)
    {
        var models = ModelAssemblies.Load([Compilations.Write(Block("csharp"), _folder["Mine.dll"])]);
        var experiment = (SpikingExperiment)ExperimentFile.Parse("qif.json", Block("jsonc"), [], models).Experiment;
        using var opened = TestDevices.Open(device);
        var reference = Execution.Raster.Of(experiment, new GpuSim.Accelerators.Cpu.CpuDevice(32));

        var raster = Execution.Raster.Of(experiment, opened, threads: 2);

        Assert.NotEmpty(reference.Spikes);
        reference.AssertSame(raster);
    }

    [Fact]
    public void A_project_outside_the_repository_builds_it_with_the_package_and_runs_it()
    {
        using var nowhere = new TemporaryFolder();
        Dotnet(Repository.Root, "pack", Repository.Path("tools", "GpuSim.Models"), "-c", "Release", "-o", nowhere["packages"], "-p:BuildProjectReferences=false");
        Assert.True(File.Exists(Path.Combine(nowhere["packages"], "GpuSim.Models.1.0.0.nupkg")));
        nowhere.With("Mine.csproj", Block("xml").Replace("path/to/publish;$(RestoreSources)", $"{nowhere["packages"]}", StringComparison.Ordinal)
            .Replace("<ImplicitUsings>", $"<RestorePackagesPath>{nowhere["restored"]}</RestorePackagesPath><ImplicitUsings>", StringComparison.Ordinal)); // no cache may hold an older one
        nowhere.With("QuadraticIntegrateAndFire.cs", Block("csharp"));
        nowhere.With("qif.json", Block("jsonc"));

        Dotnet(nowhere.Path, "build", "-c", "Release");
        var result = GpuSimProcess.Run("run", nowhere["qif.json"], "--models", Path.Combine(nowhere.Path, "bin", "Release", "net10.0", "Mine.dll"), "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var summary = JsonDocument.Parse(result.Output);
        Assert.True(summary.RootElement.GetProperty("spikes").GetInt64() > 0);
    }

    static void Dotnet(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. arguments, "-v", "quiet", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" } })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.SkipWhen(output.Contains("NU1301", StringComparison.Ordinal), "no package source can be reached here");
        Assert.True(process.ExitCode == 0, output + error.Result);
    }
}
