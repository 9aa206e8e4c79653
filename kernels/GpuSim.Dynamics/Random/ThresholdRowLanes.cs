using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Random;

/// <summary>Many draws at once on the host, with the results of <see cref="ThresholdRow.Value"/>.</summary>
public static unsafe class ThresholdRowLanes
{
    /// <summary>Adds <paramref name="weight"/> times the integer of each draw to its sum.</summary>
    /// <param name="words">[row, word].</param>
    /// <param name="first">Where the row begins.</param>
    /// <param name="width">Words of a row.</param>
    /// <param name="draws">[count].</param>
    /// <param name="weight">Factor.</param>
    /// <param name="sums">[count].</param>
    /// <param name="count">Number of draws.</param>
    public static void AddTo(ArrayView<uint> words, int first, int width, uint* draws, int weight, int* sums, int count)
    {
        var k = Avx512F.IsSupported && width == ThresholdRow.FewestWords ? AddVectors(words.Pointer + first, draws, weight, sums, count) : 0;
        for (; k < count; k++) sums[k] += ThresholdRow.Value(words, first, width, draws[k]) * weight;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static int AddVectors(uint* row, uint* draws, int weight, int* sums, int count)
    {
        var low = Vector512.Load(row);
        var high = Vector512.Load(row + 16);
        var middle = Vector512.Create(row[16]);
        var offset = Vector512.Create((int)row[0]);
        var factor = Vector512.Create(weight);
        var k = 0;
        for (; k <= count - 16; k += 16)
        {
            var draw = Vector512.Load(draws + k);
            var reached = Vector512.GreaterThan(draw, middle) >>> 31 << 4;
            reached = Step(reached, draw, low, high, 8);
            reached = Step(reached, draw, low, high, 4);
            reached = Step(reached, draw, low, high, 2);
            reached = Step(reached, draw, low, high, 1);
            (Vector512.Load(sums + k) + (reached.AsInt32() + offset) * factor).Store(sums + k);
        }
        return k;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<uint> Step(Vector512<uint> reached, Vector512<uint> draw, Vector512<uint> low, Vector512<uint> high, uint half)
    {
        var next = reached + Vector512.Create(half);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(draw, Avx512F.PermuteVar16x32x2(low, next, high)), next, reached);
    }
}
