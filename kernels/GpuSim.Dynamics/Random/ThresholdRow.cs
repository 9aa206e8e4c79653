using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Random;

/// <summary>Turns a 32-bit draw into a small integer by one row of a table of many distributions: word 0 is the smallest value, the other words ascend, and each that is below the draw counts one.</summary>
/// <remarks>A row has a power of two of words, so that a search of as many halvings finds every value. It is smaller than a <see cref="ThresholdLookup"/>, which has a guide.</remarks>
[DeviceCode]
public static class ThresholdRow
{
    /// <summary>Fewest words of a row: what two vector registers hold.</summary>
    public const int FewestWords = 32;

    /// <summary>The integer that belongs to <paramref name="draw"/>.</summary>
    /// <param name="words">[row, word].</param>
    /// <param name="first">Where the row begins.</param>
    /// <param name="width">Words of a row, a power of two.</param>
    /// <param name="draw">The draw.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Value(ArrayView<uint> words, int first, [Uniform] int width, uint draw)
    {
        var count = 0;
        for (var next = width >> 1; next > 0; next >>= 1) count = draw > words[first + count + next] ? count + next : count;
        return (int)words[first] + count;
    }
}
