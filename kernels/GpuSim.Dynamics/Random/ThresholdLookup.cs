using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Random;

/// <summary>Turns a 32-bit draw into a small integer: the offset plus the number of thresholds not above the draw.</summary>
/// <remarks>The guide is asked first: nearly all of its cells hold no threshold, so that one load and one well predicted branch answer.</remarks>
/// <param name="offset">Value when no threshold is reached.</param>
/// <param name="thresholds">[values − 1] ascending.</param>
/// <param name="guide">[4096] by the draw's upper 12 bits: thresholds not above the cell's first draw, plus <see cref="Mixed"/> when more lie inside the cell.</param>
[DeviceCode]
public readonly partial struct ThresholdLookup(int offset, ArrayView<uint> thresholds, ArrayView<ushort> guide)
{
    /// <summary>Bits of a draw that choose the guide's cell.</summary>
    public const int GuideBits = 12;

    /// <summary>Marks a cell with thresholds inside.</summary>
    public const ushort Mixed = 0x8000;

    readonly ArrayView<uint> _thresholds = thresholds;
    readonly ArrayView<ushort> _guide = guide;

    /// <summary>[values − 1] ascending.</summary>
    public ArrayView<uint> Thresholds => _thresholds;

    /// <summary>[4096] see the remarks.</summary>
    public ArrayView<ushort> Guide => _guide;

    /// <summary>Smallest value.</summary>
    public readonly int Offset = offset;

    /// <summary>The integer that belongs to <paramref name="draw"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Value(uint draw)
    {
        int entry = _guide[(int)(draw >> (32 - GuideBits))];
        return Offset + (entry < Mixed ? entry : Search(entry - Mixed, draw));
    }

    int Search(int count, uint draw)
    {
        while (count < _thresholds.IntLength && _thresholds[count] <= draw) count++;
        return count;
    }
}
