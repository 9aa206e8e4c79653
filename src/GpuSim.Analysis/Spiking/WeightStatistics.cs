namespace GpuSim.Analysis.Spiking;

/// <summary>How the weights of a projection are spread at one moment.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Of the weights sampled, which are taken to be all.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
public sealed record WeightStatistics(double Mean, double StandardDeviation, double Min, double Max)
{
    /// <summary>Of at least one weight.</summary>
    public static WeightStatistics Of(ReadOnlySpan<float> weights)
    {
        double sum = 0, squares = 0, min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (var weight in weights)
        {
            sum += weight;
            (min, max) = (Math.Min(min, weight), Math.Max(max, weight));
        }
        var mean = sum / weights.Length;
        foreach (var weight in weights) squares += (weight - mean) * (weight - mean);
        return new(mean, Math.Sqrt(squares / weights.Length), min, max);
    }
}
