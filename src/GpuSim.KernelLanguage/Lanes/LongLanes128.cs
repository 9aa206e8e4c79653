using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <summary>4 signed numbers of 64 bits in two vectors.</summary>
/// <param name="Low">The first half of the lanes.</param>
/// <param name="High">The second half.</param>
public readonly record struct LongLanes128(Vector128<long> Low, Vector128<long> High)
{
    /// <summary>Each lane's number.</summary>
    public static LongLanes128 Indices => new(Vector128<long>.Indices, Vector128<long>.Indices + Vector128.Create(2L));

    /// <summary>The same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 Create(long value) => new(Vector128.Create(value), Vector128.Create(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 From(Vector128<int> value) => new(Vector128.WidenLower(value), Vector128.WidenUpper(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 From(Vector128<uint> value) => new(Vector128.WidenLower(value).AsInt64(), Vector128.WidenUpper(value).AsInt64());

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<uint> ToUInt() => Vector128.Narrow(Low.AsUInt64(), High.AsUInt64());

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<int> ToInt() => ToUInt().AsInt32();

    /// <summary>Rounded to even, once.</summary>
    public Vector128<float> ToFloat()
    {
        var rounded = Vector128<float>.Zero;
        for (var lane = 0; lane < 4; lane++) rounded = rounded.WithElement(lane, this[lane]);
        return rounded;
    }

    /// <summary>The number of a lane.</summary>
    public long this[int lane] => lane < 2 ? Low.GetElement(lane) : High.GetElement(lane - 2);

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ULongLanes128 AsULong() => new(Low.AsUInt64(), High.AsUInt64());

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LongLanes128 AsLong() => this;

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator +(LongLanes128 left, LongLanes128 right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator -(LongLanes128 left, LongLanes128 right) => new(left.Low - right.Low, left.High - right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator *(LongLanes128 left, LongLanes128 right) => new(left.Low * right.Low, left.High * right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator &(LongLanes128 left, LongLanes128 right) => new(left.Low & right.Low, left.High & right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator |(LongLanes128 left, LongLanes128 right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator ^(LongLanes128 left, LongLanes128 right) => new(left.Low ^ right.Low, left.High ^ right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator -(LongLanes128 value) => new(-value.Low, -value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator ~(LongLanes128 value) => new(~value.Low, ~value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator <<(LongLanes128 value, int count) => new(value.Low << count, value.High << count);

    /// <summary>In each lane; copies of the sign come in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 operator >>(LongLanes128 value, int count) => new(value.Low >> count, value.High >> count);

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Equals(LongLanes128 left, LongLanes128 right) => Vector128.Narrow(Vector128.Equals(left.Low, right.Low), Vector128.Equals(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LessThan(LongLanes128 left, LongLanes128 right) => Vector128.Narrow(Vector128.LessThan(left.Low, right.Low), Vector128.LessThan(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LessThanOrEqual(LongLanes128 left, LongLanes128 right) => Vector128.Narrow(Vector128.LessThanOrEqual(left.Low, right.Low), Vector128.LessThanOrEqual(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> GreaterThan(LongLanes128 left, LongLanes128 right) => Vector128.Narrow(Vector128.GreaterThan(left.Low, right.Low), Vector128.GreaterThan(left.High, right.High));

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> GreaterThanOrEqual(LongLanes128 left, LongLanes128 right) => Vector128.Narrow(Vector128.GreaterThanOrEqual(left.Low, right.Low), Vector128.GreaterThanOrEqual(left.High, right.High));

    /// <summary>One of two in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LongLanes128 Select(Vector128<int> mask, LongLanes128 yes, LongLanes128 no) => new(
        Vector128.ConditionalSelect(Vector128.WidenLower(mask), yes.Low, no.Low),
        Vector128.ConditionalSelect(Vector128.WidenUpper(mask), yes.High, no.High));

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static LongLanes128 ShiftLeft(LongLanes128 value, Vector128<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    /// <summary>Each lane by its own count, of which the lower six bits matter; copies of the sign come in.</summary>
    public static LongLanes128 ShiftRight(LongLanes128 value, Vector128<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector128<int> Has(Vector128<int> count, int digit) => ~Vector128.Equals(count & Vector128.Create(digit), Vector128<int>.Zero);
}

/// <summary>4 unsigned numbers of 64 bits in two vectors.</summary>
/// <param name="Low">The first half of the lanes.</param>
/// <param name="High">The second half.</param>
public readonly record struct ULongLanes128(Vector128<ulong> Low, Vector128<ulong> High)
{
    /// <summary>Each lane's number.</summary>
    public static ULongLanes128 Indices => new(Vector128<ulong>.Indices, Vector128<ulong>.Indices + Vector128.Create(2UL));

    /// <summary>The same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 Create(ulong value) => new(Vector128.Create(value), Vector128.Create(value));

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 From(Vector128<int> value) => new(Vector128.WidenLower(value).AsUInt64(), Vector128.WidenUpper(value).AsUInt64());

    /// <summary>Widens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 From(Vector128<uint> value) => new(Vector128.WidenLower(value), Vector128.WidenUpper(value));

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<uint> ToUInt() => Vector128.Narrow(Low, High);

    /// <summary>The lower 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<int> ToInt() => ToUInt().AsInt32();

    /// <summary>Rounded to even, once.</summary>
    public Vector128<float> ToFloat()
    {
        var rounded = Vector128<float>.Zero;
        for (var lane = 0; lane < 4; lane++) rounded = rounded.WithElement(lane, this[lane]);
        return rounded;
    }

    /// <summary>The number of a lane.</summary>
    public ulong this[int lane] => lane < 2 ? Low.GetElement(lane) : High.GetElement(lane - 2);

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ULongLanes128 AsULong() => this;

    /// <summary>The same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LongLanes128 AsLong() => new(Low.AsInt64(), High.AsInt64());

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator +(ULongLanes128 left, ULongLanes128 right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator -(ULongLanes128 left, ULongLanes128 right) => new(left.Low - right.Low, left.High - right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator *(ULongLanes128 left, ULongLanes128 right) => new(left.Low * right.Low, left.High * right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator &(ULongLanes128 left, ULongLanes128 right) => new(left.Low & right.Low, left.High & right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator |(ULongLanes128 left, ULongLanes128 right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator ^(ULongLanes128 left, ULongLanes128 right) => new(left.Low ^ right.Low, left.High ^ right.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator -(ULongLanes128 value) => new(-value.Low, -value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator ~(ULongLanes128 value) => new(~value.Low, ~value.High);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator <<(ULongLanes128 value, int count) => new(value.Low << count, value.High << count);

    /// <summary>In each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 operator >>(ULongLanes128 value, int count) => new(value.Low >> count, value.High >> count);

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Equals(ULongLanes128 left, ULongLanes128 right) => Vector128.Narrow(Vector128.Equals(left.Low, right.Low).AsInt64(), Vector128.Equals(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LessThan(ULongLanes128 left, ULongLanes128 right) => Vector128.Narrow(Vector128.LessThan(left.Low, right.Low).AsInt64(), Vector128.LessThan(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LessThanOrEqual(ULongLanes128 left, ULongLanes128 right) => Vector128.Narrow(Vector128.LessThanOrEqual(left.Low, right.Low).AsInt64(), Vector128.LessThanOrEqual(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> GreaterThan(ULongLanes128 left, ULongLanes128 right) => Vector128.Narrow(Vector128.GreaterThan(left.Low, right.Low).AsInt64(), Vector128.GreaterThan(left.High, right.High).AsInt64());

    /// <summary>All bits of the lanes where it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> GreaterThanOrEqual(ULongLanes128 left, ULongLanes128 right) => Vector128.Narrow(Vector128.GreaterThanOrEqual(left.Low, right.Low).AsInt64(), Vector128.GreaterThanOrEqual(left.High, right.High).AsInt64());

    /// <summary>One of two in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ULongLanes128 Select(Vector128<int> mask, ULongLanes128 yes, ULongLanes128 no) => new(
        Vector128.ConditionalSelect(Vector128.WidenLower(mask).AsUInt64(), yes.Low, no.Low),
        Vector128.ConditionalSelect(Vector128.WidenUpper(mask).AsUInt64(), yes.High, no.High));

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static ULongLanes128 ShiftLeft(ULongLanes128 value, Vector128<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value << digit, value);
        return value;
    }

    /// <summary>Each lane by its own count, of which the lower six bits matter.</summary>
    public static ULongLanes128 ShiftRight(ULongLanes128 value, Vector128<int> count)
    {
        for (var digit = 1; digit < 64; digit <<= 1) value = Select(Has(count, digit), value >> digit, value);
        return value;
    }

    static Vector128<int> Has(Vector128<int> count, int digit) => ~Vector128.Equals(count & Vector128.Create(digit), Vector128<int>.Zero);
}
