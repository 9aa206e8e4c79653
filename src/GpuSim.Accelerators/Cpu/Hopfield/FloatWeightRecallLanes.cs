using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Float weights, which add up in the order of the senders.</summary>
internal readonly unsafe struct FloatWeightRecallLanes<TVectors, TFloat, TInt> : IWeightRecallLanes<float, float, TFloat>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    public static int Count => TVectors.Count;

    public static int Depth => 1;

    public static int Senders => 192;

    public static bool SilentIsZero => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Load(float* from) => TVectors.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TFloat value, float* to) => TVectors.Store(value, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Broadcast(float value) => TVectors.Broadcast(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat LoadWords(int* from) => TVectors.Load((float*)from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWords(TFloat words, int* to) => TVectors.Store(words, (float*)to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat BroadcastWord(int word) => TVectors.Broadcast(BitConverter.Int32BitsToSingle(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Interleave(float** rows, nint receiver) => TVectors.Load(rows[0] + receiver);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StateWord(uint active, int silent) => BitConverter.SingleToInt32Bits((active & 1) != 0 ? 1 : silent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Begin(TFloat fields) => fields;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Step(TFloat sums, TFloat weights, TFloat states) => TVectors.FusedMultiplyAdd(weights, states, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat End(TFloat sums, TFloat fields) => sums;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat AddRow(TFloat fields, float* weights, TFloat factor) => TVectors.FusedMultiplyAdd(TVectors.Load(weights), factor, fields);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat AddField(TFloat fields, TFloat weights, TFloat factor) => TVectors.FusedMultiplyAdd(weights, factor, fields);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Correct(TFloat fields, TFloat all) => fields;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Above(TFloat fields, float threshold) => TVectors.ToBits(TVectors.GreaterThan(fields, TVectors.Broadcast(threshold)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Below(TFloat fields, float threshold) => TVectors.ToBits(TVectors.LessThan(fields, TVectors.Broadcast(threshold)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Sign(float field, float threshold, uint old) => UnitUpdate.Sign(field, threshold, old);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToFloat(float field) => field;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FromInt(int value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FromWeight(float weight) => weight;
}
