using System.Numerics;
using GpuSim.Dynamics.Numerics;

namespace GpuSim.Tests.Dynamics;

public sealed class PhiTests
{
    public static TheoryData<double, double> Ranges => new() { { -700, 700 }, { -1.5, 1.5 }, { -1e-3, 1e-3 }, { -1e-12, 1e-12 } };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_first_is_within_its_stated_error(double low, double high) =>
        Holds(low, high, Phi.One, x => (Precise.Exp(x) - Precise.Of(1)) * Precise.Of(1) / x);

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_second_is_within_its_stated_error(double low, double high) =>
        Holds(low, high, Phi.Two, x => (Precise.Exp(x) - Precise.Of(1) - x) * Precise.Of(1) / x * Precise.Of(1) / x);

    [Fact]
    public void Both_have_their_limits_at_zero()
    {
        Assert.Equal(1, Phi.One(0));
        Assert.Equal(0.5, Phi.Two(0));
    }

    static void Holds(double low, double high, Func<double, double> phi, Func<BigInteger, BigInteger> exact)
    {
        for (var i = 0; i < 200; i++)
        {
            var x = low + (high - low) * (i + 0.5) / 200;
            Assert.InRange(Precise.RelativeError(phi(x), exact(Precise.Of(x))), 0, 2e-15);
        }
    }
}
