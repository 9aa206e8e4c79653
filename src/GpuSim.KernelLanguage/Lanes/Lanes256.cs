using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuSim.KernelLanguage.Lanes;

/// <summary>What generated code for 8 work items side by side is made of, where C# has no one name for it. A mask has all bits of a lane set or none.</summary>
public static unsafe partial class Lanes256
{
    /// <summary>Work items side by side.</summary>
    public const int Width = 8;

    /// <summary>All lanes, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Mask(bool all) => Vector256.Create(all ? -1 : 0);

    /// <summary>The first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> First(int count) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count));

    /// <summary>Whether any lane is active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector256<int> mask) => mask.ExtractMostSignificantBits() != 0;

    /// <summary><paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<int> mask, Vector256<float> yes, Vector256<float> no) => Vector256.ConditionalSelect(mask.AsSingle(), yes, no);

    /// <inheritdoc cref="Select(Vector256{int}, Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Select(Vector256<int> mask, Vector256<int> yes, Vector256<int> no) => Vector256.ConditionalSelect(mask, yes, no);

    /// <inheritdoc cref="Select(Vector256{int}, Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Select(Vector256<int> mask, Vector256<uint> yes, Vector256<uint> no) => Vector256.ConditionalSelect(mask.AsUInt32(), yes, no);

    /// <inheritdoc cref="IntrinsicMath.ToInt"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ToInt(Vector256<float> value) => Vector256.ConvertToInt32(Vector256.Round(value)); // which clamps, and turns NaN to 0

    /// <inheritdoc cref="IntrinsicMath.MultiplyHigh"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> MultiplyHigh(Vector256<uint> left, Vector256<uint> right)
    {
        if (!Avx2.IsSupported) return MultiplyHighByHalves(left, right);
        var even = Avx2.Multiply(left, right) >> 32;
        var odd = Avx2.Multiply((left.AsUInt64() >> 32).AsUInt32(), (right.AsUInt64() >> 32).AsUInt32());
        return (even | odd & Vector256.Create(0xFFFFFFFF00000000)).AsUInt32();
    }

    // Sixteen bits at a time: no product and no sum leaves 32 bits.
    internal static Vector256<uint> MultiplyHighByHalves(Vector256<uint> left, Vector256<uint> right)
    {
        var half = Vector256.Create(0xFFFFu);
        var (leftLow, leftHigh, rightLow, rightHigh) = (left & half, left >> 16, right & half, right >> 16);
        var middle = leftHigh * rightLow + (leftLow * rightLow >> 16);
        return leftHigh * rightHigh + (middle >> 16) + (leftLow * rightHigh + (middle & half) >> 16);
    }

    /// <summary>Each lane by its own count, of which the lower five bits matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftLeft(Vector256<uint> value, Vector256<int> count)
    {
        var bits = (count & Vector256.Create(31)).AsUInt32();
        return Avx2.IsSupported ? Avx2.ShiftLeftLogicalVariable(value, bits) : ShiftLeftByBits(value, bits);
    }

    /// <inheritdoc cref="ShiftLeft(Vector256{uint}, Vector256{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ShiftLeft(Vector256<int> value, Vector256<int> count) => ShiftLeft(value.AsUInt32(), count).AsInt32();

    /// <inheritdoc cref="ShiftLeft(Vector256{uint}, Vector256{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftRight(Vector256<uint> value, Vector256<int> count)
    {
        var bits = (count & Vector256.Create(31)).AsUInt32();
        return Avx2.IsSupported ? Avx2.ShiftRightLogicalVariable(value, bits) : ShiftRightByBits(value, bits);
    }

    /// <summary>Each lane by its own count, of which the lower five bits matter; copies of the sign come in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ShiftRight(Vector256<int> value, Vector256<int> count)
    {
        var bits = (count & Vector256.Create(31)).AsUInt32();
        return Avx2.IsSupported ? Avx2.ShiftRightArithmeticVariable(value, bits) : ShiftRightByBits(value, bits);
    }

    // One binary digit of the count after the other.
    internal static Vector256<uint> ShiftLeftByBits(Vector256<uint> value, Vector256<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    internal static Vector256<uint> ShiftRightByBits(Vector256<uint> value, Vector256<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    internal static Vector256<int> ShiftRightByBits(Vector256<int> value, Vector256<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector256<int> Has(Vector256<uint> count, int digit) => ~Vector256.Equals(count & Vector256.Create((uint)digit), Vector256<uint>.Zero).AsInt32();

    /// <inheritdoc cref="IntrinsicMath.PopCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PopCount(Vector256<uint> value)
    {
        value -= value >> 1 & Vector256.Create(0x55555555u);
        value = (value & Vector256.Create(0x33333333u)) + (value >> 2 & Vector256.Create(0x33333333u));
        value = value + (value >> 4) & Vector256.Create(0x0F0F0F0Fu);
        return (value * Vector256.Create(0x01010101u) >> 24).AsInt32();
    }

    /// <inheritdoc cref="IntrinsicMath.LeadingZeroCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LeadingZeroCount(Vector256<uint> value) =>
        Avx512CD.VL.IsSupported ? Avx512CD.VL.LeadingZeroCount(value).AsInt32() : LeadingZeroCountBySmearing(value);

    internal static Vector256<int> LeadingZeroCountBySmearing(Vector256<uint> value)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value |= value >> digit;
        return PopCount(~value);
    }

    /// <inheritdoc cref="IntrinsicMath.TrailingZeroCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> TrailingZeroCount(Vector256<uint> value) => PopCount(~value & value - Vector256<uint>.One);
}
