using System.Numerics;
using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;

namespace GpuSim.Tests.Dynamics;

public sealed class NumericsTests(ITestOutputHelper output)
{
    static readonly RandomStream Stream = RandomStream.Named(1, "numerics");

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(-708, 709.7)]
    [InlineData(-1e-4, 1e-4)]
    public void Exp_is_within_its_stated_error(double low, double high) =>
        Holds(0.6, Between(low, high), Exponential.Exp, x => Precise.Exp(Precise.Of(x)));

    [Fact]
    public void Exp_is_within_one_ulp_where_the_result_is_subnormal() =>
        Holds(1, Between(-745, -708), Exponential.Exp, x => Precise.Exp(Precise.Of(x)));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(-45, 709.7)]
    [InlineData(-1e-4, 1e-4)]
    public void Exp_minus_one_is_within_its_stated_error(double low, double high) =>
        Holds(0.8, Between(low, high), Exponential.ExpMinusOne, x => Precise.Exp(Precise.Of(x)) - Precise.Of(1));

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0, 1e-3)]
    [InlineData(0, 1e300)]
    [InlineData(0, 2e-308)]
    [InlineData(0.999, 1.001)]
    public void Log_is_within_its_stated_error(double low, double high) =>
        Holds(0.9, Between(low, high), Logarithm.Log, x => Precise.Log(Precise.Of(x)));

    [Theory]
    [InlineData(-0.999, 3)]
    [InlineData(-1e-5, 1e-5)]
    [InlineData(0, 1e9)]
    public void Log_of_one_plus_is_within_its_stated_error(double low, double high) =>
        Holds(0.9, Between(low, high), Logarithm.LogOnePlus, x => Precise.Log(Precise.Of(1) + Precise.Of(x)));

    [Theory]
    [InlineData(-0.8, 0.8)]
    [InlineData(-7, 7)]
    [InlineData(-1e5, 1e5)]
    [InlineData(3.1415926535, 3.1415926536)]
    [InlineData(1.57079632679, 1.5707963268)]
    public void Sine_and_cosine_are_within_their_stated_error(double low, double high)
    {
        Holds(0.8, Between(low, high).Take(400), Trigonometry.Sin, x => Precise.Sin(Precise.Of(x)));
        Holds(0.8, Between(low, high).Take(400), Trigonometry.Cos, x => Precise.Cos(Precise.Of(x)));
    }

    [Fact]
    public void Sine_and_cosine_keep_their_digits_beside_their_zeros()
    {
        var besideZeros = Enumerable.Range(1, 63_661).Where(k => k % 199 == 0).Select(k => k * (Math.PI / 2)).ToArray();

        Holds(0.8, besideZeros, Trigonometry.Sin, x => Precise.Sin(Precise.Of(x)));
        Holds(0.8, besideZeros, Trigonometry.Cos, x => Precise.Cos(Precise.Of(x)));
    }

    [Fact]
    public void Edges_of_sine_and_cosine()
    {
        Assert.Equal(0, Trigonometry.Sin(0));
        Assert.True(double.IsNegative(Trigonometry.Sin(-0.0)));
        Assert.Equal(double.Epsilon, Trigonometry.Sin(double.Epsilon));
        Assert.Equal(1, Trigonometry.Cos(0));
        Assert.Equal(1, Trigonometry.Cos(double.Epsilon));
        Assert.Equal(1, Trigonometry.Sin(Math.PI / 2));
        Assert.Equal(-1, Trigonometry.Cos(Math.PI));
        Assert.True(double.IsNaN(Trigonometry.Sin(100_001)));
        Assert.True(double.IsNaN(Trigonometry.Cos(double.NegativeInfinity)));
        Assert.True(double.IsNaN(Trigonometry.Sin(double.NaN)));
    }

    [Fact]
    public void Edges_of_the_exponentials()
    {
        Assert.Equal(1, Exponential.Exp(0));
        Assert.Equal(1, Exponential.Exp(double.Epsilon));
        Assert.Equal(double.PositiveInfinity, Exponential.Exp(709.79));
        Assert.Equal(double.PositiveInfinity, Exponential.Exp(double.PositiveInfinity));
        Assert.True(double.IsFinite(Exponential.Exp(709.782712893384)));
        Assert.Equal(0, Exponential.Exp(-745.14));
        Assert.Equal(double.Epsilon, Exponential.Exp(-745.13));
        Assert.Equal(0, Exponential.Exp(double.NegativeInfinity));
        Assert.True(double.IsNaN(Exponential.Exp(double.NaN)));
        Assert.Equal(-1, Exponential.ExpMinusOne(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, Exponential.ExpMinusOne(double.PositiveInfinity));
        Assert.Equal(double.Epsilon, Exponential.ExpMinusOne(double.Epsilon));
        Assert.True(double.IsNegative(Exponential.ExpMinusOne(-0.0)));
        Assert.True(double.IsNaN(Exponential.ExpMinusOne(double.NaN)));
    }

    [Fact]
    public void Edges_of_the_logarithms()
    {
        Assert.Equal(0, Logarithm.Log(1));
        Assert.Equal(double.NegativeInfinity, Logarithm.Log(0));
        Assert.Equal(double.PositiveInfinity, Logarithm.Log(double.PositiveInfinity));
        Assert.Equal(-744.4400719213812, Logarithm.Log(double.Epsilon));
        Assert.Equal(709.782712893384, Logarithm.Log(double.MaxValue));
        Assert.True(double.IsNaN(Logarithm.Log(-1)));
        Assert.True(double.IsNaN(Logarithm.Log(double.NaN)));
        Assert.Equal(double.NegativeInfinity, Logarithm.LogOnePlus(-1));
        Assert.Equal(double.Epsilon, Logarithm.LogOnePlus(double.Epsilon));
        Assert.True(double.IsNegative(Logarithm.LogOnePlus(-0.0)));
        Assert.Equal(double.PositiveInfinity, Logarithm.LogOnePlus(double.PositiveInfinity));
        Assert.True(double.IsNaN(Logarithm.LogOnePlus(-1.5)));
    }

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(-37.5, -1)]
    public void Normal_cdf_keeps_its_digits_in_both_tails(double low, double high)
    {
        var worst = Between(low, high).Take(300).Max(x => Precise.RelativeError(NormalDistribution.Cdf(x), Precise.NormalCdf(x)));
        output.WriteLine($"{worst:g3}");
        Assert.True(worst < 1e-15, $"{worst}");
    }

    [Fact]
    public void Normal_quantile_inverts_the_cdf()
    {
        double[] tails = [1e-300, 1e-100, 1e-20, Math.Pow(2, -53), Math.Pow(2, -33), 1 - Math.Pow(2, -53), 0.075, 0.925, 0.5 + 1e-9];
        var worst = Between(0, 1).Concat(Between(0, 1e-6)).Where((_, i) => i % 10 == 0).Concat(tails).Max(p =>
        {
            var x = NormalDistribution.Quantile(p);
            var error = BigInteger.Abs(Precise.NormalCdf(x) - Precise.Of(p)); // over the density: error in x
            return (double)((error << 100) / Precise.NormalDensity(x)) / Math.Pow(2, 100) / Math.Abs(x);
        });
        output.WriteLine($"{worst:g3}");
        Assert.True(worst < 1e-15, $"{worst}");
    }

    [Fact]
    public void Edges_of_the_normal_distribution()
    {
        Assert.Equal(0.5, NormalDistribution.Cdf(0));
        Assert.Equal(0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, NormalDistribution.Cdf(double.PositiveInfinity));
        Assert.True(double.IsNaN(NormalDistribution.Cdf(double.NaN)));
        Assert.Equal(0, NormalDistribution.Quantile(0.5));
        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(1.1)));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(double.NaN)));
    }

    void Holds(double ulps, IEnumerable<double> arguments, Func<double, double> ours, Func<double, BigInteger> exact)
    {
        var (worst, at) = arguments.Max(x => (Precise.Ulps(ours(x), exact(x)), x));
        output.WriteLine($"{worst:f3} ulp at {at:r}");
        Assert.True(worst <= ulps, $"{worst} ulp at {at:r}");
    }

    static IEnumerable<double> Between(double low, double high) =>
        Enumerable.Range(0, 1000).Select(i => Philox.Draw(Stream, new((uint)i, 0, 0, 0))).Select(b => low + (high - low) * RandomDraws.Unit(b.X, b.Y));
}
