using System.Diagnostics;
using System.Runtime.InteropServices;
using GpuSim.Accelerators.Cuda;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Tests.Accelerators;

/// <summary>What only a real CUDA device can answer.</summary>
public sealed class CudaDeviceTests : IDisposable
{
    const int Length = 100_000;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_vectors_are_added_through_PTX()
    {
        using var accelerator = Open();
        var program = CudaAdd.Source("real device");
        CudaAdd.Embed(program, CudaAdd.Ptx);

        Assert.Equal(Expected(1), Sums(accelerator, accelerator.Load(program, "Add"), static launch => launch()));
    }

    [Fact]
    public void Two_vectors_are_added_through_NVRTC()
    {
        using var accelerator = Open();
        Assert.SkipWhen(CudaSearch.Find().Devices[0].Compiler is null, "no NVRTC");

        Assert.Equal(Expected(1), Sums(accelerator, accelerator.Load(CudaAdd.Source("compiled"), "Add"), static launch => launch()));
    }

    [Fact]
    public void A_recording_does_each_time_what_its_launches_do()
    {
        using var accelerator = Open();
        var program = CudaAdd.Source("recorded");
        CudaAdd.Embed(program, CudaAdd.Ptx);

        var sums = Sums(accelerator, accelerator.Load(program, "Add"), launch =>
        {
            using var recorded = accelerator.Record(() =>
            {
                launch();
                launch();
            });
            Assert.NotNull(recorded);
            recorded.Start();
            launch();
            recorded.Start();
        });

        Assert.Equal(Expected(5), sums);
    }

    [Fact]
    public void Every_device_passes_the_translated_self_test()
    {
        using var accelerator = Open();

        Assert.Null(SelfTest.Run(accelerator).Fault);
    }

    [Theory]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void Clang_makes_PTX_of_a_text_with_nothing_fused(string architecture)
    {
        var text = _folder.With("add.cu", CudaAdd.Text);
        try
        {
            using var clang = Process.Start(new ProcessStartInfo("clang-16", ["-x", "cuda", "--cuda-device-only", $"--cuda-gpu-arch={architecture}", "-nocudainc", "-nocudalib", "-ffp-contract=off", "-O3", "-S", "-o", _folder["add.ptx"], text]) { RedirectStandardError = true })!;
            var error = clang.StandardError.ReadToEnd();
            clang.WaitForExit();
            Assert.True(clang.ExitCode == 0, error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("no clang-16 here");
        }

        var ptx = File.ReadAllText(_folder["add.ptx"]);
        Assert.Contains($".target {architecture}", ptx);
        Assert.Contains(".entry Add(", ptx);
        Assert.Contains("mul.rn.f32", ptx);
        Assert.DoesNotContain("fma.rn.f32", ptx);
    }

    CudaAccelerator Open()
    {
        var search = CudaSearch.Find();
        Assert.SkipWhen(search.Devices.Count == 0, "no CUDA device");
        return new(search.Devices[0], _folder.Path);
    }

    static float[] Left => [.. Enumerable.Range(0, Length).Select(static i => i * 0.25f)];

    static float[] Right => [.. Enumerable.Range(0, Length).Select(static i => 1f / (i + 1))];

    static float[] Expected(int times)
    {
        var sums = new float[Length];
        for (var i = 0; i < Length; i++)
            for (var time = 0; time < times; time++)
            {
                var product = 0.1f * (i * 0.25f + 1f / (i + 1));
                sums[i] += product;
            }
        return sums;
    }

    static float[] Sums(CudaAccelerator accelerator, IDeviceKernel add, Action<Action> start)
    {
        using IDeviceMemory left = Filled(accelerator, Left), right = Filled(accelerator, Right), sum = accelerator.Allocate(Length * sizeof(float));
        start(() => accelerator.Launch(add, (Length + 255) / 256, 256,
        [
            KernelArgument.Pointer(left), KernelArgument.Of((long)Length), KernelArgument.Pointer(right), KernelArgument.Of((long)Length),
            KernelArgument.Pointer(sum), KernelArgument.Of((long)Length), KernelArgument.Of(0.1f),
        ]));
        var sums = new float[Length];
        accelerator.Read(sum, 0, MemoryMarshal.AsBytes(sums.AsSpan()));
        return sums;
    }

    static IDeviceMemory Filled(CudaAccelerator accelerator, float[] values)
    {
        var memory = accelerator.Allocate(values.Length * sizeof(float));
        accelerator.Write(memory, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        return memory;
    }
}
