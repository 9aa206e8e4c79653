using System.Runtime.InteropServices;

namespace GpuSim.Accelerators.Cuda;

/// <summary>The functions of the CUDA driver that are called here, as cuda.h of CUDA 11.4 and later declares them.</summary>
/// <remarks>
/// cuda.h renames a function to its newest binary version by a macro; the names here are those that the library exports: the ones without _v2 are older
/// functions with other sizes. CUresult is an int with 0 for success, CUdevice an int, CUdeviceptr 64 bits, every object a pointer.
/// </remarks>
static unsafe partial class NativeCuda
{
    /// <summary>Opened by <see cref="CudaSearch"/>.</summary>
    public const string Library = "cuda";

    // CUdevice_attribute
    public const int MaxThreadsPerBlock = 1, MultiprocessorCount = 16, ComputeCapabilityMajor = 75, ComputeCapabilityMinor = 76;

    // CUjit_option
    public const int JitInfoLog = 3, JitInfoLogBytes = 4, JitErrorLog = 5, JitErrorLogBytes = 6;

    public const uint NonBlockingStream = 1; // CU_STREAM_NON_BLOCKING: apart from the legacy stream, which would wait for others
    public const int CaptureOfThisThread = 1; // CU_STREAM_CAPTURE_MODE_THREAD_LOCAL: what other threads do cannot spoil it

    // CUresult
    public const int OutOfMemory = 2, NoDevice = 100;

    // The driver and its devices; these need no context
    [LibraryImport(Library)] public static partial int cuInit(uint flags);
    [LibraryImport(Library)] public static partial int cuDriverGetVersion(int* version);
    [LibraryImport(Library)] public static partial int cuDeviceGetCount(int* count);
    [LibraryImport(Library)] public static partial int cuDeviceGet(int* device, int index);
    [LibraryImport(Library)] public static partial int cuDeviceGetName(byte* name, int room, int device);
    [LibraryImport(Library)] public static partial int cuDeviceTotalMem_v2(nuint* bytes, int device);
    [LibraryImport(Library)] public static partial int cuDeviceGetAttribute(int* value, int attribute, int device);
    [LibraryImport(Library)] public static partial int cuGetErrorName(int code, byte** name);
    [LibraryImport(Library)] public static partial int cuGetErrorString(int code, byte** text);

    // Contexts
    [LibraryImport(Library)] public static partial int cuDevicePrimaryCtxRetain(nint* context, int device);
    [LibraryImport(Library)] public static partial int cuDevicePrimaryCtxRelease_v2(int device);
    [LibraryImport(Library)] public static partial int cuCtxSetCurrent(nint context);

    // Streams
    [LibraryImport(Library)] public static partial int cuStreamCreate(nint* stream, uint flags);
    [LibraryImport(Library)] public static partial int cuStreamSynchronize(nint stream);
    [LibraryImport(Library)] public static partial int cuStreamDestroy_v2(nint stream);

    // Memory
    [LibraryImport(Library)] public static partial int cuMemGetInfo_v2(nuint* free, nuint* total);
    [LibraryImport(Library)] public static partial int cuMemAlloc_v2(ulong* memory, nuint bytes);
    [LibraryImport(Library)] public static partial int cuMemFree_v2(ulong memory);
    [LibraryImport(Library)] public static partial int cuMemAllocHost_v2(void** memory, nuint bytes);
    [LibraryImport(Library)] public static partial int cuMemFreeHost(void* memory);
    [LibraryImport(Library)] public static partial int cuMemsetD8Async(ulong memory, byte value, nuint count, nint stream);
    [LibraryImport(Library)] public static partial int cuMemcpyHtoDAsync_v2(ulong to, void* from, nuint bytes, nint stream);
    [LibraryImport(Library)] public static partial int cuMemcpyDtoHAsync_v2(void* to, ulong from, nuint bytes, nint stream);

    // Programs
    [LibraryImport(Library)] public static partial int cuModuleLoadDataEx(nint* module, void* image, uint count, int* options, void** values);
    [LibraryImport(Library)] public static partial int cuModuleUnload(nint module);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int cuModuleGetFunction(nint* function, nint module, string name);
    [LibraryImport(Library)]
    public static partial int cuLaunchKernel(
        nint function, uint groupsX, uint groupsY, uint groupsZ, uint itemsX, uint itemsY, uint itemsZ, uint sharedBytes, nint stream, void** arguments, void** extra);

    // Graphs
    [LibraryImport(Library)] public static partial int cuStreamBeginCapture_v2(nint stream, int mode);
    [LibraryImport(Library)] public static partial int cuStreamEndCapture(nint stream, nint* graph);
    [LibraryImport(Library)] public static partial int cuGraphInstantiateWithFlags(nint* executable, nint graph, ulong flags);
    [LibraryImport(Library)] public static partial int cuGraphLaunch(nint executable, nint stream);
    [LibraryImport(Library)] public static partial int cuGraphExecDestroy(nint executable);
    [LibraryImport(Library)] public static partial int cuGraphDestroy(nint graph);
}
