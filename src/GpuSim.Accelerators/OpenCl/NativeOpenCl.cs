using System.Runtime.InteropServices;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>The functions of OpenCL 1.2 that are called here, as its headers declare them.</summary>
/// <remarks>Objects are pointers, cl_int is an int with 0 for success, cl_bitfield has 64 bits, cl_bool 32.</remarks>
static unsafe partial class NativeOpenCl
{
    /// <summary>Opened by <see cref="OpenClSearch"/>.</summary>
    public const string Library = "opencl";

    // cl_platform_info
    public const uint PlatformVersion = 0x0901, PlatformName = 0x0902;

    // cl_device_type
    public const ulong ProcessorType = 1 << 1, GpuType = 1 << 2, AcceleratorType = 1 << 3;

    // cl_device_info
    public const uint DeviceType = 0x1000, DeviceMaxComputeUnits = 0x1002, DeviceMaxWorkGroupSize = 0x1004, DeviceMaxMemAllocSize = 0x1010, DeviceMemBaseAddrAlign = 0x1019,
        DeviceSingleFpConfig = 0x101B, DeviceGlobalMemSize = 0x101F, DeviceEndianLittle = 0x1026, DeviceAvailable = 0x1027, DeviceCompilerAvailable = 0x1028,
        DeviceName = 0x102B, DriverVersion = 0x102D, DeviceVersion = 0x102F;

    // cl_device_fp_config
    public const ulong InfinityAndNan = 1 << 1, RoundToNearest = 1 << 2, CorrectlyRoundedDivideSqrt = 1 << 7;

    public const ulong ReadWrite = 1; // cl_mem_flags
    public const uint Region = 0x1220; // cl_buffer_create_type
    public const uint ProgramBinarySizes = 0x1165, ProgramBinaries = 0x1166, ProgramBuildLog = 0x1183;
    public const int DeviceNotFound = -1, PlatformNotFound = -1001; // answers, not faults, where devices are looked for

    // Platforms and devices
    [LibraryImport(Library)] public static partial int clGetPlatformIDs(uint room, nint* platforms, uint* count);
    [LibraryImport(Library)] public static partial int clGetPlatformInfo(nint platform, uint what, nuint room, void* value, nuint* size);
    [LibraryImport(Library)] public static partial int clGetDeviceIDs(nint platform, ulong type, uint room, nint* devices, uint* count);
    [LibraryImport(Library)] public static partial int clGetDeviceInfo(nint device, uint what, nuint room, void* value, nuint* size);

    // Contexts and queues
    [LibraryImport(Library)] public static partial nint clCreateContext(nint* properties, uint count, nint* devices, void* notify, void* data, int* code);
    [LibraryImport(Library)] public static partial int clReleaseContext(nint context);
    [LibraryImport(Library)] public static partial nint clCreateCommandQueue(nint context, nint device, ulong properties, int* code);
    [LibraryImport(Library)] public static partial int clReleaseCommandQueue(nint queue);
    [LibraryImport(Library)] public static partial int clFinish(nint queue);

    // Memory
    [LibraryImport(Library)] public static partial nint clCreateBuffer(nint context, ulong flags, nuint bytes, void* host, int* code);
    [LibraryImport(Library)] public static partial nint clCreateSubBuffer(nint buffer, ulong flags, uint kind, BufferRegion* region, int* code);
    [LibraryImport(Library)] public static partial int clReleaseMemObject(nint memory);
    [LibraryImport(Library)]
    public static partial int clEnqueueFillBuffer(nint queue, nint buffer, void* pattern, nuint patternBytes, nuint offset, nuint bytes, uint waits, nint* events, nint* done);
    [LibraryImport(Library)]
    public static partial int clEnqueueReadBuffer(nint queue, nint buffer, uint blocking, nuint offset, nuint bytes, void* to, uint waits, nint* events, nint* done);
    [LibraryImport(Library)]
    public static partial int clEnqueueWriteBuffer(nint queue, nint buffer, uint blocking, nuint offset, nuint bytes, void* from, uint waits, nint* events, nint* done);

    // Programs
    [LibraryImport(Library)] public static partial nint clCreateProgramWithSource(nint context, uint count, byte** texts, nuint* lengths, int* code);
    [LibraryImport(Library)]
    public static partial nint clCreateProgramWithBinary(nint context, uint count, nint* devices, nuint* lengths, byte** binaries, int* status, int* code);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int clBuildProgram(nint program, uint count, nint* devices, string options, void* notify, void* data);
    [LibraryImport(Library)] public static partial int clGetProgramInfo(nint program, uint what, nuint room, void* value, nuint* size);
    [LibraryImport(Library)] public static partial int clGetProgramBuildInfo(nint program, nint device, uint what, nuint room, void* value, nuint* size);
    [LibraryImport(Library)] public static partial int clReleaseProgram(nint program);

    // Kernels
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial nint clCreateKernel(nint program, string name, int* code);
    [LibraryImport(Library)] public static partial int clSetKernelArg(nint kernel, uint index, nuint bytes, void* value);
    [LibraryImport(Library)] public static partial int clReleaseKernel(nint kernel);
    [LibraryImport(Library)]
    public static partial int clEnqueueNDRangeKernel(nint queue, nint kernel, uint dimensions, nuint* offset, nuint* items, nuint* groupItems, uint waits, nint* events, nint* done);

    /// <summary>cl_buffer_region.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct BufferRegion
    {
        public nuint Origin, Bytes;
    }
}
