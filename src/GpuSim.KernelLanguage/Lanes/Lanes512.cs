using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuSim.KernelLanguage.Lanes;

/// <summary>What generated code for 16 work items side by side is made of, where C# has no one name for it. A mask has all bits of a lane set or none.</summary>
public static unsafe partial class Lanes512
{
    /// <summary>Work items side by side.</summary>
    public const int Width = 16;

    /// <summary>All lanes, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Mask(bool all) => Vector512.Create(all ? -1 : 0);

    /// <summary>The first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> First(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count));

    /// <summary>Whether any lane is active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector512<int> mask) => mask.ExtractMostSignificantBits() != 0;

    /// <summary><paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<int> mask, Vector512<float> yes, Vector512<float> no) => Vector512.ConditionalSelect(mask.AsSingle(), yes, no);

    /// <inheritdoc cref="Select(Vector512{int}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Select(Vector512<int> mask, Vector512<int> yes, Vector512<int> no) => Vector512.ConditionalSelect(mask, yes, no);

    /// <inheritdoc cref="Select(Vector512{int}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Select(Vector512<int> mask, Vector512<uint> yes, Vector512<uint> no) => Vector512.ConditionalSelect(mask.AsUInt32(), yes, no);

    /// <inheritdoc cref="IntrinsicMath.ToInt"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ToInt(Vector512<float> value) => Vector512.ConvertToInt32(Vector512.Round(value)); // which clamps, and turns NaN to 0

    /// <inheritdoc cref="IntrinsicMath.MultiplyHigh"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> MultiplyHigh(Vector512<uint> left, Vector512<uint> right)
    {
        if (!Avx512F.IsSupported) return MultiplyHighByHalves(left, right);
        var even = Avx512F.Multiply(left, right) >> 32;
        var odd = Avx512F.Multiply((left.AsUInt64() >> 32).AsUInt32(), (right.AsUInt64() >> 32).AsUInt32());
        return (even | odd & Vector512.Create(0xFFFFFFFF00000000)).AsUInt32();
    }

    // Sixteen bits at a time: no product and no sum leaves 32 bits.
    internal static Vector512<uint> MultiplyHighByHalves(Vector512<uint> left, Vector512<uint> right)
    {
        var half = Vector512.Create(0xFFFFu);
        var (leftLow, leftHigh, rightLow, rightHigh) = (left & half, left >> 16, right & half, right >> 16);
        var middle = leftHigh * rightLow + (leftLow * rightLow >> 16);
        return leftHigh * rightHigh + (middle >> 16) + (leftLow * rightHigh + (middle & half) >> 16);
    }

    /// <summary>Each lane by its own count, of which the lower five bits matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftLeft(Vector512<uint> value, Vector512<int> count)
    {
        var bits = (count & Vector512.Create(31)).AsUInt32();
        return Avx512F.IsSupported ? Avx512F.ShiftLeftLogicalVariable(value, bits) : ShiftLeftByBits(value, bits);
    }

    /// <inheritdoc cref="ShiftLeft(Vector512{uint}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ShiftLeft(Vector512<int> value, Vector512<int> count) => ShiftLeft(value.AsUInt32(), count).AsInt32();

    /// <inheritdoc cref="ShiftLeft(Vector512{uint}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftRight(Vector512<uint> value, Vector512<int> count)
    {
        var bits = (count & Vector512.Create(31)).AsUInt32();
        return Avx512F.IsSupported ? Avx512F.ShiftRightLogicalVariable(value, bits) : ShiftRightByBits(value, bits);
    }

    /// <summary>Each lane by its own count, of which the lower five bits matter; copies of the sign come in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ShiftRight(Vector512<int> value, Vector512<int> count)
    {
        var bits = (count & Vector512.Create(31)).AsUInt32();
        return Avx512F.IsSupported ? Avx512F.ShiftRightArithmeticVariable(value, bits) : ShiftRightByBits(value, bits);
    }

    // One binary digit of the count after the other.
    internal static Vector512<uint> ShiftLeftByBits(Vector512<uint> value, Vector512<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    internal static Vector512<uint> ShiftRightByBits(Vector512<uint> value, Vector512<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    internal static Vector512<int> ShiftRightByBits(Vector512<int> value, Vector512<uint> count)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector512<int> Has(Vector512<uint> count, int digit) => ~Vector512.Equals(count & Vector512.Create((uint)digit), Vector512<uint>.Zero).AsInt32();

    /// <inheritdoc cref="IntrinsicMath.PopCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> PopCount(Vector512<uint> value)
    {
        value -= value >> 1 & Vector512.Create(0x55555555u);
        value = (value & Vector512.Create(0x33333333u)) + (value >> 2 & Vector512.Create(0x33333333u));
        value = value + (value >> 4) & Vector512.Create(0x0F0F0F0Fu);
        return (value * Vector512.Create(0x01010101u) >> 24).AsInt32();
    }

    /// <inheritdoc cref="IntrinsicMath.LeadingZeroCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LeadingZeroCount(Vector512<uint> value) =>
        Avx512CD.IsSupported ? Avx512CD.LeadingZeroCount(value).AsInt32() : LeadingZeroCountBySmearing(value);

    internal static Vector512<int> LeadingZeroCountBySmearing(Vector512<uint> value)
    {
        for (var digit = 1; digit < 32; digit <<= 1) value |= value >> digit;
        return PopCount(~value);
    }

    /// <inheritdoc cref="IntrinsicMath.TrailingZeroCount"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> TrailingZeroCount(Vector512<uint> value) => PopCount(~value & value - Vector512<uint>.One);
}
