using System.Numerics;
using System.Runtime.CompilerServices;

namespace GpuSim.Accelerators.Cpu.Lanes;

/// <summary>One number at a time.</summary>
internal readonly unsafe struct Vectors32 : IVectors<float, int>
{
    public static int Count => 1;

    public static int Indices => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Gather(int* first, int index) => first[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Gather(float* first, int index) => first[index];

    public static void GatherFour(int* first, int* places, out int at0, out int at1, out int at2, out int at3) =>
        (at0, at1, at2, at3) = (first[*places], first[*places + 1], first[*places + 2], first[*places + 3]);

    public static void LoadPairs(int* from, out int first, out float second) => (first, second) = (from[0], ((float*)from)[1]);

    public static void StorePairs(int first, float second, int* to) => (to[0], ((float*)to)[1]) = (first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInt(float value) => KernelLanguage.IntrinsicMath.ToInt(value);

    public static int LookupBits => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Broadcast(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Broadcast(int value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(float* from) => *from;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Load(int* from) => *from;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Widen(sbyte* from) => *from;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Widen(short* from) => *from;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, float* to) => *to = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(int value, int* to) => *to = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToFloat(int value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float left, float right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Add(int left, int right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Subtract(float left, float right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Subtract(int left, int right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float left, float right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Multiply(int left, int right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float left, float right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SquareRoot(float value) => MathF.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FusedMultiplyAdd(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int GreaterThan(float left, float right) => left > right ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int GreaterThan(int left, int right) => left > right ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LessThan(float left, float right) => left < right ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LessThan(int left, int right) => left < right ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Equal(float left, float right) => left == right ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Equal(int left, int right) => left == right ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int And(int left, int right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Or(int left, int right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Xor(int left, int right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ShiftRight(int value, int count) => (int)((uint)value >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LookUp(int* table, int index) => table[index & 15];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Select(int mask, float yes, float no) => mask != 0 ? yes : no;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Select(int mask, int yes, int no) => mask != 0 ? yes : no;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FromBits(uint bits) => -(int)(bits & 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToBits(int mask) => (uint)mask >> 31;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(int value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PopCount(int value) => BitOperations.PopCount((uint)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ShiftLeft(int value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AddShorts(int left, int right) => left + right & 0xFFFF | left + (right & ~0xFFFF) & ~0xFFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MultiplyShorts(int left, int right) => (short)left * (short)right + (left >> 16) * (right >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MultiplyBytes(int unsigned, int signed)
    {
        var lower = (byte)unsigned * (sbyte)signed + (byte)(unsigned >> 8) * (sbyte)(signed >> 8);
        var upper = (byte)(unsigned >> 16) * (sbyte)(signed >> 16) + (byte)(unsigned >> 24) * (signed >> 24);
        return lower & 0xFFFF | upper << 16;
    }
}
