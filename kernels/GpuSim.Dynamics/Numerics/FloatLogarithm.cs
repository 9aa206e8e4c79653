using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Numerics;

/// <summary>ln x and ln(1 + x) in float: device code without branches.</summary>
/// <remarks>
/// The argument is 2ᵏ (1 + f) with √½ ≤ 1 + f &lt; √2, and ln(1 + f) = f − f²/2 + f³ p(f) with p minimax of degree 8.
/// Errors are those of a sweep over every float; tests repeat a sample. Subnormal arguments count as 0 on every device.
/// </remarks>
[DeviceCode]
public static class FloatLogarithm
{
    const float Ln2High = 0.693145752f, Ln2Low = 1.42860677e-6f; // k · Ln2High is exact
    const float SmallestNormal = 1.17549435e-38f;
    const uint SqrtHalf = 0x3F3504F3;                             // the bits of √½
    const int Exponent = 23;
    const uint One = 0x3F800000;

    /// <summary>ln x; error below 0.8 ulp. 0 and subnormal → −∞, below that and NaN → NaN, +∞ → +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x)
    {
        var k = Power(x);
        var value = Sum(k, Scaled(x, k) - 1f);
        var small = x > -SmallestNormal ? float.NegativeInfinity : float.NaN;
        var positive = x < float.PositiveInfinity ? value : x; // NaN stays NaN
        return x < SmallestNormal ? small : positive;
    }

    /// <summary>ln(1 + x) without cancellation at small x; error below 1.4 ulp. −1 → −∞, below −1 and NaN → NaN, +∞ → +∞, ±0 and subnormal → 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogOnePlus(float x)
    {
        var k = Power(1f + x);
        var inverse = Interop.IntAsFloat(One - ((uint)(k > 100 ? 100 : k) << Exponent)); // 2⁻ᵏ, where it counts beside 1
        var value = Sum(k, Scaled(x, k) + (inverse - 1f));                               // (1 + x) 2⁻ᵏ − 1, rounded once where that matters
        var tiny = MathF.Abs(x) < SmallestNormal ? 0f : value;
        var positive = x < float.PositiveInfinity ? tiny : x; // NaN stays NaN
        var edge = x == -1f ? float.NegativeInfinity : positive;
        return x < -1f ? float.NaN : edge;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Power(float x) => (int)(Interop.FloatAsInt(x) - SqrtHalf) >> Exponent; // the exponent now steps at √½ · 2ᵏ

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Scaled(float x, int k) => Interop.IntAsFloat(Interop.FloatAsInt(x) - ((uint)k << Exponent)); // x 2⁻ᵏ

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Sum(int power, float f) // k ln 2 + ln(1 + f)
    {
        float k = power;
        var p = MathF.FusedMultiplyAdd(0.06751458f, f, -0.11680585f);
        p = MathF.FusedMultiplyAdd(p, f, 0.11888756f);
        p = MathF.FusedMultiplyAdd(p, f, -0.12404864f);
        p = MathF.FusedMultiplyAdd(p, f, 0.14219382f);
        p = MathF.FusedMultiplyAdd(p, f, -0.16668028f);
        p = MathF.FusedMultiplyAdd(p, f, 0.20002128f);
        p = MathF.FusedMultiplyAdd(p, f, -0.2500001f);
        p = MathF.FusedMultiplyAdd(p, f, 0.33333313f);
        var tail = MathF.FusedMultiplyAdd(p * f, f * f, k * Ln2Low);
        return MathF.FusedMultiplyAdd(k, Ln2High, f + MathF.FusedMultiplyAdd(-0.5f * f, f, tail));
    }
}
