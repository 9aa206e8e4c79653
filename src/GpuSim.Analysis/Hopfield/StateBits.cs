using System.Numerics;

namespace GpuSim.Analysis.Hopfield;

/// <summary>Counts over states of two-valued units as bits: unit i is bit i mod 32 of word i / 32, and bits past the last unit are 0.</summary>
static class StateBits
{
    public static bool IsActive(ReadOnlySpan<uint> state, int unit) => (state[unit >> 5] >> (unit & 31) & 1) != 0;

    public static int Active(ReadOnlySpan<uint> state)
    {
        var count = 0;
        foreach (var word in state) count += BitOperations.PopCount(word);
        return count;
    }

    public static int BothActive(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var count = 0;
        for (var word = 0; word < one.Length; word++) count += BitOperations.PopCount(one[word] & other[word]);
        return count;
    }

    public static int Different(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var count = 0;
        for (var word = 0; word < one.Length; word++) count += BitOperations.PopCount(one[word] ^ other[word]);
        return count;
    }
}
