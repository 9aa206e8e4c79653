using System.Numerics;
using System.Runtime.CompilerServices;

namespace GpuSim.KernelLanguage;

/// <summary>What every device computes alike and C# has under other names or not at all. <c>MathF.FusedMultiplyAdd</c>, <c>Sqrt</c>, <c>Abs</c>, <c>Floor</c> and <c>Round</c> (to even) belong to the dialect as they are.</summary>
public static class IntrinsicMath
{
    /// <summary>The nearest integer, ties to even; clamped to the range of int; NaN → 0. The only way from float to int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInt(float value)
    {
        if (!(value > -2147483648f)) return float.IsNaN(value) ? 0 : int.MinValue;
        return value >= 2147483648f ? int.MaxValue : (int)MathF.Round(value);
    }

    /// <summary>Bits that are one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PopCount(uint value) => BitOperations.PopCount(value);

    /// <summary>Zeros above the highest one; 32 for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LeadingZeroCount(uint value) => BitOperations.LeadingZeroCount(value);

    /// <summary>Zeros below the lowest one; 32 for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TrailingZeroCount(uint value) => BitOperations.TrailingZeroCount(value);

    /// <summary>The upper half of the 64-bit product; the lower is <c>left * right</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MultiplyHigh(uint left, uint right) => (uint)((ulong)left * right >> 32);
}

/// <summary>The bits of a float, under ILGPU's name.</summary>
public static class Interop
{
    /// <summary>The bits of <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FloatAsInt(float value) => BitConverter.SingleToUInt32Bits(value);

    /// <summary>The float that has these bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IntAsFloat(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}
