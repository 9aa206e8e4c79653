using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Weights of 32 bits: states are masks.</summary>
internal readonly unsafe struct IntWeightRecallLanes<TVectors, TFloat, TInt> : IWeightRecallLanes<int, int, TInt>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    public static int Count => TVectors.Count;

    public static int Depth => 1;

    public static int Senders => 192;

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
    public static TInt Interleave(int** rows, nint receiver) => TVectors.Load(rows[0] + receiver);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StateWord(uint active, int silent) => -(int)(active & 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Begin(TInt fields) => fields;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Step(TInt sums, TInt weights, TInt states) => TVectors.Add(sums, TVectors.And(weights, states));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt End(TInt sums, TInt fields) => sums;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt AddRow(TInt fields, int* weights, TInt factor) => TVectors.Add(fields, TVectors.Multiply(TVectors.Load(weights), factor));

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
    public static int FromWeight(int weight) => weight;
}
