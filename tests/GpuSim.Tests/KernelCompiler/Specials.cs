namespace GpuSim.Tests.KernelCompiler;

/// <summary>Numbers that break things more often than chance would: zeros, infinities, NaN, subnormals, the ends of ranges, and what the test names.</summary>
sealed class Specials(int seed, float[]? also = null)
{
    static readonly float[] Floats =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, 2.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon,
        1e-30f, -1e-30f, 9.9999e-31f, 1.17549435e-38f, 1e-38f, float.MaxValue, float.MinValue, 2147483648f, -2147483648f, 2147483520f, 8388607.5f, 3e9f,
    ];

    static readonly int[] Integers = [0, 1, -1, 2, 3, 31, 32, 33, int.MaxValue, int.MinValue, 0x55555555, 0xFFFF, 1 << 24, (1 << 24) + 1];

    readonly System.Random _random = new(seed);

    public float Float() => _random.Next(8) switch
    {
        0 or 1 => Floats[_random.Next(Floats.Length)],
        2 when also is { Length: > 0 } => also[_random.Next(also.Length)],
        3 => (float)((_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-40, 39))),
        _ => (float)((_random.NextDouble() - 0.5) * 100),
    };

    public int Integer() => _random.Next(4) switch
    {
        0 => Integers[_random.Next(Integers.Length)],
        1 => _random.Next(-9, 9),
        _ => _random.Next(int.MinValue, int.MaxValue),
    };

    /// <summary>The bits of a float, or a small integer.</summary>
    public int Word() => _random.Next(4) == 0 ? _random.Next(-2, 4) : BitConverter.SingleToInt32Bits(Float());
}
