using System.Numerics;
using System.Runtime.Intrinsics;
using GpuSim.KernelLanguage;
using GpuSim.KernelLanguage.Lanes;

namespace GpuSim.Tests.KernelCompiler;

public sealed class SimdLanesTests
{
    readonly Specials _random = new(3);

    [Fact]
    public void Building_blocks_of_512_bits_have_the_bits_of_their_scalars() => Each(16, (a, b, f) =>
    {
        var (x, y, n, v) = (Vector512.Create(a), Vector512.Create(b), Vector512.Create(b).AsInt32(), Vector512.Create(f));
        Same(a, b, IntrinsicMath.MultiplyHigh, Lanes512.MultiplyHigh(x, y), Lanes512.MultiplyHighByHalves(x, y));
        Same(a, b, (l, r) => l << (int)r, Lanes512.ShiftLeft(x, n), Lanes512.ShiftLeftByBits(x, y & Vector512.Create(31u)));
        Same(a, b, (l, r) => l >> (int)r, Lanes512.ShiftRight(x, n), Lanes512.ShiftRightByBits(x, y & Vector512.Create(31u)));
        Same(a, b, (l, r) => (uint)((int)l >> (int)r), Lanes512.ShiftRight(x.AsInt32(), n).AsUInt32(), Lanes512.ShiftRightByBits(x.AsInt32(), y & Vector512.Create(31u)).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.PopCount(l), Lanes512.PopCount(x).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.LeadingZeroCount(l), Lanes512.LeadingZeroCount(x).AsUInt32(), Lanes512.LeadingZeroCountBySmearing(x).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.TrailingZeroCount(l), Lanes512.TrailingZeroCount(x).AsUInt32());
        for (var i = 0; i < 16; i++) Assert.Equal(IntrinsicMath.ToInt(f[i]), Lanes512.ToInt(v)[i]);
    });

    [Fact]
    public void Building_blocks_of_256_bits_have_the_bits_of_their_scalars() => Each(8, (a, b, f) =>
    {
        var (x, y, n, v) = (Vector256.Create(a), Vector256.Create(b), Vector256.Create(b).AsInt32(), Vector256.Create(f));
        Same(a, b, IntrinsicMath.MultiplyHigh, Lanes256.MultiplyHigh(x, y), Lanes256.MultiplyHighByHalves(x, y));
        Same(a, b, (l, r) => l << (int)r, Lanes256.ShiftLeft(x, n), Lanes256.ShiftLeftByBits(x, y & Vector256.Create(31u)));
        Same(a, b, (l, r) => l >> (int)r, Lanes256.ShiftRight(x, n), Lanes256.ShiftRightByBits(x, y & Vector256.Create(31u)));
        Same(a, b, (l, r) => (uint)((int)l >> (int)r), Lanes256.ShiftRight(x.AsInt32(), n).AsUInt32(), Lanes256.ShiftRightByBits(x.AsInt32(), y & Vector256.Create(31u)).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.PopCount(l), Lanes256.PopCount(x).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.LeadingZeroCount(l), Lanes256.LeadingZeroCount(x).AsUInt32(), Lanes256.LeadingZeroCountBySmearing(x).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.TrailingZeroCount(l), Lanes256.TrailingZeroCount(x).AsUInt32());
        for (var i = 0; i < 8; i++) Assert.Equal(IntrinsicMath.ToInt(f[i]), Lanes256.ToInt(v)[i]);
    });

    [Fact]
    public void Building_blocks_of_128_bits_have_the_bits_of_their_scalars() => Each(4, (a, b, f) =>
    {
        var (x, y, n, v) = (Vector128.Create(a), Vector128.Create(b), Vector128.Create(b).AsInt32(), Vector128.Create(f));
        Same(a, b, IntrinsicMath.MultiplyHigh, Lanes128.MultiplyHigh(x, y), Lanes128.MultiplyHighByHalves(x, y));
        Same(a, b, (l, r) => l << (int)r, Lanes128.ShiftLeft(x, n), Lanes128.ShiftLeftByBits(x, y & Vector128.Create(31u)));
        Same(a, b, (l, r) => l >> (int)r, Lanes128.ShiftRight(x, n), Lanes128.ShiftRightByBits(x, y & Vector128.Create(31u)));
        Same(a, b, (l, r) => (uint)((int)l >> (int)r), Lanes128.ShiftRight(x.AsInt32(), n).AsUInt32(), Lanes128.ShiftRightByBits(x.AsInt32(), y & Vector128.Create(31u)).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.PopCount(l), Lanes128.PopCount(x).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.LeadingZeroCount(l), Lanes128.LeadingZeroCount(x).AsUInt32(), Lanes128.LeadingZeroCountBySmearing(x).AsUInt32());
        Same(a, b, (l, _) => (uint)BitOperations.TrailingZeroCount(l), Lanes128.TrailingZeroCount(x).AsUInt32());
        for (var i = 0; i < 4; i++) Assert.Equal(IntrinsicMath.ToInt(f[i]), Lanes128.ToInt(v)[i]);
    });

    [Theory, InlineData(0), InlineData(0b1010_0110_0000_1111), InlineData(0xFFFF)]
    public void Only_active_lanes_touch_memory(int lanes)
    {
        using var memory = new HostBuffer<int>(16);
        using var bytes = new HostBuffer<byte>(16);
        var active = Vector512.LessThan(Vector512.Create(0), Vector512.Create(Enumerable.Range(0, 16).Select(lane => lanes >> lane & 1).ToArray()));
        var index = Vector512.Create(15) - Vector512<int>.Indices;
        Lanes512.Store(memory.View, 0, Vector512.Create(7), active);
        Lanes512.Scatter(bytes.View, index, Vector512.Create(0x1FF), active);
        var (loaded, gathered, narrow) = (Lanes512.Load(memory.View, 0, active), Lanes512.Gather(memory.View, index, active), Lanes512.Gather(bytes.View, index, active));
        for (var lane = 0; lane < 16; lane++)
        {
            var isActive = (lanes >> lane & 1) != 0;
            Assert.Equal(isActive ? 7 : 0, memory.View[lane]);
            Assert.Equal(memory.View[lane], loaded[lane]);
            Assert.Equal(isActive ? 0xFF : 0, bytes.View[15 - lane]);
            Assert.Equal(isActive ? memory.View[15 - lane] : 0, gathered[lane]);
            Assert.Equal(isActive ? 0xFF : 0, narrow[lane]);
        }
    }

    [Fact]
    public void Atomics_see_what_earlier_lanes_did()
    {
        using var memory = new HostBuffer<int>(1);
        var old = Lanes256.AtomicAdd(memory.View, Vector256<int>.Zero, Vector256.Create(1), Vector256.Create(-1, 0, -1, -1, 0, 0, -1, -1));
        Assert.Equal(Vector256.Create(0, 0, 1, 2, 0, 0, 3, 4), old);
        Assert.Equal(5, memory.View[0]);
    }

    void Each(int lanes, Action<uint[], uint[], float[]> check)
    {
        for (var round = 0; round < 300; round++)
            check([.. Many(() => (uint)_random.Integer())], [.. Many(() => (uint)_random.Integer())], [.. Many(_random.Float)]);

        IEnumerable<T> Many<T>(Func<T> one) => Enumerable.Range(0, lanes).Select(_ => one());
    }

    static void Same(uint[] left, uint[] right, Func<uint, uint, uint> scalar, params Vector512<uint>[] lanes)
    {
        foreach (var vector in lanes)
            for (var i = 0; i < 16; i++) Assert.Equal(scalar(left[i], right[i]), vector[i]);
    }

    static void Same(uint[] left, uint[] right, Func<uint, uint, uint> scalar, params Vector256<uint>[] lanes)
    {
        foreach (var vector in lanes)
            for (var i = 0; i < 8; i++) Assert.Equal(scalar(left[i], right[i]), vector[i]);
    }

    static void Same(uint[] left, uint[] right, Func<uint, uint, uint> scalar, params Vector128<uint>[] lanes)
    {
        foreach (var vector in lanes)
            for (var i = 0; i < 4; i++) Assert.Equal(scalar(left[i], right[i]), vector[i]);
    }
}
