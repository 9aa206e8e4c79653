using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GpuSim.KernelLanguage.Lanes;

namespace GpuSim.Accelerators.Cpu.Lanes;

/// <summary>8 lanes.</summary>
internal readonly unsafe struct Vectors256 : IVectors<Vector256<float>, Vector256<int>>
{
    public static int Count => Vector256<int>.Count;

    public static Vector256<int> Indices => Vector256<int>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Gather(int* first, Vector256<int> index) => Lanes256.Gather(first, 1, index, Vector256<int>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gather(float* first, Vector256<int> index) => Lanes256.Gather(first, 1, index, Vector256<int>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GatherFour(int* first, int* places, out Vector256<int> at0, out Vector256<int> at1, out Vector256<int> at2, out Vector256<int> at3)
    {
        if (!Avx2.IsSupported)
        {
            var index = Load(places);
            (at0, at1, at2, at3) = (Gather(first, index), Gather(first + 1, index), Gather(first + 2, index), Gather(first + 3, index));
            return;
        }
        var (row0, row1, row2, row3) = (Rows(first, places), Rows(first, places + 1), Rows(first, places + 2), Rows(first, places + 3));
        var (low01, low23) = (Avx2.UnpackLow(row0, row1).AsInt64(), Avx2.UnpackLow(row2, row3).AsInt64());
        var (high01, high23) = (Avx2.UnpackHigh(row0, row1).AsInt64(), Avx2.UnpackHigh(row2, row3).AsInt64());
        at0 = Avx2.UnpackLow(low01, low23).AsInt32();
        at1 = Avx2.UnpackHigh(low01, low23).AsInt32();
        at2 = Avx2.UnpackLow(high01, high23).AsInt32();
        at3 = Avx2.UnpackHigh(high01, high23).AsInt32();
    }

    // Four ints at every fourth lane's place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Rows(int* first, int* places) => Vector256.Create(Vector128.Load(first + places[0]), Vector128.Load(first + places[4]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(int* from, out Vector256<int> first, out Vector256<float> second) =>
        (first, second) = (Gather(from, Indices << 1), Gather((float*)from + 1, Indices << 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(Vector256<int> first, Vector256<float> second, int* to)
    {
        for (var lane = 0; lane < Count; lane++) (to[2 * lane], ((float*)to)[2 * lane + 1]) = (first[lane], second[lane]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ToInt(Vector256<float> value) => Lanes256.ToInt(value);

    public static int LookupBits => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Broadcast(int value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* from) => Vector256.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(int* from) => Vector256.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Widen(sbyte* from) => Vector256.WidenLower(Vector256.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(from)).AsSByte().ToVector256Unsafe()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Widen(short* from) => Vector256.WidenLower(Vector128.Load(from).ToVector256Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, int* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ToFloat(Vector256<int> value) => Vector256.ConvertToSingle(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> left, Vector256<int> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Subtract(Vector256<int> left, Vector256<int> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Multiply(Vector256<int> left, Vector256<int> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SquareRoot(Vector256<float> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FusedMultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) => Vector256.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> GreaterThan(Vector256<float> left, Vector256<float> right) => Vector256.GreaterThan(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> GreaterThan(Vector256<int> left, Vector256<int> right) => Vector256.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LessThan(Vector256<float> left, Vector256<float> right) => Vector256.LessThan(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LessThan(Vector256<int> left, Vector256<int> right) => Vector256.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Equal(Vector256<float> left, Vector256<float> right) => Vector256.Equals(left, right).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Equal(Vector256<int> left, Vector256<int> right) => Vector256.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> And(Vector256<int> left, Vector256<int> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Or(Vector256<int> left, Vector256<int> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Xor(Vector256<int> left, Vector256<int> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ShiftRight(Vector256<int> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LookUp(int* table, Vector256<int> index) => Avx2.IsSupported ? Avx2.PermuteVar8x32(Vector256.Load(table), index) : Vector256.Shuffle(Vector256.Load(table), index & Vector256.Create(7));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<int> mask, Vector256<float> yes, Vector256<float> no) => Lanes256.Select(mask, yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Select(Vector256<int> mask, Vector256<int> yes, Vector256<int> no) => Lanes256.Select(mask, yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> FromBits(uint bits) => Vector256.Equals(Vector256.Create((int)bits) & LaneBits, LaneBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToBits(Vector256<int> mask) => mask.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(Vector256<int> value) => Vector256.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PopCount(Vector256<int> value) => Lanes256.PopCount(value.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ShiftLeft(Vector256<int> value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddShorts(Vector256<int> left, Vector256<int> right) => (left.AsInt16() + right.AsInt16()).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyShorts(Vector256<int> left, Vector256<int> right) => Avx2.IsSupported
        ? Avx2.MultiplyAddAdjacent(left.AsInt16(), right.AsInt16())
        : (left << 16 >> 16) * (right << 16 >> 16) + (left >> 16) * (right >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyBytes(Vector256<int> unsigned, Vector256<int> signed)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(unsigned.AsByte(), signed.AsSByte()).AsInt32();
        var (factors, numbers) = (unsigned.AsInt16(), signed.AsInt16());
        return ((factors & Vector256.Create((short)0xFF)) * (numbers << 8 >> 8) + (factors >>> 8) * (numbers >> 8)).AsInt32();
    }

    static Vector256<int> LaneBits => Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
}
