using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>Memory of a CUDA device.</summary>
/// <param name="address">CUdeviceptr.</param>
/// <param name="bytes">As asked for.</param>
/// <param name="room">As taken.</param>
/// <param name="free">Gives it back.</param>
sealed class CudaMemory(ulong address, long bytes, long room, Action<CudaMemory> free) : IDeviceMemory
{
    /// <inheritdoc/>
    public long Bytes => bytes;

    /// <summary>Bytes taken from the device.</summary>
    public long Room => room;

    /// <summary>CUdeviceptr; 0 when freed.</summary>
    public ulong Address { get; private set; } = address;

    /// <summary>The address of <paramref name="count"/> bytes at an offset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all inside.</exception>
    public ulong At(long offset, long count)
    {
        ObjectDisposedException.ThrowIf(Address == 0, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, bytes - offset);
        return Address + (ulong)offset;
    }

    /// <summary>Gives it back; the driver waits for the kernels that still use it.</summary>
    public void Dispose()
    {
        if (Address == 0) return;
        free(this);
        Address = 0;
    }
}
