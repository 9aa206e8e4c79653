using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GpuSim.Tests.Accelerators;

/// <summary>The stand-in driver of tests/stand-ins, as seen from the process that runs against it.</summary>
sealed unsafe class CudaStandIn
{
    /// <summary>Set, to the folder of the stand-ins, in that process only.</summary>
    public const string Variable = "GPUSIM_TEST_STAND_INS";

    readonly nint _driver = NativeLibrary.Load("libcuda.so.1");

    CudaStandIn() { }

    /// <summary>The stand-in with no call written down and no failure asked for; skips where the process is not one for it.</summary>
    public static CudaStandIn Fresh()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Variable) is null, "run by CudaStandInTests");
        var standIn = new CudaStandIn();
        ((delegate* unmanaged<void>)NativeLibrary.GetExport(standIn._driver, "standin_reset"))();
        return standIn;
    }

    /// <summary>The calls so far, each a line, and below a launch what was started.</summary>
    public string[] Calls => Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)NativeLibrary.GetExport(_driver, "standin_calls"))())!.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What was started so far: kernel, groups and items, arguments (@ and the offset for memory, bytes otherwise).</summary>
    public string[] Launches => [.. Calls.Where(call => call.StartsWith("  ", StringComparison.Ordinal)).Select(call => call.Trim())];

    /// <summary>Bytes of device memory that nobody gave back.</summary>
    public long Taken => (long)((delegate* unmanaged<nuint>)NativeLibrary.GetExport(_driver, "standin_taken"))();

    /// <summary>Contexts that nobody gave back.</summary>
    public int Retained => ((delegate* unmanaged<int>)NativeLibrary.GetExport(_driver, "standin_retained"))();

    /// <summary>Texts that the stand-in compiler was given.</summary>
    public static int Compilations => ((delegate* unmanaged<int>)NativeLibrary.GetExport(NativeLibrary.Load("libnvrtc.so.12"), "standin_compilations"))();

    /// <summary>Lets a call return a code the <paramref name="nth"/> time from now.</summary>
    public void Fail(string call, int code, int nth = 1)
    {
        var name = Marshal.StringToCoTaskMemUTF8(call);
        ((delegate* unmanaged<nint, int, int, void>)NativeLibrary.GetExport(_driver, "standin_fail"))(name, nth, code);
        Marshal.FreeCoTaskMem(name);
    }

    /// <summary>Changes what there is.</summary>
    public void Offer(int devices = 1, int capability = 90, int version = 12080) =>
        ((delegate* unmanaged<int, int, int, void>)NativeLibrary.GetExport(_driver, "standin_device"))(devices, capability, version);

    /// <summary>Compiles a stand-in with this machine's C compiler; skips where there is none.</summary>
    public static void Build(string source, string library)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the stand-ins are built on Linux only");
        foreach (var compiler in (string[])["cc", "gcc", "clang-16", "clang"])
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(compiler, ["-std=c11", "-shared", "-fPIC", "-o", library, Repository.Path("tests", "stand-ins", "cuda-driver", source)]) { RedirectStandardError = true })!;
                var error = process.StandardError.ReadToEnd();
                process.WaitForExit();
                Assert.True(process.ExitCode == 0, error);
                return;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // no such compiler
            }
        }
        Assert.Skip("no C compiler (cc, gcc, clang) to build the stand-in driver with");
    }
}
