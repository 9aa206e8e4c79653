namespace GpuSim.Dynamics.Numerics;

/// <summary>Sine and cosine in double precision for |x| ≤ 1e5, the same bits on every platform.</summary>
/// <remarks>x = k π/2 + r with |r| ≤ π/4, where π/2 is taken in three parts; the Taylor series to r²⁰ leave less than 2⁻⁶⁰. Only IEEE + − × and bits.</remarks>
public static class Trigonometry
{
    /// <summary>Beyond it the reduction loses digits.</summary>
    public const double Largest = 1e5;

    /// <summary>sin x; measured error below 0.8 ulp. NaN and |x| above <see cref="Largest"/> → NaN.</summary>
    public static double Sin(double x)
    {
        if (!(Math.Abs(x) <= Largest)) return double.NaN;
        if (Math.Abs(x) < 1e-9) return x; // keeps −0; x³/6 is below half an ulp
        var reduced = new Reduced(x);
        return reduced.Quarter switch
        {
            0 => reduced.Sin,
            1 => reduced.Cos,
            2 => -reduced.Sin,
            _ => -reduced.Cos,
        };
    }

    /// <summary>cos x; measured error below 0.8 ulp. NaN and |x| above <see cref="Largest"/> → NaN.</summary>
    public static double Cos(double x)
    {
        if (!(Math.Abs(x) <= Largest)) return double.NaN;
        var reduced = new Reduced(x);
        return reduced.Quarter switch
        {
            0 => reduced.Cos,
            1 => -reduced.Sin,
            2 => -reduced.Cos,
            _ => reduced.Sin,
        };
    }

    readonly struct Reduced
    {
        const double TwoOverPi = 0.63661977236758134308;
        const double High = 1.57079632673412561417e+00, Middle = 6.07710050630396597660e-11; // 33 bits each, so that k times them is exact
        const double Low = 2.02226624879595063154e-21;                                       // High + Middle + Low = π/2 to 2⁻¹²⁰

        readonly double _r, _rest; // r and what rounding took from it

        /// <summary>k mod 4.</summary>
        public readonly int Quarter;

        public Reduced(double x)
        {
            var k = Math.Floor(x * TwoOverPi + 0.5);
            Quarter = (int)k & 3;
            var (upper, lost) = Difference(x - k * High, k * Middle); // the first difference is exact
            lost -= k * Low;
            _r = upper + lost;
            _rest = upper - _r + lost;
        }

        public double Sin
        {
            get
            {
                var z = _r * _r;
                var tail = z * _r * (-1.0 / 6 + z * (1.0 / 120 + z * (-1.0 / 5040 + z * (1.0 / 362880 + z * (-1.0 / 39916800 + z * (1.0 / 6227020800
                    + z * (-1.0 / 1307674368000 + z * (1.0 / 355687428096000 + z * (-1.0 / 121645100408832000)))))))));
                return _r + (tail + _rest * (1 - 0.5 * z));
            }
        }

        public double Cos
        {
            get
            {
                var z = _r * _r;
                var half = 0.5 * z;
                var first = 1 - half;
                var tail = z * z * (1.0 / 24 + z * (-1.0 / 720 + z * (1.0 / 40320 + z * (-1.0 / 3628800 + z * (1.0 / 479001600 + z * (-1.0 / 87178291200
                    + z * (1.0 / 20922789888000 + z * (-1.0 / 6402373705728000 + z * (1.0 / 2432902008176640000)))))))));
                return first + (1 - first - half + (tail - _r * _rest));
            }
        }

        // a − b = Value + Lost, whichever is larger.
        static (double Value, double Lost) Difference(double a, double b)
        {
            var value = a - b;
            var taken = a - value;
            return (value, a - (value + taken) + (taken - b));
        }
    }
}
