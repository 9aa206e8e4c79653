using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Numerics;

/// <summary>Keeps decaying state away from subnormal numbers, which some devices flush and all compute slowly.</summary>
[DeviceCode]
public static class Subnormal
{
    const float Smallest = 1e-30f;

    /// <summary>0 where |<paramref name="value"/>| is below 1e-30, else the value itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToZero(float value) => MathF.Abs(value) < Smallest ? 0f : value;
}
