using GpuSim.Model.Hopfield;

namespace GpuSim.Tests.Planning.Hopfield;

/// <summary>The learning rules as their papers write them, term by term, in double.</summary>
static class PlainRules
{
    /// <summary>[i, j] w_ij with 1/N.</summary>
    public static double[,] Learn(LearningRule rule, int[][] patterns, bool selfCoupling)
    {
        var weights = rule switch
        {
            LearningRule.Hebb => Each(patterns, (w, x, i, j) => w[i, j] + x[i] * x[j]),
            LearningRule.Storkey => Storkey(patterns),
            LearningRule.PseudoInverse => PseudoInverse(patterns),
            LearningRule.Covariance covariance => Covariance(patterns, covariance.CodingLevel ?? 0.5),
            LearningRule.Palimpsest palimpsest => Each(patterns, (w, x, i, j) => Clip(palimpsest.Decay * w[i, j] + x[i] * x[j], palimpsest.Bound)),
            LearningRule.IncrementalHebb incremental => Incremental(patterns, incremental, selfCoupling),
            _ => throw new NotSupportedException(),
        };
        var units = patterns[0].Length;
        for (var i = 0; i < units; i++)
            for (var j = 0; j < units; j++) weights[i, j] = i == j && !selfCoupling ? 0 : weights[i, j] / units;
        return weights;
    }

    static double Clip(double weight, double? bound) => bound is { } most ? Math.Clamp(weight, -most, most) : weight;

    static double[,] Each(int[][] patterns, Func<double[,], int[], int, int, double> next)
    {
        var units = patterns[0].Length;
        var weights = new double[units, units];
        foreach (var pattern in patterns)
        {
            var after = new double[units, units];
            for (var i = 0; i < units; i++)
                for (var j = 0; j < units; j++) after[i, j] = next(weights, pattern, i, j);
            weights = after;
        }
        return weights;
    }

    // Times N, as all here.
    static double[,] Storkey(int[][] patterns)
    {
        double units = patterns[0].Length;
        return Each(patterns, (w, x, i, j) => w[i, j] + x[i] * x[j] - x[i] * Field(w, x, j, i) - Field(w, x, i, j) * x[j]);

        double Field(double[,] w, int[] x, int i, int j) => Enumerable.Range(0, x.Length).Where(k => k != i && k != j).Sum(k => w[i, k] / units * x[k]);
    }

    // Projections by Gram–Schmidt: another way than solving for Q.
    static double[,] PseudoInverse(int[][] patterns)
    {
        var units = patterns[0].Length;
        var axes = new List<double[]>();
        foreach (var pattern in patterns)
        {
            var rest = pattern.Select(value => (double)value).ToArray();
            for (var twice = 0; twice < 2; twice++) // once more, for what rounding left
                foreach (var axis in axes)
                {
                    var part = Enumerable.Range(0, units).Sum(k => axis[k] * rest[k]);
                    for (var k = 0; k < units; k++) rest[k] -= part * axis[k];
                }
            var length = Math.Sqrt(rest.Sum(value => value * value));
            axes.Add([.. rest.Select(value => value / length)]);
        }
        var weights = new double[units, units];
        for (var i = 0; i < units; i++)
            for (var j = 0; j < units; j++) weights[i, j] = units * axes.Sum(axis => axis[i] * axis[j]);
        return weights;
    }

    static double[,] Covariance(int[][] patterns, double f) => Each(patterns, (w, n, i, j) => w[i, j] + (n[i] - f) * (n[j] - f) / (f * (1 - f)));

    static double[,] Incremental(int[][] patterns, LearningRule.IncrementalHebb rule, bool selfCoupling)
    {
        var units = patterns[0].Length;
        var weights = new double[units, units];
        for (var epoch = 0; epoch < rule.Epochs; epoch++)
            foreach (var x in patterns)
                for (var i = 0; i < units; i++)
                {
                    var stability = x[i] * Enumerable.Range(0, units).Where(j => j != i || selfCoupling).Sum(j => weights[i, j] * x[j]);
                    if (stability > rule.Margin * units) continue;
                    for (var j = 0; j < units; j++) weights[i, j] += x[i] * x[j];
                }
        return weights;
    }
}
