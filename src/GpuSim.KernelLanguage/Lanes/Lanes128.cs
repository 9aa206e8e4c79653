using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuSim.KernelLanguage.Lanes;

/// <summary>What generated code for 4 work items side by side is made of, where C# has no one name for it. A mask has all bits of a lane set or none.</summary>
public static unsafe partial class Lanes128
{
    /// <summary>Work items side by side.</summary>
    public const int Width = 4;

    /// <summary>All lanes, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Mask(bool all) => Vector128.Create(all ? -1 : 0);

    /// <summary>The first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> First(int count) => Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count));

    /// <summary>Whether any lane is active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector128<int> mask) => mask.ExtractMostSignificantBits() != 0;

    /// <summary><paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Select(Vector128<int> mask, Vector128<float> yes, Vector128<float> no) => Vector128.ConditionalSelect(mask.AsSingle(), yes, no);

    /// <inheritdoc cref="Select(Vector128{int}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Select(Vector128<int> mask, Vector128<int> yes, Vector128<int> no) => Vector128.ConditionalSelect(mask, yes, no);

    /// <inheritdoc cref="Select(Vector128{int}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Select(Vector128<int> mask, Vector128<uint> yes, Vector128<uint> no) => Vector128.ConditionalSelect(mask.AsUInt32(), yes, no);

    /// <inheritdoc cref="IntrinsicMath.ToInt"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ToInt(Vector128<float> value) => Vector128.ConvertToInt32(Vector128.Round(value)); // which clamps, and turns NaN to 0

    /// <inheritdoc cref="IntrinsicMath.MultiplyHigh"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> MultiplyHigh(Vector128<uint> left, Vector128<uint> right)
    {
        if (!Sse2.IsSupported) return MultiplyHighByHalves(left, right);
        var even = Sse2.Multiply(left, right) >> 32;
        var odd = Sse2.Multiply((left.AsUInt64() >> 32).AsUInt32(), (right.AsUInt64() >> 32).AsUInt32());
        return (even | odd & Vector128.Create(0xFFFFFFFF00000000)).AsUInt32();
    }

    // Sixteen bits at a time: no product and no sum leaves 32 bits.
    internal static Vector128<uint> MultiplyHighByHalves(Vector128<uint> left, Vector128<uint> right)
    {
        var half = Vector128.Create(0xFFFFu);
        var (leftLow, leftHigh, rightLow, rightHigh) = (left & half, left >> 16, right & half, right >> 16);
        var middle = leftHigh * rightLow + (leftLow * rightLow >> 16);
        return leftHigh * rightHigh + (middle >> 16) + (leftLow * rightHigh + (middle & half) >> 16);
    }

    /// <summary>Each lane by its own count, of which the lower five bits matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftLeft(Vector128<uint> value, Vector128<int> count)
    {
        var bits = (count & Vector128.Create(31)).AsUInt32();
        return Avx2.IsSupported ? Avx2.ShiftLeftLogicalVariable(value, bits) : ShiftLeftByBits(value, bits);
    }

    /// <inheritdoc cref="ShiftLeft(Vector128{uint}, Vector128{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ShiftLeft(Vector128<int> value, Vector128<int> count) => ShiftLeft(value.AsUInt32(), count).AsInt32();

    /// <inheritdoc cref="ShiftLeft(Vector128{uint}, Vector128{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftRight(Vector128<uint> value, Vector128<int> count)
    {
        var bits = (count & Vector128.Create(31)).AsUInt32();
        return Avx2.IsSupported ? Avx2.ShiftRightLogicalVariable(value, bits) : ShiftRightByBits(value, bits);
    }

    /// <summary>Each lane by its own count, of which the lower five bits matter; copies of the sign come in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ShiftRight(Vector128<int> value, Vector128<int> count)
    {
        var bits = (count & Vector128.Create(31)).AsUInt32();
        return Avx2.IsSupported ? Avx2.ShiftRightArithmeticVariable(value, bits) : ShiftRightByBits(value, bits);
    }

    // One binary digit of the count after the other.
    internal static Vector128<uint> ShiftLeftByBits(Vector128<uint> value, Vector128<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    internal static Vector128<uint> ShiftRightByBits(Vector128<uint> value, Vector128<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    internal static Vector128<int> ShiftRightByBits(Vector128<int> value, Vector128<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector128<int> Has(Vector128<uint> count, int digit) => ~Vector128.Equals(count & Vector128.Create((uint)digit), Vector128<uint>.Zero).AsInt32();

    /// <inheritdoc cref="IntrinsicMath.PopCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> PopCount(Vector128<uint> value)
    {
        value -= value >> 1 & Vector128.Create(0x55555555u);
        value = (value & Vector128.Create(0x33333333u)) + (value >> 2 & Vector128.Create(0x33333333u));
        value = value + (value >> 4) & Vector128.Create(0x0F0F0F0Fu);
        return (value * Vector128.Create(0x01010101u) >> 24).AsInt32();
    }

    /// <inheritdoc cref="IntrinsicMath.LeadingZeroCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LeadingZeroCount(Vector128<uint> value) =>
        Avx512CD.VL.IsSupported ? Avx512CD.VL.LeadingZeroCount(value).AsInt32() : LeadingZeroCountBySmearing(value);

    internal static Vector128<int> LeadingZeroCountBySmearing(Vector128<uint> value)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value |= value >> digit;
        return PopCount(~value);
    }

    /// <inheritdoc cref="IntrinsicMath.TrailingZeroCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> TrailingZeroCount(Vector128<uint> value) => PopCount(~value & value - Vector128<uint>.One);
}
