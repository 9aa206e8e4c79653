using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuSim.Dynamics.Random;

/// <summary>Turns many draws into small integers side by side, with the results of <see cref="ThresholdLookup.Value(uint)"/>.</summary>
/// <remarks>Up to 31 thresholds lie in two vector registers and a binary search permutes them; more are looked up in the guide, one draw at a time.</remarks>
public sealed class ThresholdLanes
{
    const int Most = 31;
    readonly ThresholdLookup _lookup;
    readonly uint[] _below; // [32] a draw above entry i has reached threshold i; the rest are never reached

    /// <summary>Reads the thresholds; the lookup must outlive this.</summary>
    public ThresholdLanes(ThresholdLookup lookup)
    {
        _lookup = lookup;
        _below = new uint[Most + 1];
        _below.AsSpan().Fill(uint.MaxValue);
        if (lookup.Thresholds.Length <= Most)
            for (var i = 0; i < lookup.Thresholds.IntLength; i++) _below[i] = lookup.Thresholds[i] - 1; // no threshold is 0
    }

    /// <summary>Adds <paramref name="weight"/> times the integer of each draw to its sum.</summary>
    /// <param name="draws">[any number].</param>
    /// <param name="weight">Factor.</param>
    /// <param name="sums">[as many].</param>
    public void AddTo(ReadOnlySpan<uint> draws, int weight, Span<int> sums)
    {
        var k = Avx512F.IsSupported && _lookup.Thresholds.Length <= Most ? AddVectors(draws, weight, ref MemoryMarshal.GetReference(sums)) : 0;
        for (; k < draws.Length; k++) sums[k] += _lookup.Value(draws[k]) * weight;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    int AddVectors(ReadOnlySpan<uint> draws, int weight, ref int sums)
    {
        ref var first = ref MemoryMarshal.GetReference(draws);
        var low = Vector512.Create(_below, 0);
        var high = Vector512.Create(_below, 16);
        var middle = Vector512.Create(_below[15]);
        var offset = Vector512.Create(_lookup.Offset);
        var factor = Vector512.Create(weight);
        var k = 0;
        for (; k <= draws.Length - 16; k += 16)
        {
            var draw = Vector512.LoadUnsafe(ref first, (nuint)k);
            var count = Vector512.GreaterThan(draw, middle) >>> 31 << 4; // no select from zero: that would wait for the draws before
            count = Step(count, draw, Avx512F.PermuteVar16x32x2(low, count + Vector512.Create(7u), high), 8);
            count = Step(count, draw, Avx512F.PermuteVar16x32x2(low, count + Vector512.Create(3u), high), 4);
            count = Step(count, draw, Avx512F.PermuteVar16x32x2(low, count + Vector512.Create(1u), high), 2);
            count = Step(count, draw, Avx512F.PermuteVar16x32x2(low, count, high), 1);
            var sum = Vector512.LoadUnsafe(ref sums, (nuint)k) + (count.AsInt32() + offset) * factor;
            sum.StoreUnsafe(ref sums, (nuint)k);
        }
        return k;
    }

    // At least `count` thresholds are reached; `step` more where the draw is above that one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<uint> Step(Vector512<uint> count, Vector512<uint> draw, Vector512<uint> below, uint step) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(draw, below), count + Vector512.Create(step), count);
}
