using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace GpuSim.Analysis.Spiking;

/// <summary>The strongest rhythm of a signal: the highest peak of its averaged power spectrum.</summary>
/// <remarks>
/// Welch 1967, doi:10.1109/TAU.1967.1161901: half-overlapping segments of a quarter of the signal, a second at most, each with its
/// mean removed and a Hann window, so that a peak is an average over at least seven segments and not one noisy bin. (Halves
/// gave 11 and 24 Hz for two populations of one network with a rhythm of 21 Hz.) Zeros to four times the length make
/// the parabola through the logarithms of the three highest points a good fit.
/// </remarks>
public static class DominantFrequency
{
    const double LongestSegment = 1000;     // ms; longer signals give more segments, not narrower bins
    const int ShortestSignal = 64;          // bins; a segment of 16 bins still tells seven frequencies apart
    const double FundamentalShare = 0.8;     // a pulse train's harmonics are as strong as its fundamental; noise seldom comes this near

    /// <summary>Frequency in Hz; null when the signal is too short (64 bins) or has no peak above two periods per segment.</summary>
    /// <param name="counts">[bin] spikes of the population.</param>
    /// <param name="bin">Width in ms; frequencies up to 1/(2 bin) are seen.</param>
    public static double? Of(ReadOnlySpan<int> counts, double bin)
    {
        if (counts.Length < ShortestSignal) return null;
        var segment = (int)Math.Min(counts.Length / 4, Math.Max(ShortestSignal / 4, LongestSegment / bin));
        var power = Spectrum(counts, segment);
        var points = 2 * (power.Length - 1);
        var lowest = 2.0 * points / segment;
        if (Highest(power, lowest, power.Length) is not { } peak || power[peak] < 1e-12) return null; // counts are whole: below is rounding
        return Refine(power, Fundamental(power, peak, lowest, (double)points / segment)) / points / bin * 1000;
    }

    static double[] Spectrum(ReadOnlySpan<int> counts, int segment)
    {
        var window = Window.HannPeriodic(segment);
        var points = (int)Euclid.CeilingToPowerOfTwo(4 * segment);
        var power = new double[points / 2 + 1];
        var packed = new double[points + 2]; // real and imaginary parts in turn
        for (var start = 0; start + segment <= counts.Length; start += segment / 2)
        {
            var part = counts.Slice(start, segment);
            var mean = Mean(part);
            Array.Clear(packed);
            for (var i = 0; i < segment; i++) packed[i] = window[i] * (part[i] - mean);
            Fourier.ForwardReal(packed, points, FourierOptions.NoScaling);
            for (var k = 0; k < power.Length; k++) power[k] += packed[2 * k] * packed[2 * k] + packed[2 * k + 1] * packed[2 * k + 1];
        }
        return power;
    }

    static double Mean(ReadOnlySpan<int> counts)
    {
        long sum = 0;
        foreach (var count in counts) sum += count;
        return (double)sum / counts.Length;
    }

    /// <summary>The highest local maximum in [from, to], both inside the spectrum.</summary>
    static int? Highest(double[] power, double from, double to)
    {
        int? best = null;
        for (var k = Math.Max(1, (int)Math.Ceiling(from)); k < Math.Min(power.Length - 1, to); k++)
        {
            if (power[k] > power[k - 1] && power[k] >= power[k + 1] && (best is null || power[k] > power[best.Value])) best = k;
        }
        return best;
    }

    /// <summary>The lowest peak, nearly as high, of which <paramref name="peak"/> is a multiple.</summary>
    static int Fundamental(double[] power, int peak, double lowest, double resolution)
    {
        for (var k = (int)(peak / lowest); k > 1; k--)
        {
            var expected = (double)peak / k;
            var reach = Math.Min(resolution, expected / 4);
            if (Highest(power, Math.Max(lowest, expected - reach), expected + reach) is { } found && power[found] > FundamentalShare * power[peak]) return found;
        }
        return peak;
    }

    static double Refine(double[] power, int k)
    {
        if (power[k - 1] <= 0 || power[k + 1] <= 0) return k;
        var (left, middle, right) = (Math.Log(power[k - 1]), Math.Log(power[k]), Math.Log(power[k + 1]));
        var curvature = left - 2 * middle + right;
        return curvature < 0 ? k + (left - right) / (2 * curvature) : k;
    }
}
