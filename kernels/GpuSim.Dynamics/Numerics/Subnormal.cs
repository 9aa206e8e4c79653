using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuSim.Dynamics.Numerics;

/// <summary>Keeps decaying state away from subnormal numbers, which some devices flush and all compute slowly.</summary>
public static class Subnormal
{
    const float Smallest = 1e-30f;

    /// <summary>0 where |<paramref name="value"/>| is below 1e-30, else the value itself: <c>|x| &lt; 1e-30 ? 0 : x</c>, as a mask, since a branch in every step costs more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToZero(float value)
    {
        var scalar = Vector128.CreateScalarUnsafe(value);
        var tiny = Vector128.LessThan(Vector128.Abs(scalar), Vector128.Create(Smallest));
        return Vector128.AndNot(scalar, tiny).ToScalar();
    }
}
