using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Accelerators.Gpu;

/// <summary>An array in a device's memory.</summary>
internal sealed class GpuArray<T> : IDisposable where T : unmanaged
{
    const int Chunk = 1 << 24; // elements copied at a time: spans are shorter than arrays may be

    readonly IAccelerator _accelerator;

    /// <summary>Takes <paramref name="length"/> zeroed elements; room for one where it is none, since no device gives nothing.</summary>
    public GpuArray(IAccelerator accelerator, long length)
    {
        _accelerator = accelerator;
        Length = length;
        Memory = accelerator.Allocate(Math.Max(1, length) * Unsafe.SizeOf<T>());
    }

    /// <summary>An array of these elements.</summary>
    public GpuArray(IAccelerator accelerator, ReadOnlySpan<T> elements) : this(accelerator, elements.Length) => Write(0, elements);

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    /// <summary>Where they are.</summary>
    public IDeviceMemory Memory { get; }

    /// <summary>Copies elements to the device.</summary>
    public void Write(long first, ReadOnlySpan<T> elements)
    {
        if (elements.Length > 0) _accelerator.Write(Memory, first * Unsafe.SizeOf<T>(), MemoryMarshal.AsBytes(elements));
    }

    /// <summary>Copies any number of elements to the device.</summary>
    public void Write(long first, ArrayView<T> elements)
    {
        for (long done = 0; done < elements.Length; done += Chunk) Write(first + done, elements.SubView(done, Math.Min(Chunk, elements.Length - done)).AsSpan());
    }

    /// <summary>Copies elements from the device and waits for them.</summary>
    public void Read(long first, Span<T> elements)
    {
        if (elements.Length > 0) _accelerator.Read(Memory, first * Unsafe.SizeOf<T>(), MemoryMarshal.AsBytes(elements));
    }

    /// <summary>Copies any number of elements from the device and waits for them.</summary>
    public void Read(long first, ArrayView<T> elements)
    {
        for (long done = 0; done < elements.Length; done += Chunk) Read(first + done, elements.SubView(done, Math.Min(Chunk, elements.Length - done)).AsSpan());
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => Memory.Dispose();
}

/// <summary>The arguments of a kernel, in the order of its text.</summary>
internal sealed class Arguments
{
    readonly List<KernelArgument> _arguments = [];

    /// <summary>A view of a whole array: pointer and length.</summary>
    public Arguments View<T>(GpuArray<T> array) where T : unmanaged
    {
        _arguments.Add(KernelArgument.Pointer(array.Memory));
        _arguments.Add(KernelArgument.Of(array.Length));
        return this;
    }

    /// <summary>Columns: pointer and stride.</summary>
    public Arguments Columns(GpuArray<int> words, int stride)
    {
        _arguments.Add(KernelArgument.Pointer(words.Memory));
        _arguments.Add(KernelArgument.Of(stride));
        return this;
    }

    /// <summary>A number or a struct by value.</summary>
    public Arguments Value<T>(T value) where T : unmanaged
    {
        _arguments.Add(KernelArgument.Of(value));
        return this;
    }

    /// <summary>All of them.</summary>
    public KernelArgument[] ToArray() => [.. _arguments];
}
