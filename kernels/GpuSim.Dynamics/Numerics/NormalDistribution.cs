namespace GpuSim.Dynamics.Numerics;

/// <summary>The standard normal distribution and its inverse, the same bits on every platform.</summary>
public static class NormalDistribution
{
    /// <summary>The probability of a value below <paramref name="x"/>; measured relative error below 1e-15 down to x = −37.5, where the result leaves the normal numbers.</summary>
    /// <remarks>Source: Cody 1969, doi:10.1090/S0025-5718-1969-0247736-4, in the form of algorithm 715 (Cody 1993, doi:10.1145/151271.151273).</remarks>
    public static double Cdf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (Math.Abs(x) < 0.67448975) return 0.5 + Central(x);
        var tail = Tail(Math.Abs(x));
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The value below which a probability of <paramref name="p"/> lies; measured relative error below 1e-15. Outside [0, 1] → NaN, 0 → −∞, 1 → +∞.</summary>
    /// <remarks>Source: Wichura 1988, algorithm AS 241 (PPND16), doi:10.2307/2347330.</remarks>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1)) return double.NaN;
        if (p == 0) return double.NegativeInfinity;
        if (p == 1) return double.PositiveInfinity;
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425) return q * NearMedian(0.180625 - q * q);
        var r = Math.Sqrt(-Logarithm.Log(q < 0 ? p : 1 - p));
        var x = r <= 5 ? InTail(r - 1.6) : FarInTail(r - 5);
        return q < 0 ? -x : x;
    }

    static double Central(double x) // Φ(x) − ½
    {
        var y = Math.Abs(x) > 1.11e-16 ? x * x : 0;
        return x
            * ((((0.065682337918207449113 * y + 2.2352520354606839287) * y + 161.02823106855587881) * y + 1067.6894854603709582) * y + 18154.981253343561249)
            / ((((y + 47.20258190468824187) * y + 976.09855173777669322) * y + 10260.932208618978205) * y + 45507.789335026729956);
    }

    static double Tail(double y) // 1 − Φ(y), y ≥ 0.67
    {
        if (y > 38.6) return 0;
        var head = Math.Floor(y * 16) / 16; // head² is exact, so that e^(−y²/2) keeps its digits
        var rest = (y - head) * (y + head);
        return Exponential.Exp(-0.5 * head * head) * Exponential.Exp(-0.5 * rest) * (y < 5.656854249492380581 ? NearTail(y) : FarTail(y));
    }

    static double NearTail(double y) =>
        ((((((((1.0765576773720192317e-8 * y + 0.39894151208813466764) * y + 8.8831497943883759412) * y + 93.506656132177855979) * y
            + 597.27027639480026226) * y + 2494.5375852903726711) * y + 6848.1904505362823326) * y + 11602.651437647350124) * y + 9842.7148383839780218)
        / ((((((((y + 22.266688044328115691) * y + 235.38790178262499861) * y + 1519.377599407554805) * y + 6485.558298266760755) * y
            + 18615.571640885098091) * y + 34900.952721145977266) * y + 38912.003286093271411) * y + 19685.429676859990727);

    static double FarTail(double y)
    {
        var z = 1 / (y * y);
        var correction = z
            * (((((0.02307344176494017303 * z + 0.21589853405795699) * z + 0.1274011611602473639) * z + 0.022235277870649807) * z
                + 0.001421619193227893466) * z + 2.9112874951168792e-5)
            / (((((z + 1.28426009614491121) * z + 0.468238212480865118) * z + 0.0659881378689285515) * z + 0.00378239633202758244) * z + 7.29751555083966205e-5);
        return (0.398942280401432677939946 - correction) / y; // 1/√2π
    }

    static double NearMedian(double r) =>
        (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r
            + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608)
        / (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r
            + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1);

    static double InTail(double r) =>
        (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r
            + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734)
        / (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
            + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1);

    static double FarInTail(double r) =>
        (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) * r
            + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772)
        / (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r
            + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1);
}
