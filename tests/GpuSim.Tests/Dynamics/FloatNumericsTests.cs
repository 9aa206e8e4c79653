using GpuSim.Dynamics.Numerics;

namespace GpuSim.Tests.Dynamics;

/// <summary>Device mathematics in float against double precision: every 1,009th float of each range, of which a sweep over every float gave the errors stated.</summary>
public sealed class FloatNumericsTests(ITestOutputHelper output)
{
    const uint Stride = 1009; // prime, so that every pattern of low bits occurs
    const float SmallestNormal = 1.17549435e-38f;

    [Theory]
    [InlineData(-87.33654f, 88.72283f)]
    public void Exp_is_within_its_stated_error(float low, float high) => Holds(0.93, low, high, FloatExponential.Exp, Exponential.Exp);

    [Theory]
    [InlineData(-100f, 88.72283f)]
    public void Exp_minus_one_is_within_its_stated_error(float low, float high) => Holds(1.7, low, high, FloatExponential.ExpMinusOne, Exponential.ExpMinusOne);

    [Theory]
    [InlineData(-1e30f, 88f)]
    public void Linoid_is_within_its_stated_error(float low, float high) => Holds(2.2, low, high, FloatExponential.Linoid, x => x == 0 ? 1 : x / Exponential.ExpMinusOne(x));

    [Theory]
    [InlineData(SmallestNormal, float.MaxValue)]
    public void Log_is_within_its_stated_error(float low, float high) => Holds(0.8, low, high, FloatLogarithm.Log, Logarithm.Log);

    [Theory]
    [InlineData(-0.99999994f, float.MaxValue)]
    public void Log_of_one_plus_is_within_its_stated_error(float low, float high) => Holds(1.4, low, high, FloatLogarithm.LogOnePlus, Logarithm.LogOnePlus);

    [Theory]
    [InlineData(-87f, 1e30f)]
    public void Logistic_is_within_its_stated_error(float low, float high) => Holds(2.5, low, high, Sigmoid.Logistic, x => 1 / (1 + Exponential.Exp(-x)));

    [Theory]
    [InlineData(-1e30f, 1e30f)]
    public void Tanh_is_within_its_stated_error(float low, float high) => Holds(2.6, low, high, Sigmoid.Tanh, x => Math.Abs(x) > 20 ? Math.Sign(x) : Exponential.ExpMinusOne(2 * x) / (Exponential.ExpMinusOne(2 * x) + 2));

    [Fact]
    public void Exp_ends_where_it_says()
    {
        Assert.Equal(float.PositiveInfinity, FloatExponential.Exp(88.72284f));
        Assert.True(float.IsFinite(FloatExponential.Exp(88.72283f)));
        Assert.Equal(float.PositiveInfinity, FloatExponential.Exp(float.PositiveInfinity));
        Assert.Equal(0f, FloatExponential.Exp(-87.33655f));
        Assert.True(float.IsNormal(FloatExponential.Exp(-87.33654f)));
        Assert.Equal(0f, FloatExponential.Exp(float.NegativeInfinity));
        Assert.Equal(1f, FloatExponential.Exp(0f));
        Assert.Equal(float.PositiveInfinity, FloatExponential.ExpMinusOne(88.72284f));
        Assert.Equal(float.PositiveInfinity, FloatExponential.ExpMinusOne(float.PositiveInfinity));
        Assert.Equal(-1f, FloatExponential.ExpMinusOne(float.NegativeInfinity));
    }

    [Fact]
    public void Linoid_is_smooth_through_zero_and_ends_where_it_says()
    {
        Assert.Equal(1f, FloatExponential.Linoid(0f));
        Assert.Equal(1f, FloatExponential.Linoid(SmallestNormal));
        Assert.Equal(1f, FloatExponential.Linoid(-SmallestNormal));
        Assert.Equal(0f, FloatExponential.Linoid(88.1f));
        Assert.Equal(0f, FloatExponential.Linoid(float.PositiveInfinity));
        Assert.Equal(float.PositiveInfinity, FloatExponential.Linoid(float.NegativeInfinity));
    }

    [Fact]
    public void Edges_of_the_logarithms()
    {
        Assert.Equal(0f, FloatLogarithm.Log(1f));
        Assert.Equal(float.NegativeInfinity, FloatLogarithm.Log(0f));
        Assert.Equal(float.PositiveInfinity, FloatLogarithm.Log(float.PositiveInfinity));
        Assert.True(float.IsNaN(FloatLogarithm.Log(-1f)));
        Assert.Equal(0f, FloatLogarithm.LogOnePlus(0f));
        Assert.Equal(float.NegativeInfinity, FloatLogarithm.LogOnePlus(-1f));
        Assert.Equal(float.PositiveInfinity, FloatLogarithm.LogOnePlus(float.PositiveInfinity));
        Assert.True(float.IsNaN(FloatLogarithm.LogOnePlus(-1.5f)));
    }

    [Fact]
    public void Edges_of_the_sigmoids()
    {
        Assert.Equal(0.5f, Sigmoid.Logistic(0f));
        Assert.Equal(1f, Sigmoid.Logistic(float.PositiveInfinity));
        Assert.Equal(0f, Sigmoid.Logistic(float.NegativeInfinity));
        Assert.Equal(1f, Sigmoid.Tanh(float.PositiveInfinity));
        Assert.Equal(-1f, Sigmoid.Tanh(float.NegativeInfinity));
    }

    public static TheoryData<string> Functions => [.. ByName.Keys];

    static readonly Dictionary<string, Func<float, float>> ByName = new()
    {
        ["exp"] = FloatExponential.Exp,
        ["exp_minus_one"] = FloatExponential.ExpMinusOne,
        ["linoid"] = FloatExponential.Linoid,
        ["log"] = FloatLogarithm.Log,
        ["log_one_plus"] = FloatLogarithm.LogOnePlus,
        ["logistic"] = Sigmoid.Logistic,
        ["tanh"] = Sigmoid.Tanh,
    };

    // Arguments are of every bit pattern: NaNs with any payload, both infinities, and subnormals, which a device may flush before or after.
    [Theory]
    [MemberData(nameof(Functions))]
    public void NaN_stays_NaN_and_nothing_else_depends_on_subnormals(string name)
    {
        var function = ByName[name];
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            var value = function(x);
            if (float.IsNaN(x)) Assert.True(float.IsNaN(value), $"{name} of {bits:x} is {value}");
            else if (float.IsSubnormal(x)) Assert.True(Flushed(value) == Flushed(function(0f * x)), $"{name} of {x:r} is {value:r}");
            else if (float.IsSubnormal(value)) Assert.Fail($"{name} of {x:r} is subnormal");
        }
    }

    static float Flushed(float value) => float.IsSubnormal(value) ? 0f : value;

    void Holds(double ulps, float low, float high, Func<float, float> ours, Func<double, double> exact)
    {
        var (worst, at) = (0.0, 0f);
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!(x >= low && x <= high) || float.IsSubnormal(x)) continue;
            var truth = exact(x);
            if (Math.Abs(truth) < SmallestNormal) continue;
            var error = Math.Abs(ours(x) - truth) / Math.ScaleB(1, Math.ILogB(truth) - 23);
            if (!(error <= worst)) (worst, at) = (error, x);
        }
        output.WriteLine($"{worst:f3} ulp at {at:r}");
        Assert.True(worst <= ulps, $"{worst} ulp at {at:r}");
    }
}
