using System.Numerics;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>The covariance rule from bits: Σ (n_i − f)(n_j − f) = both − f (a_i + a_j) + P f², where a unit is active in a patterns and both units in (a_i + a_j − differences)/2.</summary>
sealed class Covariance(double codingLevel) : ILearner
{
    public WeightMatrix Learn(Lesson lesson)
    {
        using var columns = new UnitColumns(lesson.Patterns, lesson.Parallel);
        var active = Active(lesson.Patterns);
        var units = lesson.Units;
        var silentTerm = lesson.Count * codingLevel * codingLevel;
        var scale = units * codingLevel * (1 - codingLevel);
        var matrix = new WeightMatrix<float>(units);
        Parallel.For(0, units, lesson.Parallel, () => new int[units], (sender, _, differences) =>
        {
            columns.Differences(sender, differences);
            var weights = matrix.From(sender);
            for (var unit = 0; unit < units; unit++)
            {
                var either = active[sender] + active[unit]; // whole, so that w_ij and w_ji are the same
                weights[unit] = (float)(((either - differences[unit]) / 2 - codingLevel * either + silentTerm) / scale);
            }
            if (!lesson.SelfCoupling) weights[sender] = 0;
            return differences;
        }, _ => { });
        return matrix;
    }

    static int[] Active(PatternBits patterns)
    {
        var counts = new int[patterns.Units];
        for (var pattern = 0; pattern < patterns.Rows; pattern++)
        {
            var row = patterns.Row(pattern);
            for (var word = 0; word < row.Length; word++)
                for (var left = row[word]; left != 0; left &= left - 1) counts[32 * word + BitOperations.TrailingZeroCount(left)]++;
        }
        return counts;
    }
}
