using System.Runtime.InteropServices;

namespace GpuSim.KernelLanguage;

/// <summary>Owns a zeroed array in host memory outside the garbage collector, aligned to a cache line, of any length.</summary>
/// <typeparam name="T">A type without references.</typeparam>
public sealed unsafe class HostBuffer<T> : IDisposable where T : unmanaged
{
    const int Slack = 64; // vector loads may read, never write, past the end
    readonly nuint _alignment;
    void* _block;

    /// <summary>Allocates <paramref name="length"/> zeroed elements; pages that are never touched cost no memory.</summary>
    /// <exception cref="OutOfMemoryException">The system has no such block.</exception>
    public HostBuffer(long length)
    {
        Length = length;
        var bytes = checked((nuint)length * (nuint)sizeof(T) + Slack);
        _alignment = HugePages.Alignment(bytes);
        _block = NativeMemory.AllocZeroed(bytes + _alignment);
        HugePages.Ask(View.Pointer, bytes);
    }

    /// <summary>Frees the block if its owner forgot.</summary>
    ~HostBuffer() => Free();

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    /// <summary>Size of the elements in bytes.</summary>
    public long Bytes => Length * sizeof(T);

    /// <summary>All elements; valid until <see cref="Dispose"/>.</summary>
    public ArrayView<T> View => new((T*)(((nuint)_block + _alignment - 1) / _alignment * _alignment), Length);

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
