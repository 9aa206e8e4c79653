using GpuSim.Dynamics.Numerics;

namespace GpuSim.Planning;

/// <summary>A lognormal distribution: exp of a normal number of mean μ = ln m − s²/2 and variance s² = ln(1 + (d/m)²), so that its own mean is m and its standard deviation d.</summary>
internal sealed class LognormalNumbers
{
    readonly double _mu, _s;

    /// <param name="mean">m, above 0.</param>
    /// <param name="standardDeviation">d, above 0.</param>
    public LognormalNumbers(double mean, double standardDeviation)
    {
        var variance = Logarithm.LogOnePlus(standardDeviation / mean * (standardDeviation / mean));
        (_mu, _s) = (Logarithm.Log(mean) - 0.5 * variance, Math.Sqrt(variance));
    }

    /// <summary>The value above and below which half of the numbers lie.</summary>
    public double Median => Exponential.Exp(_mu);

    /// <summary>The value below which a probability of <paramref name="p"/> lies.</summary>
    public double Quantile(double p) => At(NormalDistribution.Quantile(p));

    /// <summary>The value that many standard deviations of its logarithm above the median.</summary>
    public double At(double deviations) => Exponential.Exp(_mu + _s * deviations);

    /// <summary>The probability of a value below <paramref name="x"/>.</summary>
    public double Cdf(double x) => x <= 0 ? 0 : NormalDistribution.Cdf((Logarithm.Log(x) - _mu) / _s);
}
