using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>A table of random numbers that is never stored: number k of a row is words 2 (k mod 2) and the next of counter (k/2, row, 0, 0).</summary>
readonly struct DrawnNumbers(RandomStream stream)
{
    /// <summary>In (0, 1).</summary>
    public double Unit(uint row, int k)
    {
        var block = Philox.Draw(stream, new((uint)k >> 1, row, 0, 0));
        return (k & 1) == 0 ? RandomDraws.Unit(block.X, block.Y) : RandomDraws.Unit(block.Z, block.W);
    }

    /// <summary>Of mean 0 and variance 1.</summary>
    public double Normal(uint row, int k) => NormalDistribution.Quantile(Unit(row, k));

    /// <summary>A float in [low, high), which rounding must not reach.</summary>
    public float FloatBetween(double low, double high, uint row, int k)
    {
        var value = (float)(low + Unit(row, k) * (high - low));
        return value < high || high <= low ? value : MathF.BitDecrement((float)high);
    }

    /// <summary>A whole number below <paramref name="limit"/>.</summary>
    public int Below(int limit, uint row) => (int)RandomDraws.Below((uint)limit, Philox.Draw(stream, new(0, row, 0, 0)).X);
}
