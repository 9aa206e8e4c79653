using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Numerics;

/// <summary>Smooth steps in float: device code without branches.</summary>
/// <remarks>Errors are those of a sweep over every float; tests repeat a sample. Subnormal arguments count as 0 and no result is subnormal.</remarks>
[DeviceCode]
public static class Sigmoid
{
    /// <summary>1 / (1 + e⁻ˣ), from 0 to 1; error below 2.5 ulp. 0 below −87, where it is below 2e-38; NaN → NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Logistic(float x)
    {
        var value = 1f / (1f + FloatExponential.Exp(-x));
        return x < -87f ? 0f : value;
    }

    /// <summary>tanh x, from −1 to 1; error below 2.6 ulp. NaN → NaN, ±0 and subnormal → 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x)
    {
        var bounded = x > 10f ? 10f : x; // tanh is ±1 from 9.02 on
        bounded = bounded < -10f ? -10f : bounded;
        var twice = FloatExponential.ExpMinusOne(bounded + bounded);
        return twice / (twice + 2f);
    }
}
