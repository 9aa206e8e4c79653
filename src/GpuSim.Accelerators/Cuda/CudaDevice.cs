using System.Runtime.InteropServices;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>A device that the driver offers, not yet in use.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Handle">CUdevice.</param>
/// <param name="Capability">Compute capability, such as 90 for 9.0.</param>
/// <param name="Compiler">NVRTC, or null where there is none.</param>
sealed unsafe record CudaDevice(AcceleratorInfo Info, int Handle, int Capability, Nvrtc? Compiler)
{
    /// <summary>Reads what the driver says of a device.</summary>
    /// <exception cref="AcceleratorException">It says nothing.</exception>
    public static CudaDevice Read(int index, Version driver, Nvrtc? compiler)
    {
        int handle;
        CudaCode.Check(NativeCuda.cuDeviceGet(&handle, index), nameof(NativeCuda.cuDeviceGet));
        nuint memory;
        CudaCode.Check(NativeCuda.cuDeviceTotalMem_v2(&memory, handle), nameof(NativeCuda.cuDeviceTotalMem_v2));
        var info = new AcceleratorInfo
        {
            Kind = "cuda",
            Index = index,
            Name = NameOf(handle),
            Driver = $"CUDA {driver} driver",
            Units = Attribute(NativeCuda.MultiprocessorCount, handle),
            MemoryBytes = (long)memory,
            LargestAllocation = (long)memory,
            IsProcessor = false,
            LargestGroup = Attribute(NativeCuda.MaxThreadsPerBlock, handle),
            NotExact = null, // IEEE 754 single precision, with subnormals, since compute capability 2.0
        };
        var capability = 10 * Attribute(NativeCuda.ComputeCapabilityMajor, handle) + Attribute(NativeCuda.ComputeCapabilityMinor, handle);
        return new(info, handle, capability, compiler);
    }

    /// <summary>Takes it into use.</summary>
    /// <exception cref="AcceleratorException">The driver refuses.</exception>
    public CudaAccelerator Open() => new(this);

    static string NameOf(int device)
    {
        const int room = 256;
        var name = stackalloc byte[room];
        CudaCode.Check(NativeCuda.cuDeviceGetName(name, room, device), nameof(NativeCuda.cuDeviceGetName));
        return Marshal.PtrToStringUTF8((nint)name)!.Trim();
    }

    static int Attribute(int attribute, int device)
    {
        int value;
        CudaCode.Check(NativeCuda.cuDeviceGetAttribute(&value, attribute, device), nameof(NativeCuda.cuDeviceGetAttribute));
        return value;
    }
}
