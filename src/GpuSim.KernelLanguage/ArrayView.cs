using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace GpuSim.KernelLanguage;

/// <summary>A window on an array that lives in a device's memory. Indexing is checked in debug builds only: plans are checked, kernels trust them.</summary>
/// <typeparam name="T">A type without references, so that its bytes mean the same on every device.</typeparam>
public readonly unsafe struct ArrayView<T> where T : unmanaged
{
    readonly T* _first;

    /// <summary>A view of <paramref name="length"/> elements from <paramref name="first"/>, whose owner must outlive it.</summary>
    public ArrayView(T* first, long length)
    {
        _first = first;
        Length = length;
    }

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    /// <summary>Number of elements, for loops over fewer than 2³¹.</summary>
    public int IntLength => (int)Length;

    /// <summary>The element at <paramref name="index"/>.</summary>
    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((ulong)index < (ulong)Length, "outside the view");
            return ref _first[index];
        }
    }

    /// <inheritdoc cref="this[long]"/>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((uint)index < (ulong)Length, "outside the view");
            return ref _first[index];
        }
    }

    /// <summary>The <paramref name="length"/> elements from <paramref name="start"/>.</summary>
    public ArrayView<T> SubView(long start, long length)
    {
        Debug.Assert(start >= 0 && length >= 0 && start + length <= Length, "outside the view");
        return new(_first + start, length);
    }

    /// <summary>Where the first element lies in host memory; only CPU code written by hand may ask.</summary>
    public T* Pointer => _first;

    /// <summary>The same elements as a span, for fewer than 2³¹.</summary>
    public Span<T> AsSpan() => new(_first, checked((int)Length));
}
