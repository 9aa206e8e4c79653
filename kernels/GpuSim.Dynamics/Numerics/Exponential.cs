namespace GpuSim.Dynamics.Numerics;

/// <summary>eˣ and eˣ − 1 in double precision, the same bits on every platform.</summary>
/// <remarks>x = k ln 2 + r with |r| ≤ ½ ln 2; the Taylor series of eʳ to r¹⁴ leaves less than 2⁻⁶⁰. Only IEEE + − × and bits.</remarks>
public static class Exponential
{
    const double Log2E = 1.4426950408889634;
    const double Overflow = 709.782712893384, Underflow = -745.1332191019412; // Exp is +∞ above, 0 below

    /// <summary>eˣ; measured error below 0.6 ulp (1 ulp where the result is subnormal). NaN → NaN, +∞ → +∞, −∞ → 0.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > Overflow) return x + double.PositiveInfinity;
        if (x < Underflow) return 0;
        var reduced = new Reduced(x);
        return Scale(reduced.AddedTo(1), reduced.K);
    }

    /// <summary>eˣ − 1 without cancellation at small x; measured error below 0.8 ulp. NaN → NaN, +∞ → +∞, −∞ → −1, ±0 → ±0.</summary>
    public static double ExpMinusOne(double x)
    {
        if (double.IsNaN(x) || x > Overflow) return x + double.PositiveInfinity;
        if (x < -40) return -1;
        if (Math.Abs(x) < 1e-17) return x;
        var reduced = new Reduced(x);
        return reduced.K > 60
            ? Scale(reduced.AddedTo(1), reduced.K)
            : Scale(reduced.AddedTo(1 - PowerOfTwo(-reduced.K)), reduced.K); // 2ᵏ (eʳ − 1 + 1 − 2⁻ᵏ)
    }

    /// <summary>2ᵏ for a normal result, −1022 ≤ <paramref name="k"/> ≤ 1023.</summary>
    internal static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    static double Scale(double value, int k) => k switch
    {
        > 1023 => value * PowerOfTwo(1023) * PowerOfTwo(k - 1023),
        < -1021 => value * PowerOfTwo(k + 60) * PowerOfTwo(-60), // rounds once more, on the way into the subnormals
        _ => value * PowerOfTwo(k),
    };

    readonly struct Reduced
    {
        const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10; // k · Ln2High is exact

        readonly double _r, _rest; // eʳ − 1 = r + rest
        public readonly int K;

        public Reduced(double x)
        {
            var k = Math.Floor(x * Log2E + 0.5);
            var high = x - k * Ln2High;
            var low = k * Ln2Low;
            K = (int)k;
            _r = high - low;
            var error = high - _r - low;
            _rest = error + error * _r + _r * _r * Series(_r);
        }

        /// <summary>base + (eʳ − 1), for base 0 or |base| ≥ ½, rounded almost once.</summary>
        public double AddedTo(double @base)
        {
            var sum = @base + _r;
            return sum + (@base - sum + _r + _rest);
        }

        static double Series(double r) => // (eʳ − 1 − r) / r²
            1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720 + r * (1.0 / 5040 + r * (1.0 / 40320
            + r * (1.0 / 362880 + r * (1.0 / 3628800 + r * (1.0 / 39916800 + r * (1.0 / 479001600 + r * (1.0 / 6227020800
            + r * (1.0 / 87178291200))))))))))));
    }
}
