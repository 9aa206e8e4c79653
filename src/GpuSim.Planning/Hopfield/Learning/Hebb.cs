namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>Hebb's rule from bits: w_ij = P − 2 · (patterns in which i and j differ).</summary>
sealed class Hebb : ILearner
{
    public WeightMatrix Learn(Lesson lesson)
    {
        using var columns = new UnitColumns(lesson.Patterns, lesson.Parallel);
        return WholeWeights.Make(lesson, lesson.Count, (sender, weights) =>
        {
            columns.Differences(sender, weights);
            for (var unit = 0; unit < weights.Length; unit++) weights[unit] = lesson.Count - 2 * weights[unit];
        });
    }
}
