using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Atomics: one active lane after the other, in their order; each returns the old values.</content>
public static unsafe partial class Lanes128
{
    /// <inheritdoc cref="Atomic.Add(ref int, int)"/>
    public static Vector128<int> AtomicAdd(ArrayView<int> view, Vector128<int> index, Vector128<int> value, Vector128<int> active)
    {
        var old = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Add(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Add(ref uint, uint)"/>
    public static Vector128<uint> AtomicAdd(ArrayView<uint> view, Vector128<int> index, Vector128<uint> value, Vector128<int> active)
    {
        var old = Vector128<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Add(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Or(ref uint, uint)"/>
    public static Vector128<uint> AtomicOr(ArrayView<uint> view, Vector128<int> index, Vector128<uint> value, Vector128<int> active)
    {
        var old = Vector128<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Or(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.And(ref uint, uint)"/>
    public static Vector128<uint> AtomicAnd(ArrayView<uint> view, Vector128<int> index, Vector128<uint> value, Vector128<int> active)
    {
        var old = Vector128<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.And(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Min(ref int, int)"/>
    public static Vector128<int> AtomicMin(ArrayView<int> view, Vector128<int> index, Vector128<int> value, Vector128<int> active)
    {
        var old = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Min(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Max(ref int, int)"/>
    public static Vector128<int> AtomicMax(ArrayView<int> view, Vector128<int> index, Vector128<int> value, Vector128<int> active)
    {
        var old = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Max(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Exchange(ref int, int)"/>
    public static Vector128<int> AtomicExchange(ArrayView<int> view, Vector128<int> index, Vector128<int> value, Vector128<int> active)
    {
        var old = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Exchange(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.CompareExchange(ref int, int, int)"/>
    public static Vector128<int> AtomicCompareExchange(ArrayView<int> view, Vector128<int> index, Vector128<int> compare, Vector128<int> value, Vector128<int> active)
    {
        var old = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.CompareExchange(ref view[index.GetElement(lane)], compare.GetElement(lane), value.GetElement(lane)));
        }
        return old;
    }
}
