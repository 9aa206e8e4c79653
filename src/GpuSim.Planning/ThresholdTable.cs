using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Planning;

/// <summary>A distribution over small integers, ready to be sampled with one 32-bit draw and no mathematics: threshold i is 2³² · P(value ≤ Min + i), rounded.</summary>
/// <remarks>Every probability is right to 2⁻³²; values rarer than 2⁻³³ in a tail do not occur.</remarks>
public sealed class ThresholdTable : IDisposable
{
    /// <summary>Largest mean of one Poisson table; a larger one is a sum of equal parts.</summary>
    public const double LargestPoissonMean = 16;

    /// <summary>Different values a table holds.</summary>
    public const int MostValues = MostThresholds + 1;

    const int MostThresholds = ThresholdLookup.Mixed - 1;
    const double DrawRange = 4294967296.0; // 2³²
    readonly HostBuffer<uint> _thresholds;
    readonly HostBuffer<ushort> _guide;

    ThresholdTable(long first, Func<long, double> cumulative)
    {
        (Min, var thresholds) = Thresholds(first, cumulative);
        Max = checked(Min + thresholds.Length);
        _thresholds = new(thresholds.Length);
        thresholds.CopyTo(_thresholds.View.AsSpan());
        _guide = new(1 << ThresholdLookup.GuideBits);
        FillGuide();
    }

    /// <summary>Smallest value that a draw can give.</summary>
    public int Min { get; }

    /// <summary>Largest value that a draw can give.</summary>
    public int Max { get; }

    /// <summary>Reads the table; valid until <see cref="Dispose"/>.</summary>
    public ThresholdLookup Lookup => new(Min, _thresholds.View, _guide.View);

    /// <summary>Number of events of a Poisson process.</summary>
    /// <param name="mean">In [0, <see cref="LargestPoissonMean"/>].</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside.</exception>
    public static ThresholdTable Poisson(double mean) => new(0, PoissonCumulative(mean));

    /// <summary>The smallest value and the thresholds of <see cref="Poisson"/>, for who keeps many of them.</summary>
    /// <param name="mean">In [0, <see cref="LargestPoissonMean"/>].</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside.</exception>
    public static (int Min, uint[] Thresholds) PoissonThresholds(double mean) => Thresholds(0, PoissonCumulative(mean));

    /// <summary>Number of equal parts, each a <see cref="Poisson"/> table of mean / parts, whose sum is a Poisson number of that mean.</summary>
    public static int PoissonSplit(double mean) => Math.Max(1, checked((int)Math.Ceiling(mean / LargestPoissonMean)));

    /// <summary>Always the same value.</summary>
    public static ThresholdTable Constant(int value) => new(value, _ => 1);

    /// <summary>A normal number, drawn again while outside [<paramref name="min"/>, <paramref name="max"/>], then rounded to the nearest integer.</summary>
    /// <param name="mean">Before truncation.</param>
    /// <param name="standardDeviation">Before truncation; 0 for a constant.</param>
    /// <param name="min">Smallest value before rounding.</param>
    /// <param name="max">Largest value before rounding.</param>
    /// <exception cref="ArgumentException">Nothing is left between the limits, or more values than a table holds.</exception>
    public static ThresholdTable RoundedNormal(double mean, double standardDeviation, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        if (standardDeviation == 0 && mean >= min && mean <= max) return Constant(checked((int)Math.Round(mean)));
        var normal = new TruncatedNormal(mean, standardDeviation, min, max);
        var first = (long)Math.Floor(Math.Max(min, normal.Quantile(0.25 / DrawRange)) + 0.5);
        var last = Math.Min(max, normal.Quantile(1 - 0.25 / DrawRange));
        return new(first, k => k + 0.5 >= last ? 1 : normal.Cdf(k + 0.5));
    }

    /// <summary>A number uniform over [<paramref name="low"/>, <paramref name="high"/>), drawn again while below <paramref name="min"/>, then rounded to the nearest integer.</summary>
    /// <exception cref="ArgumentException">Nothing is left above <paramref name="min"/>, or more values than a table holds.</exception>
    public static ThresholdTable RoundedUniform(double low, double high, double min = double.NegativeInfinity)
    {
        if (low == high && low >= min) return Constant(checked((int)Math.Round(low)));
        low = Math.Max(low, min);
        if (!(low < high)) throw new ArgumentException($"expected a range that reaches above {min}, got one that ends at {high}");
        return new((long)Math.Floor(low + 0.5), k => Math.Clamp((k + 0.5 - low) / (high - low), 0, 1));
    }

    /// <summary>A lognormal number, drawn again while below <paramref name="min"/>, then rounded to the nearest integer.</summary>
    /// <param name="mean">Of the numbers themselves, before truncation.</param>
    /// <param name="standardDeviation">Of the numbers themselves, before truncation; 0 for a constant.</param>
    /// <param name="min">Smallest value before rounding.</param>
    /// <exception cref="ArgumentException">Nothing is left above <paramref name="min"/>, or more values than a table holds.</exception>
    public static ThresholdTable RoundedLognormal(double mean, double standardDeviation, double min)
    {
        if (standardDeviation == 0 && mean >= min) return Constant(checked((int)Math.Round(mean)));
        var numbers = new LognormalNumbers(mean, standardDeviation);
        var below = numbers.Cdf(min);
        if (!(below < 1)) throw new ArgumentException($"expected a lognormal distribution that reaches {min}, got mean {mean} and standard deviation {standardDeviation}");
        var first = (long)Math.Floor(Math.Max(min, numbers.Quantile(0.25 / DrawRange)) + 0.5);
        return new(first, k => Math.Clamp((numbers.Cdf(k + 0.5) - below) / (1 - below), 0, 1));
    }

    /// <summary>Frees the table.</summary>
    public void Dispose()
    {
        _thresholds.Dispose();
        _guide.Dispose();
    }

    static (int Min, uint[] Thresholds) Thresholds(long first, Func<long, double> cumulative)
    {
        var thresholds = new List<uint>();
        for (var k = first; ; k++)
        {
            var threshold = Math.Round(DrawRange * cumulative(k));
            if (threshold >= DrawRange) break;
            if (threshold <= 0) first = k + 1;
            else thresholds.Add((uint)threshold);
            if (thresholds.Count > MostThresholds)
                throw new ArgumentException($"expected at most {MostValues} different values, got more");
        }
        return (checked((int)first), [.. thresholds]);
    }

    // To be asked for k = 0, 1, … in turn.
    static Func<long, double> PoissonCumulative(double mean)
    {
        if (!(mean >= 0 && mean <= LargestPoissonMean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, $"expected a mean in [0, {LargestPoissonMean}]");
        double probability = Exponential.Exp(-mean), sum = 0;
        return k =>
        {
            sum += probability;
            probability *= mean / (k + 1);
            return sum;
        };
    }

    void FillGuide()
    {
        var thresholds = _thresholds.View.AsSpan();
        var guide = _guide.View.AsSpan();
        var below = 0;
        for (var cell = 0; cell < guide.Length; cell++)
        {
            var start = (uint)cell << (32 - ThresholdLookup.GuideBits);
            var end = start + ((1u << (32 - ThresholdLookup.GuideBits)) - 1);
            while (below < thresholds.Length && thresholds[below] <= start) below++;
            var mixed = below < thresholds.Length && thresholds[below] <= end;
            guide[cell] = (ushort)(below | (mixed ? ThresholdLookup.Mixed : 0));
        }
    }
}
