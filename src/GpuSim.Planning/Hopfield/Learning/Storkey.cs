using System.Runtime.Intrinsics;
using GpuSim.KernelLanguage;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>Storkey's rule in double. With H_i = Σ_{k ≠ i} w_ik ξ_k, h_ij is H_i − w_ij ξ_j, so that a pattern adds (ξ_i ξ_j − (ξ_i H_j + H_i ξ_j) + 2 w_ij)/N.</summary>
/// <remarks>Sums over k go to eight lanes, k mod 8, each in ascending order, which are then added in theirs. What is symmetric here is so to the last bit.</remarks>
sealed class Storkey : ILearner
{
    const int Lanes = 8;

    public WeightMatrix Learn(Lesson lesson)
    {
        var units = lesson.Units;
        var stride = (units + Lanes - 1) / Lanes * Lanes;
        using var weights = new HostBuffer<double>((long)units * stride); // without diagonal
        double[] diagonal = new double[units], signs = new double[stride], next = new double[stride], fields = new double[stride], nextFields = new double[stride];
        PatternSigns.OfPattern(lesson.Patterns, 0, signs); // nothing is stored yet: all fields are 0
        for (var pattern = 0; pattern < lesson.Count; pattern++)
        {
            if (pattern + 1 < lesson.Count) PatternSigns.OfPattern(lesson.Patterns, pattern + 1, next);
            Parallel.For(0, units, lesson.Parallel, unit =>
            {
                var row = weights.View.SubView((long)unit * stride, stride).AsSpan();
                Add(row, signs[unit], fields[unit], signs, fields, 1.0 / units);
                row[unit] = 0;
                diagonal[unit] += (1 - 2 * signs[unit] * fields[unit]) / units;
                nextFields[unit] = Field(row, next); // one pass over the matrix for each pattern
            });
            (signs, next, fields, nextFields) = (next, signs, nextFields, fields);
        }
        return Rounded(lesson, weights, stride, diagonal);
    }

    static void Add(Span<double> row, double sign, double field, double[] signs, double[] fields, double scale)
    {
        for (var k = 0; k < row.Length; k += Lanes)
        {
            Vector512<double> others = Vector512.LoadUnsafe(ref signs[k]), weight = Vector512.LoadUnsafe(ref row[k]);
            var taken = sign * Vector512.LoadUnsafe(ref fields[k]) + field * others;
            (weight + (sign * others - taken + (weight + weight)) * scale).StoreUnsafe(ref row[k]);
        }
    }

    static double Field(Span<double> row, double[] signs)
    {
        var sums = Vector512<double>.Zero;
        for (var k = 0; k < row.Length; k += Lanes) sums += Vector512.LoadUnsafe(ref row[k]) * Vector512.LoadUnsafe(ref signs[k]);
        var field = 0.0;
        for (var lane = 0; lane < Lanes; lane++) field += sums[lane];
        return field;
    }

    static WeightMatrix<float> Rounded(Lesson lesson, HostBuffer<double> weights, int stride, double[] diagonal)
    {
        var matrix = new WeightMatrix<float>(lesson.Units);
        Parallel.For(0, lesson.Units, lesson.Parallel, unit =>
        {
            var into = matrix.From(unit); // symmetric: what it receives is what it sends
            for (var other = 0; other < into.Length; other++) into[other] = (float)weights.View[(long)unit * stride + other];
            if (lesson.SelfCoupling) into[unit] = (float)diagonal[unit];
        });
        return matrix;
    }
}
