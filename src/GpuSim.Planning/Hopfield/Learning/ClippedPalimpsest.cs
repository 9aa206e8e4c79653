using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>The palimpsest that forgets by its bound alone: weights are whole.</summary>
sealed class ClippedPalimpsest(double? bound) : ILearner
{
    readonly int _bound = bound is { } most && most < int.MaxValue ? (int)most : int.MaxValue;

    public WeightMatrix Learn(Lesson lesson)
    {
        if (lesson.Real)
        {
            double units = lesson.Units;
            return Learn(lesson, weight => (float)(weight / units));
        }
        return WholeWeights.Bytes(Math.Min(_bound, lesson.Count)) switch
        {
            sizeof(sbyte) => Learn(lesson, weight => (sbyte)weight),
            sizeof(short) => Learn(lesson, weight => (short)weight),
            _ => Learn(lesson, weight => weight),
        };
    }

    // Sixteen receivers at a time: their part of all patterns stays in cache for every sender.
    WeightMatrix<T> Learn<T>(Lesson lesson, Func<int, T> convert) where T : unmanaged, INumber<T>
    {
        using var columns = new UnitColumns(lesson.Patterns, lesson.Parallel);
        var matrix = new WeightMatrix<T>(lesson.Units);
        Parallel.For(0, columns.Tiles, lesson.Parallel, () => new int[lesson.Count * UnitColumns.Lanes], (tile, _, signs) =>
        {
            PatternSigns.OfTile(columns, tile, signs);
            var first = tile * UnitColumns.Lanes;
            var lanes = Math.Min(UnitColumns.Lanes, lesson.Units - first);
            for (var sender = 0; sender < lesson.Units; sender++)
            {
                var weights = Weights(columns.Own(sender), signs);
                var into = matrix.From(sender).Slice(first, lanes);
                for (var lane = 0; lane < lanes; lane++)
                    into[lane] = first + lane == sender && !lesson.SelfCoupling ? T.Zero : convert(weights[lane]);
            }
            return signs;
        }, _ => { });
        return matrix;
    }

    Vector512<int> Weights(uint[] sender, int[] signs)
    {
        Vector512<int> weights = Vector512<int>.Zero, most = Vector512.Create(_bound);
        for (var pattern = 0; pattern < signs.Length / UnitColumns.Lanes; pattern++)
        {
            var flip = Vector512.Create((int)(sender[pattern >> 5] >> (pattern & 31) & 1) - 1); // (x ^ −1) + 1 = −x
            weights += (Vector512.LoadUnsafe(ref signs[pattern * UnitColumns.Lanes]) ^ flip) - flip;
            weights = Vector512.Max(Vector512.Min(weights, most), -most);
        }
        return weights;
    }
}
