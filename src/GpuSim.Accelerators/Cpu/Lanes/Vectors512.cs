using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GpuSim.KernelLanguage.Lanes;

namespace GpuSim.Accelerators.Cpu.Lanes;

/// <summary>16 lanes.</summary>
internal readonly unsafe struct Vectors512 : IVectors<Vector512<float>, Vector512<int>>
{
    public static int Count => Vector512<int>.Count;

    public static Vector512<int> Indices => Vector512<int>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Gather(int* first, Vector512<int> index) => Lanes512.Gather(first, 1, index, Vector512<int>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gather(float* first, Vector512<int> index) => Lanes512.Gather(first, 1, index, Vector512<int>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GatherFour(int* first, int* places, out Vector512<int> at0, out Vector512<int> at1, out Vector512<int> at2, out Vector512<int> at3)
    {
        if (!Avx512F.IsSupported)
        {
            var index = Load(places);
            (at0, at1, at2, at3) = (Gather(first, index), Gather(first + 1, index), Gather(first + 2, index), Gather(first + 3, index));
            return;
        }
        var (row0, row1, row2, row3) = (Rows(first, places), Rows(first, places + 1), Rows(first, places + 2), Rows(first, places + 3));
        var (low01, low23) = (Avx512F.UnpackLow(row0, row1).AsInt64(), Avx512F.UnpackLow(row2, row3).AsInt64());
        var (high01, high23) = (Avx512F.UnpackHigh(row0, row1).AsInt64(), Avx512F.UnpackHigh(row2, row3).AsInt64());
        at0 = Avx512F.UnpackLow(low01, low23).AsInt32();
        at1 = Avx512F.UnpackHigh(low01, low23).AsInt32();
        at2 = Avx512F.UnpackLow(high01, high23).AsInt32();
        at3 = Avx512F.UnpackHigh(high01, high23).AsInt32();
    }

    // Four ints at every fourth lane's place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<int> Rows(int* first, int* places)
    {
        var rows = Vector128.Load(first + places[0]).ToVector256Unsafe().ToVector512Unsafe();
        rows = Avx512F.InsertVector128(rows, Vector128.Load(first + places[4]), 1);
        rows = Avx512F.InsertVector128(rows, Vector128.Load(first + places[8]), 2);
        return Avx512F.InsertVector128(rows, Vector128.Load(first + places[12]), 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(int* from, out Vector512<int> first, out Vector512<float> second)
    {
        var pairs = Indices << 1;
        if (Avx512F.IsSupported)
        {
            var (low, high) = (Vector512.Load(from), Vector512.Load(from + Count));
            first = Avx512F.PermuteVar16x32x2(low, pairs, high);
            second = Avx512F.PermuteVar16x32x2(low, pairs + Vector512<int>.One, high).AsSingle();
        }
        else (first, second) = (Gather(from, pairs), Gather((float*)from + 1, pairs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(Vector512<int> first, Vector512<float> second, int* to)
    {
        if (Avx512F.IsSupported)
        {
            var lower = Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
            Avx512F.PermuteVar16x32x2(first, lower, second.AsInt32()).Store(to);
            Avx512F.PermuteVar16x32x2(first, lower + Vector512.Create(Count / 2), second.AsInt32()).Store(to + Count);
            return;
        }
        for (var lane = 0; lane < Count; lane++) (to[2 * lane], ((float*)to)[2 * lane + 1]) = (first[lane], second[lane]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ToInt(Vector512<float> value) => Lanes512.ToInt(value);

    public static int LookupBits => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Broadcast(int value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* from) => Vector512.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(int* from) => Vector512.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Widen(sbyte* from) => Vector512.WidenLower(Vector512.WidenLower(Vector128.Load(from).ToVector256Unsafe().ToVector512Unsafe()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Widen(short* from) => Vector512.WidenLower(Vector256.Load(from).ToVector512Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, int* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ToFloat(Vector512<int> value) => Vector512.ConvertToSingle(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Add(Vector512<int> left, Vector512<int> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Subtract(Vector512<int> left, Vector512<int> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Multiply(Vector512<int> left, Vector512<int> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SquareRoot(Vector512<float> value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedMultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) => Vector512.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> GreaterThan(Vector512<float> left, Vector512<float> right) => Vector512.GreaterThan(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> GreaterThan(Vector512<int> left, Vector512<int> right) => Vector512.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LessThan(Vector512<float> left, Vector512<float> right) => Vector512.LessThan(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LessThan(Vector512<int> left, Vector512<int> right) => Vector512.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Equal(Vector512<float> left, Vector512<float> right) => Vector512.Equals(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Equal(Vector512<int> left, Vector512<int> right) => Vector512.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> And(Vector512<int> left, Vector512<int> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Or(Vector512<int> left, Vector512<int> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Xor(Vector512<int> left, Vector512<int> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ShiftRight(Vector512<int> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LookUp(int* table, Vector512<int> index) => Avx512F.IsSupported ? Avx512F.PermuteVar16x32(Vector512.Load(table), index) : Vector512.Shuffle(Vector512.Load(table), index & Vector512.Create(15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<int> mask, Vector512<float> yes, Vector512<float> no) => Lanes512.Select(mask, yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Select(Vector512<int> mask, Vector512<int> yes, Vector512<int> no) => Lanes512.Select(mask, yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> FromBits(uint bits) => Vector512.Equals(Vector512.Create((int)bits) & LaneBits, LaneBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToBits(Vector512<int> mask) => (uint)mask.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(Vector512<int> value) => Vector512.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> PopCount(Vector512<int> value) => Lanes512.PopCount(value.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ShiftLeft(Vector512<int> value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddShorts(Vector512<int> left, Vector512<int> right) => (left.AsInt16() + right.AsInt16()).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> MultiplyShorts(Vector512<int> left, Vector512<int> right) => Avx512BW.IsSupported
        ? Avx512BW.MultiplyAddAdjacent(left.AsInt16(), right.AsInt16())
        : (left << 16 >> 16) * (right << 16 >> 16) + (left >> 16) * (right >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> MultiplyBytes(Vector512<int> unsigned, Vector512<int> signed)
    {
        if (Avx512BW.IsSupported) return Avx512BW.MultiplyAddAdjacent(unsigned.AsByte(), signed.AsSByte()).AsInt32();
        var (factors, numbers) = (unsigned.AsInt16(), signed.AsInt16());
        return ((factors & Vector512.Create((short)0xFF)) * (numbers << 8 >> 8) + (factors >>> 8) * (numbers >> 8)).AsInt32();
    }

    static Vector512<int> LaneBits => Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
}
