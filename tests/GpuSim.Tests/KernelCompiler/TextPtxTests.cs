using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using GpuSim.Accelerators.Gpu;
using GpuSim.KernelLanguage;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>CUDA texts through clang-16, as the publisher compiles them.</summary>
public partial class TextPtxTests
{
    const string EveryIntrinsic = """
        static class Intrinsics
        {
            [Kernel]
            public static void Run(ArrayView<int> ints, ArrayView<uint> uints, ArrayView<float> floats, ArrayView<long> longs, ArrayView<ushort> narrow)
            {
                var shared = SharedMemory.Allocate<int>(64);
                var local = LocalMemory.Allocate<float>(4);
                var i = Group.IdxX;
                shared[i] = Atomic.Add(ref ints[i], 1);
                Group.Barrier();
                for (var k = 0; k < 4; k++) local[k] = MathF.Sqrt(floats[k]) / floats[k + 1];
                floats[i] = MathF.FusedMultiplyAdd(local[0], local[1], local[2]) + local[3] * local[0];
                floats[i + 1] = MathF.Abs(floats[i]) + MathF.Floor(local[1]) - MathF.Round(local[2]);
                ints[i] = IntrinsicMath.ToInt(floats[i]) + IntrinsicMath.PopCount(uints[0]) + IntrinsicMath.LeadingZeroCount(uints[1]) + IntrinsicMath.TrailingZeroCount(uints[2]) + shared.IntLength;
                uints[i] = IntrinsicMath.MultiplyHigh(uints[1], uints[2]) + Interop.FloatAsInt(floats[2]) ^ Interop.FloatAsInt(Interop.IntAsFloat(uints[3]));
                Atomic.Or(ref uints[4], 1u);
                Atomic.And(ref uints[4], 3u);
                Atomic.Add(ref uints[4], 3u);
                Atomic.Min(ref ints[4], -3);
                Atomic.Max(ref ints[4], shared[i + 1]);
                Atomic.Exchange(ref ints[5], Grid.IdxX * Grid.DimX + Group.DimX);
                longs[i] = Atomic.CompareExchange(ref ints[6], 1, 2) + ints.Length * longs[1];
                longs[i + 1] = (long)narrow[i] << i;
                narrow[i] = (ushort)ints[1];
            }
        }
        """;

    [Theory]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void All_device_code_compiles_without_a_word(string architecture)
    {
        var program = TextPrograms.Everything(DeviceLanguage.Cuda);
        var ptx = Ptx(program.Text + $"\n__device__ void* all[] = {{ {string.Join(", ", program.Kernels.Select(name => "(void*)" + name))} }};\n", architecture);

        Assert.Contains("sub.rn.f32", Ptx(TextPrograms.OfSnippet("static class T { [Kernel] public static void Run(ArrayView<float> x) { x[0] = x[1] - x[2] / x[3]; } }", DeviceLanguage.Cuda).Text, architecture));
        Assert.All(program.Kernels, name => Assert.Contains(name, ptx));
        Assert.Contains("fma.rn.f32", ptx);
    }

    [Theory]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void Nothing_is_fused_but_what_the_source_fuses(string architecture)
    {
        const string outside = "extern \"C\" __attribute__((device)) float fused_outside(float, float, float);\n#define FUSED_MULTIPLY_ADD fused_outside\n";
        var ptx = Ptx(outside + TextPrograms.Everything(DeviceLanguage.Cuda).Text, architecture) + Ptx(outside + TextPrograms.OfSnippet(EveryIntrinsic, DeviceLanguage.Cuda).Text, architecture);

        Assert.DoesNotContain("fma.", ptx);
        Assert.Contains("fused_outside", ptx);
        foreach (var instruction in new[] { "mul.rn.f32", "add.rn.f32", "div.rn.f32", "sqrt.rn.f32", "cvt.rni.s32.f32", "atom.global.cas.b32", "atom.global.min.s32", "mul.hi.u32", "bar.sync" }) Assert.Contains(instruction, ptx);
        Assert.DoesNotMatch(ApproximateOrFlushed(), ptx);
    }

    [Fact]
    public void Sums_of_recall_and_of_maps_stay_in_registers()
    {
        string[] programs = ["PatternFields.Add", "WeightedFields.Sum TinyWeight", "WeightedFields.Sum RealWeight", "WinnerSearch.Compare", "BatchUpdate.Move"];

        Assert.All(BuiltInPrograms.All("cuda").Where(program => programs.Contains(program.Name)), program => Assert.DoesNotContain(".local", Ptx(program.Program.Text, "sm_80")));
        Assert.Contains(".local", Ptx(TextPrograms.OfSnippet("static class T { [Kernel] public static void Run(ArrayView<int> x) { var own = LocalMemory.Allocate<int>(32); own[x[0]] = x[1]; x[2] = own[x[3]]; } }", DeviceLanguage.Cuda).Text, "sm_80"));
    }

    [GeneratedRegex(@"\.(ftz|approx|full)\b")]
    private static partial Regex ApproximateOrFlushed();

    internal static string Ptx(string text, string architecture)
    {
        using var folder = new TemporaryFolder();
        var source = folder["program.cu"];
        File.WriteAllText(source, text);
        using var clang = Start(["-x", "cuda", "--cuda-device-only", $"--cuda-gpu-arch={architecture}", "-nocudainc", "-nocudalib", "-ffp-contract=off", "-O3", "-S", "-o", folder["out.ptx"], source]);
        Assert.SkipWhen(clang is null, "no clang-16 here (apt-get install clang-16)");
        var said = clang.StandardError.ReadToEnd();
        clang.WaitForExit();
        Assert.Equal("", said);
        Assert.Equal(0, clang.ExitCode);
        return File.ReadAllText(folder["out.ptx"]);
    }

    static Process? Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("clang-16", arguments) { RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
