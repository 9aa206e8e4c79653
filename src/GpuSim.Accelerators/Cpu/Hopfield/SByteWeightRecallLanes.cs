using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Weights of 8 bits, four senders a word. A tile adds up pairs in 16 bits: the two pairs of a word each add at most 256, and 128 words reach −32768, just within range.</summary>
internal readonly unsafe struct SByteWeightRecallLanes<TVectors, TFloat, TInt> : IWeightRecallLanes<sbyte, int, TInt>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    public static int Count => TVectors.Count;

    public static int Depth => 4;

    public static int Senders => 512;

    public static bool SilentIsZero => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Load(int* from) => TVectors.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TInt value, int* to) => TVectors.Store(value, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Broadcast(int value) => TVectors.Broadcast(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt LoadWords(int* from) => TVectors.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWords(TInt words, int* to) => TVectors.Store(words, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt BroadcastWord(int word) => TVectors.Broadcast(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Interleave(sbyte** rows, nint receiver) => TVectors.Or(
        TVectors.Or(Byte(rows[0] + receiver), TVectors.ShiftLeft(Byte(rows[1] + receiver), 8)),
        TVectors.Or(TVectors.ShiftLeft(Byte(rows[2] + receiver), 16), TVectors.ShiftLeft(TVectors.Widen(rows[3] + receiver), 24)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StateWord(uint active, int silent) => (int)((active & 15) * 0x204081 & 0x01010101);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Begin(TInt fields) => TVectors.Broadcast(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Step(TInt sums, TInt weights, TInt states) => TVectors.AddShorts(sums, TVectors.MultiplyBytes(states, weights));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt End(TInt sums, TInt fields) => TVectors.Add(fields, TVectors.MultiplyShorts(sums, TVectors.Broadcast(0x00010001)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt AddRow(TInt fields, sbyte* weights, TInt factor) => TVectors.Add(fields, TVectors.Multiply(TVectors.Widen(weights), factor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt AddField(TInt fields, TInt weights, TInt factor) => TVectors.Add(fields, TVectors.Multiply(weights, factor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Correct(TInt fields, TInt all) => TVectors.Subtract(TVectors.Add(fields, fields), all);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Above(TInt fields, float threshold) => TVectors.ToBits(TVectors.GreaterThan(fields, TVectors.Broadcast(0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Below(TInt fields, float threshold) => TVectors.ToBits(TVectors.LessThan(fields, TVectors.Broadcast(0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Sign(int field, float threshold, uint old) => UnitUpdate.Sign(field, old);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToFloat(int field) => field;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FromInt(int value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FromWeight(sbyte weight) => weight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TInt Byte(sbyte* from) => TVectors.And(TVectors.Widen(from), TVectors.Broadcast(0xFF));
}
