using System.Runtime.InteropServices;

namespace GpuSim.KernelLanguage;

/// <summary>Owns a zeroed array in host memory outside the garbage collector, aligned to a cache line, of any length.</summary>
/// <typeparam name="T">A type without references.</typeparam>
public sealed unsafe class HostBuffer<T> : IDisposable where T : unmanaged
{
    const int Slack = 64; // vector loads may read, never write, past the end
    readonly T* _first; // aligned, within the block; kept, since hot loops ask for the view
    void* _block;

    /// <summary>Allocates <paramref name="length"/> zeroed elements; pages that are never touched cost no memory.</summary>
    /// <exception cref="OutOfMemoryException">The system has no such block.</exception>
    public HostBuffer(long length)
    {
        Length = length;
        var bytes = checked((nuint)length * (nuint)sizeof(T) + Slack);
        var alignment = HugePages.Alignment(bytes);
        _block = NativeMemory.AllocZeroed(bytes + alignment);
        _first = (T*)(((nuint)_block + alignment - 1) / alignment * alignment);
        HugePages.Ask(_first, bytes);
    }

    /// <summary>Frees the block if its owner forgot.</summary>
    ~HostBuffer() => Free();

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    /// <summary>Size of the elements in bytes.</summary>
    public long Bytes => Length * sizeof(T);

    /// <summary>All elements; valid until <see cref="Dispose"/>.</summary>
    public ArrayView<T> View => new(_first, Length);

    /// <summary>Frees the block.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        NativeMemory.Free(_block);
        _block = null;
    }
}
