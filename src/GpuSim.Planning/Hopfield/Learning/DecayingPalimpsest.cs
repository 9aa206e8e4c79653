using System.Runtime.Intrinsics;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>The palimpsest that forgets by decay, in floats: each pattern multiplies, adds and clips, in that order.</summary>
sealed class DecayingPalimpsest(double decay, double? bound) : ILearner
{
    readonly float _decay = (float)decay, _bound = (float)(bound ?? double.PositiveInfinity);

    public WeightMatrix Learn(Lesson lesson)
    {
        using var columns = new UnitColumns(lesson.Patterns, lesson.Parallel);
        var matrix = new WeightMatrix<float>(lesson.Units);
        var units = Vector512.Create((float)lesson.Units);
        Parallel.For(0, columns.Tiles, lesson.Parallel, () => new int[lesson.Count * UnitColumns.Lanes], (tile, _, signs) =>
        {
            PatternSigns.OfTile(columns, tile, signs);
            var first = tile * UnitColumns.Lanes;
            var lanes = Math.Min(UnitColumns.Lanes, lesson.Units - first);
            for (var sender = 0; sender < lesson.Units; sender++)
            {
                var weights = Weights(columns.Own(sender), signs) / units;
                var into = matrix.From(sender).Slice(first, lanes);
                for (var lane = 0; lane < lanes; lane++)
                    into[lane] = first + lane == sender && !lesson.SelfCoupling ? 0f : weights[lane];
            }
            return signs;
        }, _ => { });
        return matrix;
    }

    Vector512<float> Weights(uint[] sender, int[] signs)
    {
        Vector512<float> weights = Vector512<float>.Zero, most = Vector512.Create(_bound), least = -most;
        for (var pattern = 0; pattern < signs.Length / UnitColumns.Lanes; pattern++)
        {
            var flip = Vector512.Create((int)(sender[pattern >> 5] >> (pattern & 31) & 1) - 1); // (x ^ −1) + 1 = −x
            var step = Vector512.ConvertToSingle((Vector512.LoadUnsafe(ref signs[pattern * UnitColumns.Lanes]) ^ flip) - flip);
            weights = Vector512.MaxNative(Vector512.MinNative(weights * _decay + step, most), least); // never NaN
        }
        return weights;
    }
}
