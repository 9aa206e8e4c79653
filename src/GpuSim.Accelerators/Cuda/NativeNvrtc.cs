using System.Runtime.InteropServices;

namespace GpuSim.Accelerators.Cuda;

/// <summary>The functions of NVRTC 11.2 and later that are called here, as nvrtc.h declares them; nvrtcResult is an int with 0 for success.</summary>
static unsafe partial class NativeNvrtc
{
    /// <summary>Opened by <see cref="Nvrtc"/>.</summary>
    public const string Library = "nvrtc";

    public const int CompilationFailed = 6; // NVRTC_ERROR_COMPILATION

    [LibraryImport(Library)] public static partial int nvrtcVersion(int* major, int* minor);
    [LibraryImport(Library)] public static partial int nvrtcGetNumSupportedArchs(int* count);
    [LibraryImport(Library)] public static partial int nvrtcGetSupportedArchs(int* architectures);
    [LibraryImport(Library)] public static partial byte* nvrtcGetErrorString(int code);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nvrtcCreateProgram(nint* program, byte* text, string name, int headers, byte** headerTexts, byte** headerNames);
    [LibraryImport(Library)] public static partial int nvrtcCompileProgram(nint program, int count, byte** options);
    [LibraryImport(Library)] public static partial int nvrtcGetPTXSize(nint program, nuint* bytes);
    [LibraryImport(Library)] public static partial int nvrtcGetPTX(nint program, byte* ptx);
    [LibraryImport(Library)] public static partial int nvrtcGetProgramLogSize(nint program, nuint* bytes);
    [LibraryImport(Library)] public static partial int nvrtcGetProgramLog(nint program, byte* log);
    [LibraryImport(Library)] public static partial int nvrtcDestroyProgram(nint* program);
}
