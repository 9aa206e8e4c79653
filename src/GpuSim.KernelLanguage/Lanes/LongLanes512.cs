using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <summary>16 signed numbers of 64 bits in two vectors.</summary>
/// <param name="Low">The first half of the lanes.</param>
/// <param name="High">The second half.</param>
public readonly record struct LongLanes512(Vector512<long> Low, Vector512<long> High)
{
    /// <summary>Each lane's number.</summary>
    public static LongLanes512 Indices => new(Vector512<long>.Indices, Vector512<long>.Indices + Vector512.Create(8L));

    /// <summary>The same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 Create(long value) => new(Vector512.Create(value), Vector512.Create(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 From(Vector512<int> value) => new(Vector512.WidenLower(value), Vector512.WidenUpper(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 From(Vector512<uint> value) => new(Vector512.WidenLower(value).AsInt64(), Vector512.WidenUpper(value).AsInt64());

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<uint> ToUInt() => Vector512.Narrow(Low.AsUInt64(), High.AsUInt64());

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> ToInt() => ToUInt().AsInt32();

    /// <summary>Rounded to even, once.</summary>
    public Vector512<float> ToFloat()
    {
        var rounded = Vector512<float>.Zero;
        for (var lane = 0; lane < 16; lane++) rounded = rounded.WithElement(lane, this[lane]);
        return rounded;
    }

    /// <summary>The number of a lane.</summary>
    public long this[int lane] => lane < 8 ? Low.GetElement(lane) : High.GetElement(lane - 8);

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ULongLanes512 AsULong() => new(Low.AsUInt64(), High.AsUInt64());

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LongLanes512 AsLong() => this;

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator +(LongLanes512 left, LongLanes512 right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator -(LongLanes512 left, LongLanes512 right) => new(left.Low - right.Low, left.High - right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator *(LongLanes512 left, LongLanes512 right) => new(left.Low * right.Low, left.High * right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator &(LongLanes512 left, LongLanes512 right) => new(left.Low & right.Low, left.High & right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator |(LongLanes512 left, LongLanes512 right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator ^(LongLanes512 left, LongLanes512 right) => new(left.Low ^ right.Low, left.High ^ right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator -(LongLanes512 value) => new(-value.Low, -value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator ~(LongLanes512 value) => new(~value.Low, ~value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator <<(LongLanes512 value, int count) => new(value.Low << count, value.High << count);

    /// <summary>In each lane; copies of the sign come in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 operator >>(LongLanes512 value, int count) => new(value.Low >> count, value.High >> count);

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Equals(LongLanes512 left, LongLanes512 right) => Vector512.Narrow(Vector512.Equals(left.Low, right.Low), Vector512.Equals(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LessThan(LongLanes512 left, LongLanes512 right) => Vector512.Narrow(Vector512.LessThan(left.Low, right.Low), Vector512.LessThan(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LessThanOrEqual(LongLanes512 left, LongLanes512 right) => Vector512.Narrow(Vector512.LessThanOrEqual(left.Low, right.Low), Vector512.LessThanOrEqual(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> GreaterThan(LongLanes512 left, LongLanes512 right) => Vector512.Narrow(Vector512.GreaterThan(left.Low, right.Low), Vector512.GreaterThan(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> GreaterThanOrEqual(LongLanes512 left, LongLanes512 right) => Vector512.Narrow(Vector512.GreaterThanOrEqual(left.Low, right.Low), Vector512.GreaterThanOrEqual(left.High, right.High));

    /// <summary>One of two in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes512 Select(Vector512<int> mask, LongLanes512 yes, LongLanes512 no) => new(
        Vector512.ConditionalSelect(Vector512.WidenLower(mask), yes.Low, no.Low),
        Vector512.ConditionalSelect(Vector512.WidenUpper(mask), yes.High, no.High));

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static LongLanes512 ShiftLeft(LongLanes512 value, Vector512<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    /// <summary>Each lane by its own count, of which the lower six bits matter; copies of the sign come in.</summary>
    public static LongLanes512 ShiftRight(LongLanes512 value, Vector512<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector512<int> Has(Vector512<int> count, int digit) => ~Vector512.Equals(count & Vector512.Create(digit), Vector512<int>.Zero);
}

/// <summary>16 unsigned numbers of 64 bits in two vectors.</summary>
/// <param name="Low">The first half of the lanes.</param>
/// <param name="High">The second half.</param>
public readonly record struct ULongLanes512(Vector512<ulong> Low, Vector512<ulong> High)
{
    /// <summary>Each lane's number.</summary>
    public static ULongLanes512 Indices => new(Vector512<ulong>.Indices, Vector512<ulong>.Indices + Vector512.Create(8UL));

    /// <summary>The same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 Create(ulong value) => new(Vector512.Create(value), Vector512.Create(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 From(Vector512<int> value) => new(Vector512.WidenLower(value).AsUInt64(), Vector512.WidenUpper(value).AsUInt64());

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 From(Vector512<uint> value) => new(Vector512.WidenLower(value), Vector512.WidenUpper(value));

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<uint> ToUInt() => Vector512.Narrow(Low, High);

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> ToInt() => ToUInt().AsInt32();

    /// <summary>Rounded to even, once.</summary>
    public Vector512<float> ToFloat()
    {
        var rounded = Vector512<float>.Zero;
        for (var lane = 0; lane < 16; lane++) rounded = rounded.WithElement(lane, this[lane]);
        return rounded;
    }

    /// <summary>The number of a lane.</summary>
    public ulong this[int lane] => lane < 8 ? Low.GetElement(lane) : High.GetElement(lane - 8);

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ULongLanes512 AsULong() => this;

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LongLanes512 AsLong() => new(Low.AsInt64(), High.AsInt64());

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator +(ULongLanes512 left, ULongLanes512 right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator -(ULongLanes512 left, ULongLanes512 right) => new(left.Low - right.Low, left.High - right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator *(ULongLanes512 left, ULongLanes512 right) => new(left.Low * right.Low, left.High * right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator &(ULongLanes512 left, ULongLanes512 right) => new(left.Low & right.Low, left.High & right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator |(ULongLanes512 left, ULongLanes512 right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator ^(ULongLanes512 left, ULongLanes512 right) => new(left.Low ^ right.Low, left.High ^ right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator -(ULongLanes512 value) => new(-value.Low, -value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator ~(ULongLanes512 value) => new(~value.Low, ~value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator <<(ULongLanes512 value, int count) => new(value.Low << count, value.High << count);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 operator >>(ULongLanes512 value, int count) => new(value.Low >> count, value.High >> count);

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Equals(ULongLanes512 left, ULongLanes512 right) => Vector512.Narrow(Vector512.Equals(left.Low, right.Low).AsInt64(), Vector512.Equals(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LessThan(ULongLanes512 left, ULongLanes512 right) => Vector512.Narrow(Vector512.LessThan(left.Low, right.Low).AsInt64(), Vector512.LessThan(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LessThanOrEqual(ULongLanes512 left, ULongLanes512 right) => Vector512.Narrow(Vector512.LessThanOrEqual(left.Low, right.Low).AsInt64(), Vector512.LessThanOrEqual(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> GreaterThan(ULongLanes512 left, ULongLanes512 right) => Vector512.Narrow(Vector512.GreaterThan(left.Low, right.Low).AsInt64(), Vector512.GreaterThan(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> GreaterThanOrEqual(ULongLanes512 left, ULongLanes512 right) => Vector512.Narrow(Vector512.GreaterThanOrEqual(left.Low, right.Low).AsInt64(), Vector512.GreaterThanOrEqual(left.High, right.High).AsInt64());

    /// <summary>One of two in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes512 Select(Vector512<int> mask, ULongLanes512 yes, ULongLanes512 no) => new(
        Vector512.ConditionalSelect(Vector512.WidenLower(mask).AsUInt64(), yes.Low, no.Low),
        Vector512.ConditionalSelect(Vector512.WidenUpper(mask).AsUInt64(), yes.High, no.High));

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static ULongLanes512 ShiftLeft(ULongLanes512 value, Vector512<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static ULongLanes512 ShiftRight(ULongLanes512 value, Vector512<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector512<int> Has(Vector512<int> count, int digit) => ~Vector512.Equals(count & Vector512.Create(digit), Vector512<int>.Zero);
}
