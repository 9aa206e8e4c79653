using GpuSim.Recording;

namespace GpuSim.Analysis.Spiking;

/// <summary>The steps that statistics look at, [From, To): spikes at times in (From · dt, To · dt], as step k ends at (k + 1) · dt.</summary>
/// <param name="From">First step looked at.</param>
/// <param name="To">One past the last; left out, the window reaches to the end of the raster.</param>
public readonly record struct StepWindow(long From, long To = long.MaxValue)
{
    /// <summary>Steps of the window in a raster that ends before <paramref name="endStep"/>; 0 when they do not meet.</summary>
    public long Length(long endStep) => Math.Max(0, Math.Min(To, endStep) - From);

    /// <summary>The spikes of a block inside the window, as a range of its columns.</summary>
    public Range Of(IReadOnlySpikes spikes) => Before(spikes.Steps, From)..Before(spikes.Steps, To);

    static int Before(ReadOnlySpan<uint> steps, long bound)
    {
        var (low, high) = (0, steps.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (steps[middle] < bound) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
