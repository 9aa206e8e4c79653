using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GpuSim.KernelLanguage.Lanes;

namespace GpuSim.Accelerators.Cpu.Lanes;

/// <summary>4 lanes.</summary>
internal readonly unsafe struct Vectors128 : IVectors<Vector128<float>, Vector128<int>>
{
    public static int Count => Vector128<int>.Count;

    public static Vector128<int> Indices => Vector128<int>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Gather(int* first, Vector128<int> index) => Lanes128.Gather(first, 1, index, Vector128<int>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Gather(float* first, Vector128<int> index) => Lanes128.Gather(first, 1, index, Vector128<int>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GatherFour(int* first, int* places, out Vector128<int> at0, out Vector128<int> at1, out Vector128<int> at2, out Vector128<int> at3)
    {
        if (!Sse2.IsSupported)
        {
            var index = Load(places);
            (at0, at1, at2, at3) = (Gather(first, index), Gather(first + 1, index), Gather(first + 2, index), Gather(first + 3, index));
            return;
        }
        var (row0, row1, row2, row3) = (Rows(first, places), Rows(first, places + 1), Rows(first, places + 2), Rows(first, places + 3));
        var (low01, low23) = (Sse2.UnpackLow(row0, row1).AsInt64(), Sse2.UnpackLow(row2, row3).AsInt64());
        var (high01, high23) = (Sse2.UnpackHigh(row0, row1).AsInt64(), Sse2.UnpackHigh(row2, row3).AsInt64());
        at0 = Sse2.UnpackLow(low01, low23).AsInt32();
        at1 = Sse2.UnpackHigh(low01, low23).AsInt32();
        at2 = Sse2.UnpackLow(high01, high23).AsInt32();
        at3 = Sse2.UnpackHigh(high01, high23).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<int> Rows(int* first, int* places) => Vector128.Load(first + places[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(int* from, out Vector128<int> first, out Vector128<float> second) =>
        (first, second) = (Gather(from, Indices << 1), Gather((float*)from + 1, Indices << 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(Vector128<int> first, Vector128<float> second, int* to)
    {
        for (var lane = 0; lane < Count; lane++) (to[2 * lane], ((float*)to)[2 * lane + 1]) = (first[lane], second[lane]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ToInt(Vector128<float> value) => Lanes128.ToInt(value);

    public static int LookupBits => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Broadcast(int value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* from) => Vector128.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(int* from) => Vector128.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Widen(sbyte* from) => Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<int>(from)).AsSByte()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Widen(short* from) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(from)).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, int* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToFloat(Vector128<int> value) => Vector128.ConvertToSingle(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Add(Vector128<int> left, Vector128<int> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Subtract(Vector128<int> left, Vector128<int> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Multiply(Vector128<int> left, Vector128<int> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SquareRoot(Vector128<float> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FusedMultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) => Vector128.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> GreaterThan(Vector128<float> left, Vector128<float> right) => Vector128.GreaterThan(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> GreaterThan(Vector128<int> left, Vector128<int> right) => Vector128.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LessThan(Vector128<float> left, Vector128<float> right) => Vector128.LessThan(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LessThan(Vector128<int> left, Vector128<int> right) => Vector128.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Equal(Vector128<float> left, Vector128<float> right) => Vector128.Equals(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Equal(Vector128<int> left, Vector128<int> right) => Vector128.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> And(Vector128<int> left, Vector128<int> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Or(Vector128<int> left, Vector128<int> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Xor(Vector128<int> left, Vector128<int> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ShiftRight(Vector128<int> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LookUp(int* table, Vector128<int> index) => Vector128.ShuffleNative(Vector128.Load(table), index & Vector128.Create(3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Select(Vector128<int> mask, Vector128<float> yes, Vector128<float> no) => Lanes128.Select(mask, yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Select(Vector128<int> mask, Vector128<int> yes, Vector128<int> no) => Lanes128.Select(mask, yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> FromBits(uint bits) => Vector128.Equals(Vector128.Create((int)bits) & LaneBits, LaneBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToBits(Vector128<int> mask) => mask.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(Vector128<int> value) => Vector128.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> PopCount(Vector128<int> value) => Lanes128.PopCount(value.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ShiftLeft(Vector128<int> value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddShorts(Vector128<int> left, Vector128<int> right) => (left.AsInt16() + right.AsInt16()).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyShorts(Vector128<int> left, Vector128<int> right) => Sse2.IsSupported
        ? Sse2.MultiplyAddAdjacent(left.AsInt16(), right.AsInt16())
        : (left << 16 >> 16) * (right << 16 >> 16) + (left >> 16) * (right >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyBytes(Vector128<int> unsigned, Vector128<int> signed)
    {
        if (Ssse3.IsSupported) return Ssse3.MultiplyAddAdjacent(unsigned.AsByte(), signed.AsSByte()).AsInt32();
        var (factors, numbers) = (unsigned.AsInt16(), signed.AsInt16());
        return ((factors & Vector128.Create((short)0xFF)) * (numbers << 8 >> 8) + (factors >>> 8) * (numbers >> 8)).AsInt32();
    }

    static Vector128<int> LaneBits => Vector128.Create(1, 2, 4, 8);
}
