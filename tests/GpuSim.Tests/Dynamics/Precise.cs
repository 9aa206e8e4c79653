using System.Numerics;

namespace GpuSim.Tests.Dynamics;

/// <summary>The same functions in fixed point with 1,400 binary places, to measure ours against. A number x is the integer x · 2¹⁴⁰⁰.</summary>
static class Precise
{
    const int Places = 1400;
    static readonly BigInteger One = BigInteger.One << Places;
    static readonly BigInteger Ln2 = 2 * ArTanh(3);
    static readonly BigInteger QuarterPi = 4 * ArcTan(5) - ArcTan(239);
    static readonly BigInteger RootTwoPi = SquareRoot(8 * QuarterPi << Places);

    /// <summary>A double as it is; bits below 2⁻¹⁴⁰⁰ cannot occur.</summary>
    public static BigInteger Of(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52 & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF | (exponent == 0 ? 0 : 1L << 52);
        var magnitude = new BigInteger(mantissa) << Places - 1074 + Math.Max(exponent, 1) - 1;
        return x < 0 ? -magnitude : magnitude;
    }

    /// <summary>How far <paramref name="computed"/> lies from <paramref name="exact"/>, in the spacing of doubles there.</summary>
    public static double Ulps(double computed, BigInteger exact)
    {
        var spacing = Of(Math.BitIncrement(Math.Abs(computed)) - Math.Abs(computed));
        return (double)((BigInteger.Abs(Of(computed) - exact) << 20) / spacing) / (1 << 20);
    }

    /// <summary>|computed − exact| / |exact|.</summary>
    public static double RelativeError(double computed, BigInteger exact) =>
        (double)((BigInteger.Abs(Of(computed) - exact) << 100) / BigInteger.Abs(exact)) / (double)(BigInteger.One << 100);

    public static BigInteger Exp(BigInteger x)
    {
        var (mantissa, k) = ExpParts(x);
        return k >= 0 ? mantissa << k : mantissa >> -k;
    }

    public static BigInteger Log(BigInteger x)
    {
        var k = (int)x.GetBitLength() - Places;
        var m = k >= 0 ? x >> k : x << -k; // in [½, 1)
        var y = Of(Math.Log((double)(m >> Places - 60) / (1L << 60)));
        for (var i = 0; i < 3; i++) // Newton doubles the 50 digits
            y += (m * Exp(-y) >> Places) - One;
        return y + k * Ln2;
    }

    public static BigInteger Sin(BigInteger x)
    {
        var r = BigInteger.Remainder(x, 8 * QuarterPi);
        BigInteger square = r * r >> Places, term = r, sum = r;
        for (var n = 2; BigInteger.Abs(term) > 1; n += 2)
        {
            term = -(term * square >> Places) / (n * (n + 1));
            sum += term;
        }
        return sum;
    }

    public static BigInteger Cos(BigInteger x) => Sin(x + 2 * QuarterPi);

    /// <summary>½ + φ(x) Σ x²ⁿ⁺¹ / (2n + 1)!!</summary>
    public static BigInteger NormalCdf(double x)
    {
        BigInteger exact = Of(x), square = exact * exact >> Places, term = exact, sum = exact;
        for (var n = 3; BigInteger.Abs(term) > 1; n += 2)
        {
            term = (term * square >> Places) / n;
            sum += term;
        }
        var (mantissa, k) = ExpParts(-(square >> 1)); // shifted last, as the sum is huge where the density is tiny
        return (One >> 1) + (mantissa * sum / RootTwoPi >> -k);
    }

    public static BigInteger NormalDensity(double x)
    {
        var exact = Of(x);
        return (Exp(-(exact * exact >> Places + 1)) << Places) / RootTwoPi;
    }

    static (BigInteger Mantissa, int K) ExpParts(BigInteger x)
    {
        var k = (int)BigInteger.Divide(x, Ln2) - (x.Sign < 0 ? 1 : 0);
        var r = x - k * Ln2 >> 16; // e^x = 2ᵏ (e^r)^65536
        BigInteger term = One, sum = One;
        for (var n = 1; !term.IsZero; n++)
        {
            term = (term * r >> Places) / n;
            sum += term;
        }
        for (var i = 0; i < 16; i++) sum = sum * sum >> Places;
        return (sum, k);
    }

    static BigInteger SquareRoot(BigInteger x)
    {
        var root = BigInteger.One << ((int)x.GetBitLength() + 1) / 2;
        for (var next = root + x / root >> 1; next < root; next = root + x / root >> 1) root = next;
        return root;
    }

    static BigInteger ArcTan(int inverse) => Series(inverse, -1);
    static BigInteger ArTanh(int inverse) => Series(inverse, 1);

    static BigInteger Series(int inverse, int sign)
    {
        BigInteger power = One / inverse, sum = 0;
        for (var n = 1; !power.IsZero; n += 2)
        {
            sum += power / n;
            power = sign * power / (inverse * inverse);
        }
        return sum;
    }
}
