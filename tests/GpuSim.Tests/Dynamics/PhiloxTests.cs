using GpuSim.Dynamics.Random;

namespace GpuSim.Tests.Dynamics;

public sealed class PhiloxTests
{
    [Fact]
    public void Known_answers_of_Random123()
    {
        Assert.Equal(new Block4(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8), Philox.Draw(new(0, 0), new(0, 0, 0, 0)));
        Assert.Equal(new Block4(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd),
            Philox.Draw(new(0xffffffff, 0xffffffff), new(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)));
        Assert.Equal(new Block4(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
            Philox.Draw(new(0xa4093822, 0x299f31d0), new(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344)));
    }

    [Fact]
    public void A_stream_is_fixed_by_seed_and_name()
    {
        Assert.Equal(RandomStream.Named(7, "noise"), RandomStream.Named(7, "noise"));
        Assert.NotEqual(RandomStream.Named(7, "noise"), RandomStream.Named(7, "noise2"));
        Assert.NotEqual(RandomStream.Named(7, "noise"), RandomStream.Named(8, "noise"));
        Assert.NotEqual(RandomStream.Named(7, "noise"), RandomStream.Named(7 + (1UL << 32), "noise"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(67)]
    [InlineData(1000)]
    public void Many_draws_have_the_bits_of_single_ones(int count)
    {
        var stream = RandomStream.Named(1, "draws");
        foreach (var first in new[] { 0u, 5u, uint.MaxValue - 3 }) // the last wraps around
        {
            var draws = new uint[count];
            RandomDraws.Fill(stream, first, 0xFFFF_FFF0, 3, draws);
            Assert.Equal(OneByOne(stream, first, 0xFFFF_FFF0, 3, count), draws);
        }
    }

    [Fact]
    public void Both_vector_widths_have_the_bits_of_single_draws()
    {
        var stream = RandomStream.Named(2, "draws");
        var draws = new uint[32];
        if (System.Runtime.Intrinsics.X86.Avx512F.IsSupported)
        {
            RandomDraws.Pass512(stream, 9, 8, 7, ref draws[0]);
            Assert.Equal(OneByOne(stream, 9, 8, 7, 32), draws);
        }
        if (!System.Runtime.Intrinsics.X86.Avx2.IsSupported) return;
        RandomDraws.Pass256(stream, 9, 8, 7, ref draws[0]);
        Assert.Equal(OneByOne(stream, 9, 8, 7, 16), draws[..16]);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(10u)]
    [InlineData(20683u)]
    [InlineData(uint.MaxValue)]
    public void Integers_below_a_limit_are_the_draws_scaled(uint limit)
    {
        var stream = RandomStream.Named(3, "below");
        var below = new int[101];
        RandomDraws.FillBelow(limit, stream, 2, 1, 0, below);
        Assert.Equal(OneByOne(stream, 2, 1, 0, 101).Select(draw => (int)(uint)((UInt128)draw * limit >> 32)), below);
    }

    [Fact]
    public void Unit_numbers_reach_neither_end()
    {
        Assert.Equal(Math.Pow(2, -53), RandomDraws.Unit(0, 0));
        Assert.Equal(1 - Math.Pow(2, -53), RandomDraws.Unit(uint.MaxValue, uint.MaxValue));
    }

    static uint[] OneByOne(RandomStream stream, uint first, uint row, uint purpose, int count) =>
    [
        .. Enumerable.Range(0, count / 4 + 1)
            .Select(i => Philox.Draw(stream, new(first + (uint)i, row, purpose, 0)))
            .SelectMany(block => new[] { block.X, block.Y, block.Z, block.W })
            .Take(count),
    ];
}
