namespace GpuSim.Analysis.Spiking;

/// <summary>How deeply a population's rate is modulated, whatever the population's size.</summary>
static class Modulation
{
    /// <summary>√(variance/mean² − 1/mean) of the counts, 0 where chance gives more, and the standard error of its square for Poisson counts; null without spikes.</summary>
    /// <remarks>
    /// Counts of independent neurons have a variance of at most their mean, which 1/mean takes off: what stays is the variance of the
    /// rate itself, over its square. For Poisson counts in B bins the standard error of that difference is √(2/B)/mean.
    /// </remarks>
    public static (double? Depth, double? Chance) Of(ReadOnlySpan<int> counts)
    {
        var (sum, squares) = (0L, (Int128)0);
        foreach (var count in counts)
        {
            sum += count;
            squares += (long)count * count;
        }
        if (sum == 0) return (null, null);
        var mean = (double)sum / counts.Length;
        var excess = (double)(squares - sum) / sum / mean - 1;
        return (Math.Sqrt(Math.Max(0, excess)), Math.Sqrt(2.0 / counts.Length) / mean);
    }
}
