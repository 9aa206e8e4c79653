using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <summary>8 signed numbers of 64 bits in two vectors.</summary>
/// <param name="Low">The first half of the lanes.</param>
/// <param name="High">The second half.</param>
public readonly record struct LongLanes256(Vector256<long> Low, Vector256<long> High)
{
    /// <summary>Each lane's number.</summary>
    public static LongLanes256 Indices => new(Vector256<long>.Indices, Vector256<long>.Indices + Vector256.Create(4L));

    /// <summary>The same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 Create(long value) => new(Vector256.Create(value), Vector256.Create(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 From(Vector256<int> value) => new(Vector256.WidenLower(value), Vector256.WidenUpper(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 From(Vector256<uint> value) => new(Vector256.WidenLower(value).AsInt64(), Vector256.WidenUpper(value).AsInt64());

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> ToUInt() => Vector256.Narrow(Low.AsUInt64(), High.AsUInt64());

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> ToInt() => ToUInt().AsInt32();

    /// <summary>Rounded to even, once.</summary>
    public Vector256<float> ToFloat()
    {
        var rounded = Vector256<float>.Zero;
        for (var lane = 0; lane < 8; lane++) rounded = rounded.WithElement(lane, this[lane]);
        return rounded;
    }

    /// <summary>The number of a lane.</summary>
    public long this[int lane] => lane < 4 ? Low.GetElement(lane) : High.GetElement(lane - 4);

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ULongLanes256 AsULong() => new(Low.AsUInt64(), High.AsUInt64());

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LongLanes256 AsLong() => this;

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator +(LongLanes256 left, LongLanes256 right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator -(LongLanes256 left, LongLanes256 right) => new(left.Low - right.Low, left.High - right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator *(LongLanes256 left, LongLanes256 right) => new(left.Low * right.Low, left.High * right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator &(LongLanes256 left, LongLanes256 right) => new(left.Low & right.Low, left.High & right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator |(LongLanes256 left, LongLanes256 right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator ^(LongLanes256 left, LongLanes256 right) => new(left.Low ^ right.Low, left.High ^ right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator -(LongLanes256 value) => new(-value.Low, -value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator ~(LongLanes256 value) => new(~value.Low, ~value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator <<(LongLanes256 value, int count) => new(value.Low << count, value.High << count);

    /// <summary>In each lane; copies of the sign come in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 operator >>(LongLanes256 value, int count) => new(value.Low >> count, value.High >> count);

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Equals(LongLanes256 left, LongLanes256 right) => Vector256.Narrow(Vector256.Equals(left.Low, right.Low), Vector256.Equals(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LessThan(LongLanes256 left, LongLanes256 right) => Vector256.Narrow(Vector256.LessThan(left.Low, right.Low), Vector256.LessThan(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LessThanOrEqual(LongLanes256 left, LongLanes256 right) => Vector256.Narrow(Vector256.LessThanOrEqual(left.Low, right.Low), Vector256.LessThanOrEqual(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> GreaterThan(LongLanes256 left, LongLanes256 right) => Vector256.Narrow(Vector256.GreaterThan(left.Low, right.Low), Vector256.GreaterThan(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> GreaterThanOrEqual(LongLanes256 left, LongLanes256 right) => Vector256.Narrow(Vector256.GreaterThanOrEqual(left.Low, right.Low), Vector256.GreaterThanOrEqual(left.High, right.High));

    /// <summary>One of two in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes256 Select(Vector256<int> mask, LongLanes256 yes, LongLanes256 no) => new(
        Vector256.ConditionalSelect(Vector256.WidenLower(mask), yes.Low, no.Low),
        Vector256.ConditionalSelect(Vector256.WidenUpper(mask), yes.High, no.High));

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static LongLanes256 ShiftLeft(LongLanes256 value, Vector256<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    /// <summary>Each lane by its own count, of which the lower six bits matter; copies of the sign come in.</summary>
    public static LongLanes256 ShiftRight(LongLanes256 value, Vector256<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector256<int> Has(Vector256<int> count, int digit) => ~Vector256.Equals(count & Vector256.Create(digit), Vector256<int>.Zero);
}

/// <summary>8 unsigned numbers of 64 bits in two vectors.</summary>
/// <param name="Low">The first half of the lanes.</param>
/// <param name="High">The second half.</param>
public readonly record struct ULongLanes256(Vector256<ulong> Low, Vector256<ulong> High)
{
    /// <summary>Each lane's number.</summary>
    public static ULongLanes256 Indices => new(Vector256<ulong>.Indices, Vector256<ulong>.Indices + Vector256.Create(4UL));

    /// <summary>The same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 Create(ulong value) => new(Vector256.Create(value), Vector256.Create(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 From(Vector256<int> value) => new(Vector256.WidenLower(value).AsUInt64(), Vector256.WidenUpper(value).AsUInt64());

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 From(Vector256<uint> value) => new(Vector256.WidenLower(value), Vector256.WidenUpper(value));

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> ToUInt() => Vector256.Narrow(Low, High);

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> ToInt() => ToUInt().AsInt32();

    /// <summary>Rounded to even, once.</summary>
    public Vector256<float> ToFloat()
    {
        var rounded = Vector256<float>.Zero;
        for (var lane = 0; lane < 8; lane++) rounded = rounded.WithElement(lane, this[lane]);
        return rounded;
    }

    /// <summary>The number of a lane.</summary>
    public ulong this[int lane] => lane < 4 ? Low.GetElement(lane) : High.GetElement(lane - 4);

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ULongLanes256 AsULong() => this;

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LongLanes256 AsLong() => new(Low.AsInt64(), High.AsInt64());

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator +(ULongLanes256 left, ULongLanes256 right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator -(ULongLanes256 left, ULongLanes256 right) => new(left.Low - right.Low, left.High - right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator *(ULongLanes256 left, ULongLanes256 right) => new(left.Low * right.Low, left.High * right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator &(ULongLanes256 left, ULongLanes256 right) => new(left.Low & right.Low, left.High & right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator |(ULongLanes256 left, ULongLanes256 right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator ^(ULongLanes256 left, ULongLanes256 right) => new(left.Low ^ right.Low, left.High ^ right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator -(ULongLanes256 value) => new(-value.Low, -value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator ~(ULongLanes256 value) => new(~value.Low, ~value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator <<(ULongLanes256 value, int count) => new(value.Low << count, value.High << count);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 operator >>(ULongLanes256 value, int count) => new(value.Low >> count, value.High >> count);

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Equals(ULongLanes256 left, ULongLanes256 right) => Vector256.Narrow(Vector256.Equals(left.Low, right.Low).AsInt64(), Vector256.Equals(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LessThan(ULongLanes256 left, ULongLanes256 right) => Vector256.Narrow(Vector256.LessThan(left.Low, right.Low).AsInt64(), Vector256.LessThan(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LessThanOrEqual(ULongLanes256 left, ULongLanes256 right) => Vector256.Narrow(Vector256.LessThanOrEqual(left.Low, right.Low).AsInt64(), Vector256.LessThanOrEqual(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> GreaterThan(ULongLanes256 left, ULongLanes256 right) => Vector256.Narrow(Vector256.GreaterThan(left.Low, right.Low).AsInt64(), Vector256.GreaterThan(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> GreaterThanOrEqual(ULongLanes256 left, ULongLanes256 right) => Vector256.Narrow(Vector256.GreaterThanOrEqual(left.Low, right.Low).AsInt64(), Vector256.GreaterThanOrEqual(left.High, right.High).AsInt64());

    /// <summary>One of two in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes256 Select(Vector256<int> mask, ULongLanes256 yes, ULongLanes256 no) => new(
        Vector256.ConditionalSelect(Vector256.WidenLower(mask).AsUInt64(), yes.Low, no.Low),
        Vector256.ConditionalSelect(Vector256.WidenUpper(mask).AsUInt64(), yes.High, no.High));

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static ULongLanes256 ShiftLeft(ULongLanes256 value, Vector256<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static ULongLanes256 ShiftRight(ULongLanes256 value, Vector256<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector256<int> Has(Vector256<int> count, int digit) => ~Vector256.Equals(count & Vector256.Create(digit), Vector256<int>.Zero);
}
