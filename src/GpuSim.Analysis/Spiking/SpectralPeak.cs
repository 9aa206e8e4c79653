namespace GpuSim.Analysis.Spiking;

/// <summary>The highest peak of a power spectrum, or the fundamental of which it is a harmonic.</summary>
/// <param name="FrequencyHz">Where it is, between the lines.</param>
/// <param name="WidthHz">Between the two places where the power has fallen to half; a pure tone has 1.44 times the spectrum's resolution.</param>
/// <param name="Power">Its height over that of as many independent Poisson spikes.</param>
public sealed record SpectralPeak(double FrequencyHz, double WidthHz, double Power)
{
    const double FundamentalShare = 0.8;     // a pulse train's harmonics are as strong as its fundamental; noise seldom comes this near
    const double Rounding = 1e-12;           // of the transform, beside counts that are whole numbers

    internal static SpectralPeak? Of(double[] power, double spacing, double resolution)
    {
        var lowest = 2 * resolution / spacing;
        if (Highest(power, lowest, power.Length) is not { } highest || power[highest] < Rounding) return null;
        var peak = Fundamental(power, highest, lowest, resolution / spacing);
        return new(Refine(power, peak) * spacing, (HalfPower(power, peak, 1) - HalfPower(power, peak, -1)) * spacing, power[peak]);
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

    /// <summary>Where the power first falls to half of the peak's on one side, a line's fraction included; the spectrum's end if it does not.</summary>
    static double HalfPower(double[] power, int peak, int side)
    {
        var half = power[peak] / 2;
        var k = peak;
        while (k > 0 && k < power.Length - 1 && power[k] > half) k += side;
        return power[k] > half ? k : k - side * (half - power[k]) / (power[k - side] - power[k]);
    }
}
