using GpuSim.Dynamics.Numerics;

namespace GpuSim.Planning;

/// <summary>A normal distribution of which only [min, max] is left: what "draw again" gives, without drawing again.</summary>
/// <remarks>A range above the mean is computed as its mirror image, where the distribution function keeps its digits.</remarks>
public sealed class TruncatedNormal
{
    readonly double _mean, _deviation, _min, _max, _below, _mass;
    readonly bool _mirrored;

    /// <summary>The normal distribution of that mean and standard deviation, cut to [<paramref name="min"/>, <paramref name="max"/>].</summary>
    /// <exception cref="ArgumentException">Nothing is left, to within 1e-300.</exception>
    public TruncatedNormal(double mean, double standardDeviation, double min, double max)
    {
        (_min, _max, _mean) = (min, max, mean);
        _mirrored = min > mean;
        _deviation = _mirrored ? -standardDeviation : standardDeviation;
        var (low, high) = _mirrored ? (max, min) : (min, max);
        _below = NormalDistribution.Cdf((low - mean) / _deviation);
        _mass = NormalDistribution.Cdf((high - mean) / _deviation) - _below;
        if (!(standardDeviation > 0 && _mass > 1e-300))
            throw new ArgumentException($"expected a normal distribution that reaches [{min}, {max}], got mean {mean} and standard deviation {standardDeviation}");
    }

    /// <summary>The probability of a value below <paramref name="x"/>.</summary>
    public double Cdf(double x)
    {
        if (x <= _min) return 0;
        if (x >= _max) return 1;
        var part = (NormalDistribution.Cdf((x - _mean) / _deviation) - _below) / _mass;
        return Math.Clamp(_mirrored ? 1 - part : part, 0, 1);
    }

    /// <summary>The value below which a probability of <paramref name="p"/> lies, in [min, max].</summary>
    public double Quantile(double p)
    {
        var part = _mirrored ? 1 - p : p;
        return Math.Clamp(_mean + _deviation * NormalDistribution.Quantile(_below + part * _mass), _min, _max);
    }
}
