using System.Numerics;
using System.Runtime.Intrinsics;
using GpuSim.KernelLanguage;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>Incremental Hebb without weights until the end: unit i needs only how often it learned each pattern, x_μ, since w_ij = Σ x_μ ξ_i^μ ξ_j^μ. Its field in pattern μ is then Σ_ν x_ν ξ_i^ν Q_νμ, Q the overlaps without the unit itself.</summary>
sealed class IncrementalHebb(double margin, int epochs) : ILearner
{
    public WeightMatrix Learn(Lesson lesson)
    {
        var (units, count) = (lesson.Units, lesson.Count);
        using var columns = new UnitColumns(lesson.Patterns, lesson.Parallel);
        using var learned = new HostBuffer<int>((long)count * units); // [pattern][unit] x ξ
        var overlaps = Overlaps(lesson);
        long largest = 0;
        Parallel.For(0, units, lesson.Parallel, unit =>
        {
            var times = Times(lesson, columns, overlaps, unit);
            for (var pattern = 0; pattern < count; pattern++)
                learned.View[(long)pattern * units + unit] = columns[unit, pattern] ? times[pattern] : -times[pattern];
            Raise(ref largest, times.Sum(time => (long)time));
        });
        return WholeWeights.Make(lesson, largest, (sender, weights) => Sum(lesson.Patterns, learned.View, sender, weights));
    }

    // [pattern][pattern] Σ_j ξ_j ξ_j over all units.
    static int[][] Overlaps(Lesson lesson)
    {
        var overlaps = new int[lesson.Count][];
        Parallel.For(0, lesson.Count, lesson.Parallel, one =>
        {
            overlaps[one] = new int[lesson.Count];
            for (var other = 0; other < lesson.Count; other++)
            {
                Span<uint> mine = lesson.Patterns.Row(one), theirs = lesson.Patterns.Row(other);
                var differences = 0;
                for (var word = 0; word < mine.Length; word++) differences += BitOperations.PopCount(mine[word] ^ theirs[word]);
                overlaps[one][other] = lesson.Units - 2 * differences;
            }
        });
        return overlaps;
    }

    // [pattern] how often a unit learns each.
    int[] Times(Lesson lesson, UnitColumns columns, int[][] overlaps, int unit)
    {
        int[] times = new int[lesson.Count], signs = new int[lesson.Count], stabilities = new int[lesson.Count];
        for (var pattern = 0; pattern < signs.Length; pattern++) signs[pattern] = columns[unit, pattern] ? 1 : -1;
        var enough = margin * lesson.Units;
        long all = 0;
        for (var (epoch, learning) = (0, true); learning && epoch < epochs; epoch++)
        {
            learning = false;
            for (var pattern = 0; pattern < signs.Length; pattern++)
            {
                if (stabilities[pattern] > enough) continue;
                learning = true;
                times[pattern]++;
                if (++all * lesson.Units > int.MaxValue)
                    throw new InfeasibleException([new("rule.incremental_hebb", FormattableString.Invariant($"expected fields below 2^31, got larger ones after epoch {epoch + 1}"), "Lower epochs or margin, or store fewer patterns.")]);
                Learn(stabilities, overlaps[pattern], signs, signs[pattern], lesson.SelfCoupling ? 0 : 1);
            }
        }
        return times;
    }

    // ξ_i^μ (Q_μν ξ_i^ν), less the unit's own part: 1.
    static void Learn(int[] stabilities, int[] overlaps, int[] signs, int sign, int own)
    {
        for (var pattern = 0; pattern < stabilities.Length; pattern++) stabilities[pattern] += sign * signs[pattern] * overlaps[pattern] - own;
    }

    static void Sum(PatternBits patterns, ArrayView<int> learned, int sender, Span<int> weights)
    {
        weights.Clear();
        for (var pattern = 0; pattern < patterns.Rows; pattern++)
        {
            var row = learned.SubView((long)pattern * patterns.Units, patterns.Units).AsSpan();
            var flip = patterns[pattern, sender] ? 0 : -1; // (x ^ −1) + 1 = −x
            var unit = 0;
            for (; unit <= row.Length - Vector512<int>.Count; unit += Vector512<int>.Count)
                (Vector512.LoadUnsafe(ref weights[unit]) + (Vector512.LoadUnsafe(ref row[unit]) ^ Vector512.Create(flip)) - Vector512.Create(flip)).StoreUnsafe(ref weights[unit]);
            for (; unit < row.Length; unit++) weights[unit] += (row[unit] ^ flip) - flip;
        }
    }

    static void Raise(ref long largest, long candidate)
    {
        for (var seen = Volatile.Read(ref largest); candidate > seen;)
        {
            var before = Interlocked.CompareExchange(ref largest, candidate, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
