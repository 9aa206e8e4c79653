using GpuSim.Dynamics.Numerics;

namespace GpuSim.Tests.Dynamics;

/// <summary>Normal numbers in float against the inverse in double precision.</summary>
public sealed class FloatNormalTests(ITestOutputHelper output)
{
    const double DrawRange = 4294967296.0; // 2³²

    [Fact]
    public void A_quantile_is_within_its_stated_error()
    {
        var worst = 0.0;
        for (ulong draw = 0; draw < 1UL << 32; draw += 4003) worst = Math.Max(worst, Error((uint)draw)); // prime
        for (uint draw = 0; draw < 4096; draw++) worst = Math.Max(worst, Math.Max(Error(draw), Error(0x7FFFFFFFu - draw)));
        output.WriteLine($"largest relative error {worst:g3}");

        Assert.InRange(worst, 0, 4e-7);
    }

    [Fact]
    public void Draws_from_both_ends_give_opposite_numbers_and_none_is_out_of_reach()
    {
        foreach (var draw in new uint[] { 0, 1, 77, 0x12345678, 0x7FFFFFFF }) Assert.Equal(-FloatNormal.Quantile(draw), FloatNormal.Quantile(~draw));
        Assert.InRange(FloatNormal.Quantile(uint.MaxValue), 6.3f, 6.34f);
        Assert.InRange(FloatNormal.Quantile(0x80000000), 0f, 1e-9f);
    }

    static double Error(uint draw)
    {
        var exact = NormalDistribution.Quantile((draw + 0.5) / DrawRange);
        return Math.Abs(FloatNormal.Quantile(draw) / exact - 1);
    }
}
