using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace GpuSim.Analysis.Spiking;

/// <summary>The averaged power spectrum of a signal of spike counts: 1 at all frequencies for spikes that fall by chance.</summary>
/// <remarks>
/// Welch 1967, doi:10.1109/TAU.1967.1161901: half-overlapping segments of a quarter of the signal, a second at most, each with its
/// mean removed and a Hann window, so that a peak is an average over at least seven segments and not one noisy bin. (Halves
/// gave 11 and 24 Hz for two populations of one network with a rhythm of 21 Hz.) Zeros to four times the length make
/// the parabola through the logarithms of the three highest points a good fit.
/// </remarks>
public sealed class PowerSpectrum
{
    const double LongestSegment = 1000;     // ms; longer signals give more segments, not narrower bins
    const int ShortestSignal = 64;          // bins; a segment of 16 bins still tells seven frequencies apart

    readonly double[] _power;

    PowerSpectrum(double[] power, double spacing, double resolution) => (_power, SpacingHz, ResolutionHz) = (power, spacing, resolution);

    /// <summary>[line] power over that of as many independent Poisson spikes; line k is at k · <see cref="SpacingHz"/>.</summary>
    public IReadOnlyList<double> Power => _power;

    /// <summary>From line to line; finer than the resolution.</summary>
    public double SpacingHz { get; }

    /// <summary>One over the length of a segment: lines nearer than this are not told apart.</summary>
    public double ResolutionHz { get; }

    /// <summary>Of a signal; null when it is too short (64 bins) or empty.</summary>
    /// <param name="counts">[bin] spikes of the population.</param>
    /// <param name="bin">Width in ms; frequencies up to 1/(2 bin) are seen.</param>
    public static PowerSpectrum? Of(ReadOnlySpan<int> counts, double bin)
    {
        if (counts.Length < ShortestSignal || Mean(counts) is not (> 0 and var mean)) return null;
        var segment = (int)Math.Min(counts.Length / 4, Math.Max(ShortestSignal / 4, LongestSegment / bin));
        var points = (int)Euclid.CeilingToPowerOfTwo(4 * segment);
        var window = Window.HannPeriodic(segment);
        var power = new double[points / 2 + 1];
        var segments = 0;
        for (var start = 0; start + segment <= counts.Length; start += segment / 2, segments++) AddSegment(power, counts.Slice(start, segment), window, points);
        var chance = segments * mean * window.Sum(w => w * w);
        for (var k = 0; k < power.Length; k++) power[k] /= chance;
        return new(power, 1000 / bin / points, 1000 / bin / segment);
    }

    static void AddSegment(double[] power, ReadOnlySpan<int> part, double[] window, int points)
    {
        var packed = new double[points + 2]; // real and imaginary parts in turn
        var mean = Mean(part);
        for (var i = 0; i < part.Length; i++) packed[i] = window[i] * (part[i] - mean);
        Fourier.ForwardReal(packed, points, FourierOptions.NoScaling);
        for (var k = 0; k < power.Length; k++) power[k] += packed[2 * k] * packed[2 * k] + packed[2 * k + 1] * packed[2 * k + 1];
    }

    static double Mean(ReadOnlySpan<int> counts)
    {
        long sum = 0;
        foreach (var count in counts) sum += count;
        return (double)sum / counts.Length;
    }

    /// <summary>The strongest rhythm; null without a peak above two periods per segment.</summary>
    public SpectralPeak? Peak() => SpectralPeak.Of(_power, SpacingHz, ResolutionHz);
}
