using System.Runtime.InteropServices;
using System.Text;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>NVIDIA's run-time compiler, from CUDA C++ to PTX.</summary>
/// <param name="version">Its own.</param>
/// <param name="architectures">Compute capabilities that it knows, ascending.</param>
sealed unsafe class Nvrtc(Version version, int[] architectures)
{
    // Nothing is fused, flushed or approximated unless the source says so. The text needs no header.
    static readonly string[] Arithmetic = ["--fmad=false", "--prec-div=true", "--prec-sqrt=true", "--ftz=false", "--std=c++17"];

    /// <summary>What to say where there is none.</summary>
    public static readonly MissingDevice Missing = new("NVRTC",
        OperatingSystem.IsWindows() ? "no nvrtc64_*.dll opens" : "no libnvrtc.so opens, nor one under $CUDA_PATH, $CUDA_HOME, $CONDA_PREFIX or /usr/local/cuda*",
        "Built-in models run all the same where the program has their PTX in it (the published build has); for others install NVRTC (CUDA toolkit, apt-get install libnvrtc12, or pip install nvidia-cuda-nvrtc-cu12 and its folder in LD_LIBRARY_PATH), or use --device opencl");

    /// <summary>Its own version.</summary>
    public Version Version => version;

    /// <summary>Opens it, or gives null.</summary>
    public static Nvrtc? Find(IEnumerable<string> files)
    {
        if (!DriverLibraries.TryOpen(NativeNvrtc.Library, files, nameof(NativeNvrtc.nvrtcGetSupportedArchs))) return null;
        int major, minor, count;
        Check(NativeNvrtc.nvrtcVersion(&major, &minor), nameof(NativeNvrtc.nvrtcVersion));
        Check(NativeNvrtc.nvrtcGetNumSupportedArchs(&count), nameof(NativeNvrtc.nvrtcGetNumSupportedArchs));
        var architectures = new int[count];
        fixed (int* first = architectures) Check(NativeNvrtc.nvrtcGetSupportedArchs(first), nameof(NativeNvrtc.nvrtcGetSupportedArchs));
        Array.Sort(architectures);
        return new(new(major, minor), architectures);
    }

    /// <summary>Where it may be, the driver's own major version first: PTX of a newer one is not taken by the driver.</summary>
    public static IEnumerable<string> Files(int driverMajor)
    {
        string[] names = OperatingSystem.IsWindows()
            ? [$"nvrtc64_{driverMajor}0_0.dll", "nvrtc64_120_0.dll", "nvrtc64_112_0.dll", "nvrtc64_130_0.dll"]
            : [$"libnvrtc.so.{driverMajor}", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so.13", "libnvrtc.so"];
        return names.Distinct().SelectMany(name => Folders().Select(folder => Path.Combine(folder, name)).Prepend(name));
    }

    /// <summary>The options for a device.</summary>
    /// <param name="capability">Of the device, such as 90.</param>
    /// <exception cref="AcceleratorException">The device is older than all that this compiler knows.</exception>
    public string[] Options(int capability)
    {
        var newest = architectures.LastOrDefault(architecture => architecture <= capability); // PTX runs on every later device
        if (newest == 0)
            throw new AcceleratorException(nameof(NativeNvrtc.nvrtcCompileProgram), $"NVRTC {version} knows no device as old as compute capability {capability / 10}.{capability % 10}",
                "Install an older CUDA toolkit, or use --device opencl.");
        return [$"--gpu-architecture=compute_{newest}", .. Arithmetic];
    }

    /// <summary>Compiles a text to PTX that ends with a zero.</summary>
    /// <exception cref="AcceleratorException">The compiler refuses it; the message has what it said.</exception>
    public byte[] Compile(string text, string[] options)
    {
        nint program;
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        fixed (byte* first = bytes) Check(NativeNvrtc.nvrtcCreateProgram(&program, first, "gpusim.cu", 0, null, null), nameof(NativeNvrtc.nvrtcCreateProgram));
        try
        {
            var code = Compile(program, options);
            if (code != 0)
                throw new AcceleratorException(nameof(NativeNvrtc.nvrtcCompileProgram), Name(code), code == NativeNvrtc.CompilationFailed
                    ? $"NVRTC {version} refuses the kernels with {string.Join(' ', options)}; take another version of it or --device opencl. It says:\n{Log(program)}"
                    : $"Take another version of NVRTC than {version}, or --device opencl. {Log(program)}");
            nuint size;
            Check(NativeNvrtc.nvrtcGetPTXSize(program, &size), nameof(NativeNvrtc.nvrtcGetPTXSize));
            var ptx = new byte[size];
            fixed (byte* first = ptx) Check(NativeNvrtc.nvrtcGetPTX(program, first), nameof(NativeNvrtc.nvrtcGetPTX));
            return ptx;
        }
        finally
        {
            NativeNvrtc.nvrtcDestroyProgram(&program); // nothing depends on its code
        }
    }

    static int Compile(nint program, string[] options)
    {
        var texts = stackalloc byte*[options.Length];
        try
        {
            for (var i = 0; i < options.Length; i++) texts[i] = (byte*)Marshal.StringToCoTaskMemUTF8(options[i]);
            return NativeNvrtc.nvrtcCompileProgram(program, options.Length, texts);
        }
        finally
        {
            for (var i = 0; i < options.Length; i++) Marshal.FreeCoTaskMem((nint)texts[i]);
        }
    }

    static string Log(nint program)
    {
        nuint size;
        if (NativeNvrtc.nvrtcGetProgramLogSize(program, &size) != 0 || size == 0) return "";
        var log = new byte[size];
        fixed (byte* first = log)
            if (NativeNvrtc.nvrtcGetProgramLog(program, first) != 0) return "";
        return Encoding.UTF8.GetString(log).Trim('\0', ' ', '\n', '\r');
    }

    static IEnumerable<string> Folders()
    {
        string[] below = OperatingSystem.IsWindows() ? ["bin", "bin/x64", "Library/bin"]
            : RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ["lib64", "targets/sbsa-linux/lib", "lib"] : ["lib64", "targets/x86_64-linux/lib", "lib"];
        return Roots().SelectMany(root => below.Select(folder => Path.Combine(root, folder)));
    }

    static IEnumerable<string> Roots()
    {
        foreach (var variable in (string[])["CUDA_PATH", "CUDA_HOME", "CONDA_PREFIX"])
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set) yield return set;
        const string local = "/usr/local";
        if (!Directory.Exists(local)) yield break;
        foreach (var folder in Directory.EnumerateDirectories(local, "cuda*").Order(StringComparer.Ordinal)) yield return folder;
    }

    static void Check(int code, string call)
    {
        if (code != 0) throw new AcceleratorException(call, Name(code), "Install another version of NVRTC, or use --device opencl.");
    }

    static string Name(int code) => Marshal.PtrToStringUTF8((nint)NativeNvrtc.nvrtcGetErrorString(code)) ?? FormattableString.Invariant($"{code}");
}
