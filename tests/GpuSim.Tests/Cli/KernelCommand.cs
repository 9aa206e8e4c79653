using System.Security.Cryptography;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim kernel</c>: what the kernel compiler made, to be read and to be translated ahead of time.</summary>
public sealed class KernelCommand : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lif", "simd", "public readonly Vector512<int> Step(")]
    [InlineData("lif", "opencl", "bool LeakyIntegrateAndFire_Step(const LeakyIntegrateAndFire* self")]
    [InlineData("lif", "cuda", "__device__ __forceinline__ bool LeakyIntegrateAndFire_Step(")]
    [InlineData("NeuronUpdate.Advance", "opencl", "__kernel void NeuronUpdate_Advance(")]
    [InlineData("NeuronUpdate.Advance lif", "cuda", "NeuronUpdate_Advance(")]
    [InlineData("Philox.Draw", "simd", "Vector512<uint>")]
    [InlineData("Philox.Draw", "opencl", "mul_hi(0xD2511F53u")]
    [InlineData("Philox.Draw", "cuda", "Block4 Philox_Draw(")]
    public void Models_kernels_and_functions_are_shown_in_every_language(string name, string target, string shown)
    {
        var result = GpuSimProcess.Run("kernel", name, "--target", target);

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(shown, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeviceLanguage.Simd)]
    [InlineData(DeviceLanguage.OpenCl)]
    [InlineData(DeviceLanguage.Cuda)]
    public void Every_name_that_is_listed_has_a_text(DeviceLanguage language)
    {
        var names = KernelTexts.Names(language);

        Assert.Empty(NeuronCatalog.BuiltIn.Models.Select(model => model.Schema.Name).Except(names));
        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.NotEmpty(KernelTexts.Of(name, language).Trim()));
    }

    [Fact]
    public void The_list_has_a_name_on_each_line()
    {
        var result = GpuSimProcess.Run("kernel", "--list", "--target", "cuda");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(KernelTexts.Names(DeviceLanguage.Cuda), result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("opencl", ".cl")]
    [InlineData("cuda", ".cu")]
    public void All_programs_are_written_under_the_hash_of_their_text(string target, string extension)
    {
        var result = GpuSimProcess.Run("kernel", "--all", _folder["programs"], "--target", target);

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        var files = Directory.GetFiles(_folder["programs"]);
        Assert.Equal(KernelTexts.Programs(target == "cuda" ? DeviceLanguage.Cuda : DeviceLanguage.OpenCl).Count, files.Length);
        Assert.All(files, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) + extension, Path.GetFileName(file)));
    }

    [Theory]
    [InlineData("lfi", "Did you mean \"lif\"?")]
    [InlineData("Philx.Draw", "Did you mean \"Philox.Draw\"?")]
    [InlineData("advance", "\"NeuronUpdate.Advance\"")]
    [InlineData("State", ".State\" or \"GpuSim.Dynamics.Neurons.")]
    [InlineData("abracadabra", "`gpusim kernel --list`")]
    public void An_unknown_name_ends_with_2_and_the_names_that_are_near(string name, string hint)
    {
        var result = GpuSimProcess.Run("kernel", name);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith($"NAME: expected a model, kernel, function or program that has an OpenCL text, got \"{name}\". ", result.Error, StringComparison.Ordinal);
        Assert.Contains(hint, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("lif", "--target", "metal")]
    [InlineData("--all", "nowhere", "--target", "simd")]
    public void A_question_without_an_answer_ends_with_2(params string[] arguments)
    {
        var result = GpuSimProcess.Run(["kernel", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Error);
        CommandLine.AssertNoStackTrace(result);
    }
}
