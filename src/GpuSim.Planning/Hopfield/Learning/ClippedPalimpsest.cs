using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>The palimpsest that forgets by its bound alone: weights are whole.</summary>
sealed class ClippedPalimpsest(double? bound) : ILearner
{
    readonly int _bound = bound is { } most && most < int.MaxValue ? (int)most : int.MaxValue;

    /// <summary>Whether weights stay whole at this bound.</summary>
    public static bool Takes(double? bound) => bound is not { } most || most == Math.Floor(most);

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
                var weights = Weights(columns, sender, signs);
                var into = matrix.From(sender).Slice(first, lanes);
                for (var lane = 0; lane < lanes; lane++)
                    into[lane] = first + lane == sender && !lesson.SelfCoupling ? T.Zero : convert(weights[lane]);
            }
            return signs;
        }, _ => { });
        return matrix;
    }

    Vector512<int> Weights(UnitColumns columns, int sender, int[] signs)
    {
        var weights = Vector512<int>.Zero;
        for (var pattern = 0; pattern < signs.Length / UnitColumns.Lanes; pattern++)
        {
            var step = Vector512.LoadUnsafe(ref signs[pattern * UnitColumns.Lanes]);
            if (!columns[sender, pattern]) step = -step;
            weights = Vector512.ConditionalSelect(Vector512.Equals(weights, step * _bound), weights, weights + step); // at its bound a weight stays
        }
        return weights;
    }
}
