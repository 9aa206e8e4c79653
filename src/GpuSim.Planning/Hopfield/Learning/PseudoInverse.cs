using System.Numerics;
using System.Runtime.Intrinsics;
using GpuSim.KernelLanguage;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>The projection rule: with Q = L Lᵀ the overlaps and Y = L⁻¹ Ξ, w = Yᵀ Y / N.</summary>
/// <remarks>Sums are over patterns in ascending order, one multiply-add each, for every weight on its own.</remarks>
sealed class PseudoInverse : ILearner
{
    /// <summary>Where a pivot is smaller, a pattern is a sum of others: its distance from them, squared and over N, is at least 1e-7 for nearly all random patterns, and rounding is below 1e-12.</summary>
    const double SmallestPivot = 1e-11;
    const int Lanes = 8;
    const int Receivers = 4 * Lanes;

    public WeightMatrix Learn(Lesson lesson)
    {
        var factor = Factor(lesson);
        var stride = (lesson.Units + Receivers - 1) / Receivers * Receivers;
        using var whitened = new HostBuffer<double>((long)lesson.Count * stride); // [pattern][unit] Y
        Parallel.For(0, stride / Lanes, lesson.Parallel, tile => Whiten(lesson, factor, whitened.View, stride, tile * Lanes));
        var matrix = new WeightMatrix<float>(lesson.Units);
        Parallel.For(0, stride / Receivers, lesson.Parallel, tile => Multiply(lesson, whitened.View, stride, tile * Receivers, matrix));
        return matrix;
    }

    // [column · P + row] L.
    static double[] Factor(Lesson lesson)
    {
        var (patterns, count) = (lesson.Patterns, lesson.Count);
        var overlaps = new double[(long)count * count];
        Parallel.For(0, count, lesson.Parallel, one =>
        {
            for (var other = 0; other <= one; other++)
            {
                Span<uint> mine = patterns.Row(one), theirs = patterns.Row(other);
                var differences = 0;
                for (var word = 0; word < mine.Length; word++) differences += BitOperations.PopCount(mine[word] ^ theirs[word]);
                overlaps[(long)one * count + other] = overlaps[(long)other * count + one] = 1 - 2.0 * differences / lesson.Units;
            }
        });
        try
        {
            new ManagedLinearAlgebraProvider().CholeskyFactor(overlaps, count);
        }
        catch (ArgumentException)
        {
            throw Dependent("some of them are a sum of others");
        }
        for (var pattern = 0; pattern < count; pattern++)
        {
            var pivot = overlaps[(long)pattern * count + pattern];
            if (!(pivot * pivot > SmallestPivot)) throw Dependent($"pattern {pattern} is a sum of those before it");
        }
        return overlaps;
    }

    static InfeasibleException Dependent(string finding) =>
        new([new("patterns", $"expected linearly independent patterns for the pseudo-inverse rule, got {finding}", "Leave out patterns that repeat or combine others, or take another rule.")]);

    // Eight units: Y_μ = (ξ_μ − Σ_{ν < μ} L_μν Y_ν) / L_μμ.
    static void Whiten(Lesson lesson, double[] factor, ArrayView<double> whitened, int stride, int first)
    {
        Span<double> signs = stackalloc double[Lanes];
        for (var pattern = 0; pattern < lesson.Count; pattern++)
        {
            for (var lane = 0; lane < Lanes; lane++)
                signs[lane] = first + lane >= lesson.Units ? 0 : lesson.Patterns[pattern, first + lane] ? 1 : -1;
            var left = Vector512.LoadUnsafe(ref signs[0]);
            for (var before = 0; before < pattern; before++)
                left = Vector512.FusedMultiplyAdd(Vector512.Create(-factor[(long)before * lesson.Count + pattern]), Vector512.LoadUnsafe(ref whitened[(long)before * stride + first]), left);
            (left / factor[(long)pattern * lesson.Count + pattern]).StoreUnsafe(ref whitened[(long)pattern * stride + first]);
        }
    }

    // The weights of all senders to 32 receivers, whose part of Y is copied to stand together.
    static void Multiply(Lesson lesson, ArrayView<double> whitened, int stride, int first, WeightMatrix<float> matrix)
    {
        var (units, count) = (lesson.Units, lesson.Count);
        using var part = new HostBuffer<double>((long)count * Receivers);
        for (var pattern = 0; pattern < count; pattern++)
            whitened.SubView((long)pattern * stride + first, Receivers).AsSpan().CopyTo(part.View.SubView((long)pattern * Receivers, Receivers).AsSpan());
        Span<double> sums = stackalloc double[Receivers];
        for (var sender = 0; sender < units; sender++)
        {
            Sum(whitened, stride, sender, part.View, count, sums);
            var into = matrix.From(sender);
            for (var lane = 0; lane < Math.Min(Receivers, units - first); lane++)
                into[first + lane] = first + lane == sender && !lesson.SelfCoupling ? 0f : (float)(sums[lane] / units);
        }
    }

    static void Sum(ArrayView<double> whitened, int stride, int sender, ArrayView<double> part, int count, Span<double> sums)
    {
        Vector512<double> a = default, b = default, c = default, d = default;
        for (var pattern = 0; pattern < count; pattern++)
        {
            var own = Vector512.Create(whitened[(long)pattern * stride + sender]);
            ref var theirs = ref part[(long)pattern * Receivers];
            a = Vector512.FusedMultiplyAdd(own, Vector512.LoadUnsafe(ref theirs), a);
            b = Vector512.FusedMultiplyAdd(own, Vector512.LoadUnsafe(ref theirs, Lanes), b);
            c = Vector512.FusedMultiplyAdd(own, Vector512.LoadUnsafe(ref theirs, 2 * Lanes), c);
            d = Vector512.FusedMultiplyAdd(own, Vector512.LoadUnsafe(ref theirs, 3 * Lanes), d);
        }
        a.StoreUnsafe(ref sums[0]);
        b.StoreUnsafe(ref sums[Lanes]);
        c.StoreUnsafe(ref sums[2 * Lanes]);
        d.StoreUnsafe(ref sums[3 * Lanes]);
    }
}
