using System.Runtime.CompilerServices;

namespace GpuSim.KernelLanguage;

/// <summary>A window on structs of four-byte fields that are stored field by field: field f of element i is word f · <see cref="Stride"/> + i, so that neighbours lie side by side.</summary>
/// <typeparam name="T">A struct whose fields are all <see cref="float"/>, <see cref="int"/> or <see cref="uint"/>.</typeparam>
public readonly unsafe struct ColumnView<T> where T : unmanaged
{
    /// <summary>A view of columns of <paramref name="stride"/> words from <paramref name="words"/>, whose owner must outlive it.</summary>
    public ColumnView(ArrayView<int> words, int stride)
    {
        Words = words;
        Stride = stride;
    }

    /// <summary>[field, element] all words.</summary>
    public ArrayView<int> Words { get; }

    /// <summary>Words of one field: the elements, padded.</summary>
    public int Stride { get; }

    /// <summary>Fields of an element.</summary>
    public static int Fields => sizeof(T) / sizeof(int);

    /// <summary>The element at <paramref name="index"/>, gathered from its fields, or scattered to them.</summary>
    public T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Unsafe.SkipInit(out T value);
            for (var field = 0; field < Fields; field++) ((int*)&value)[field] = Words.Pointer[(long)field * Stride + index];
            return value;
        }
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            for (var field = 0; field < Fields; field++) Words.Pointer[(long)field * Stride + index] = ((int*)&value)[field];
        }
    }
}
