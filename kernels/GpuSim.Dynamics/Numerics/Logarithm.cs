namespace GpuSim.Dynamics.Numerics;

/// <summary>ln x and ln(1 + x) in double precision, the same bits on every platform.</summary>
/// <remarks>x = 2ᵏ (1 + f) with √½ ≤ 1 + f &lt; √2, and ln(1 + f) = 2 artanh s, s = f / (2 + f), as its series to s²³. Only IEEE + − × ÷ and bits.</remarks>
public static class Logarithm
{
    const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10; // k · Ln2High is exact
    const long Mantissa = 0x000FFFFFFFFFFFFF;
    const long SqrtHalf = 0x3FE6A09E00000000; // the bits of a number close to √½

    /// <summary>ln x; measured error below 0.9 ulp. Below 0 and NaN → NaN, 0 → −∞, +∞ → +∞.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return x;
        var scale = x < 2.2250738585072014e-308 ? 54 : 0; // subnormals first become normal
        var k = Split(x * Exponential.PowerOfTwo(scale), out var f) - scale;
        return Sum(k, f, 0);
    }

    /// <summary>ln(1 + x) without cancellation at small x; measured error below 0.9 ulp. Below −1 and NaN → NaN, −1 → −∞, +∞ → +∞, ±0 → ±0.</summary>
    public static double LogOnePlus(double x)
    {
        if (double.IsNaN(x) || x < -1) return double.NaN;
        if (x == -1) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x) || Math.Abs(x) < 1e-17) return x;
        if (x is > -0.29 and < 0.41) return Sum(0, x, 0);
        var sum = 1 + x;
        var lost = x > 1 ? 1 - (sum - x) : x - (sum - 1); // 1 + x = sum + lost
        return Sum(Split(sum, out var f), f, lost / sum);
    }

    static int Split(double x, out double f)
    {
        var bits = BitConverter.DoubleToInt64Bits(x) - SqrtHalf; // the exponent now steps at √½ · 2ᵏ
        f = BitConverter.Int64BitsToDouble((bits & Mantissa) + SqrtHalf) - 1;
        return (int)(bits >> 52);
    }

    static double Sum(int k, double f, double rest) // k ln 2 + ln(1 + f) + rest
    {
        var s = f / (2 + f);
        var half = 0.5 * f * f;
        var tail = s * (half + Series(s * s)); // ln(1 + f) = f − half + tail
        return k == 0 && rest == 0
            ? f - (half - tail)
            : k * Ln2High - (half - (tail + (k * Ln2Low + rest)) - f);
    }

    static double Series(double z) => // 2 artanh(s) / s − 2, z = s²
        z * (2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * (2.0 / 9 + z * (2.0 / 11 + z * (2.0 / 13 + z * (2.0 / 15 + z * (2.0 / 17
        + z * (2.0 / 19 + z * (2.0 / 21 + z * (2.0 / 23)))))))))));
}
