using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Hopfield;

/// <summary>What one pattern says to one unit of a dense associative memory: F(a + 1) − F(a − 1) for F(x) = xⁿ, up to a factor common to all patterns.</summary>
[DeviceCode]
public static class DenseGain
{
    /// <summary>((x + e)ⁿ − (x − e)ⁿ)/e with x = a/N, e = 1/N, by pⁿ − qⁿ = p (pⁿ⁻¹ − qⁿ⁻¹) + qⁿ⁻¹ (p − q), which does not cancel.</summary>
    /// <param name="overlap">a: overlap ξ · s without the unit itself.</param>
    /// <param name="inverse">1/N.</param>
    /// <param name="degree">n, at least 2.</param>
    /// <param name="rectified">1 where F is 0 below 0, else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(int overlap, [Uniform] float inverse, [Uniform] int degree, [Uniform] int rectified)
    {
        var above = (float)(overlap + 1) * inverse;
        var below = (float)(overlap - 1) * inverse;
        var gap = 2f; // (p − q)/e
        if (rectified != 0)
        {
            gap = overlap > 0 ? 2f : overlap == 0 ? 1f : 0f;
            above = above < 0f ? 0f : above;
            below = below < 0f ? 0f : below;
        }
        var difference = gap;
        var power = below; // qᵏ
        for (var k = 1; k < degree; k++)
        {
            difference = Subnormal.ToZero(MathF.FusedMultiplyAdd(above, difference, power * gap));
            power = Subnormal.ToZero(power * below);
        }
        return difference;
    }
}
