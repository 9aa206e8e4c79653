using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Numerics;

/// <summary>eˣ and what is made of it, in float: device code without branches, so that neurons side by side share every instruction.</summary>
/// <remarks>
/// x = k ln 2 + r with |r| ≤ ½ ln 2, eʳ − 1 = r + r² q(r) with q minimax of degree 4. Errors are those of a sweep over every float; tests repeat a sample.
/// Subnormal arguments count as 0 and no result is subnormal, so that devices which flush them agree.
/// </remarks>
[DeviceCode]
public static class FloatExponential
{
    const float Log2E = 1.44269504f;
    const float Ln2High = 0.69314718f, Ln2Low = -1.9046542e-9f; // k · Ln2High + k · Ln2Low, fused, loses nothing that counts
    const float ToInteger = 12582912f;  // 1.5 · 2²³: adding it rounds to an integer, which then stands in the lowest bits
    const int Exponent = 23;            // bits below it in a float
    const uint One = 0x3F800000, Half = 0x3F000000;
    const float Largest = 88.7228317f;  // eˣ is +∞ above
    const float Smallest = -87.336544f; // eˣ would be subnormal below

    /// <summary>eˣ; error below 0.93 ulp. 0 below −87.3365, where the result would be subnormal; +∞ above 88.7228; NaN → NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x)
    {
        var shifted = Shifted(x);
        var r = Remainder(x, shifted);
        var power = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(Series(r), r, 1f), r, 1f);
        var scaled = Interop.IntAsFloat(Interop.FloatAsInt(power) + (Interop.FloatAsInt(shifted) << Exponent)); // · 2ᵏ, up to k = 128
        var bounded = x <= Largest ? scaled : x + float.PositiveInfinity;                                       // NaN stays NaN
        return x < Smallest ? 0f : bounded;
    }

    /// <summary>eˣ − 1 without cancellation at small x; error below 1.7 ulp. +∞ above 88.7228, NaN → NaN, ±0 → 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpMinusOne(float x)
    {
        var above = x < -32f ? -32f : x;
        var clamped = above > 89f ? 89f : above;
        var shifted = Shifted(clamped);
        var half = Interop.IntAsFloat((Interop.FloatAsInt(shifted) << Exponent) + Half); // 2ᵏ⁻¹: k = 128 is one too many for 2ᵏ
        var halved = MathF.FusedMultiplyAdd(half, PowerMinusOne(Remainder(clamped, shifted)), half - 0.5f);
        return halved + halved;
    }

    /// <summary>x / (eˣ − 1), 1 at 0 and smooth there: the voltage dependence of a rate in Hodgkin and Huxley's manner. Error below 2.2 ulp; 0 above 88, where it is below 1e-36; NaN → NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Linoid(float x)
    {
        var clamped = x < -32f ? -32f : x; // eˣ − 1 = −1 long before
        var shifted = Shifted(clamped);
        var scale = Interop.IntAsFloat((Interop.FloatAsInt(shifted) << Exponent) + One);
        var quotient = x / MathF.FusedMultiplyAdd(scale, PowerMinusOne(Remainder(clamped, shifted)), scale - 1f);
        var smooth = x == 0f ? 1f : quotient;
        return x > 88f ? 0f : smooth;
    }

    /// <summary>eˣ for −87 ≤ x ≤ 88, with the bits of <see cref="Exp"/> and without its care for the rest, where the answer means nothing; NaN → NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpWithin(float x)
    {
        var shifted = Shifted(x);
        var r = Remainder(x, shifted);
        var power = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(Series(r), r, 1f), r, 1f);
        return Interop.IntAsFloat(Interop.FloatAsInt(power) + (Interop.FloatAsInt(shifted) << Exponent));
    }

    /// <summary>eˣ − 1 for −87 ≤ x ≤ 88, where it differs from <see cref="ExpMinusOne"/> by at most 1 ulp; elsewhere the answer means nothing; NaN → NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpMinusOneWithin(float x)
    {
        var shifted = Shifted(x);
        var scale = Interop.IntAsFloat((Interop.FloatAsInt(shifted) << Exponent) + One);
        return MathF.FusedMultiplyAdd(scale, PowerMinusOne(Remainder(x, shifted)), scale - 1f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Shifted(float x) => MathF.FusedMultiplyAdd(x, Log2E, ToInteger); // k + ToInteger

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Remainder(float x, float shifted)
    {
        var k = shifted - ToInteger;
        return MathF.FusedMultiplyAdd(k, -Ln2Low, MathF.FusedMultiplyAdd(k, -Ln2High, x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float PowerMinusOne(float r) => MathF.FusedMultiplyAdd(Series(r) * r, r, r); // eʳ − 1

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Series(float r) // (eʳ − 1 − r) / r²
    {
        var q = MathF.FusedMultiplyAdd(0.0013882507f, r, 0.008366581f);
        q = MathF.FusedMultiplyAdd(q, r, 0.0416672f);
        q = MathF.FusedMultiplyAdd(q, r, 0.16666543f);
        return MathF.FusedMultiplyAdd(q, r, 0.49999997f);
    }
}
