using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Atomics: one active lane after the other, in their order; each returns the old values.</content>
public static unsafe partial class Lanes512
{
    /// <inheritdoc cref="Atomic.Add(ref int, int)"/>
    public static Vector512<int> AtomicAdd(ArrayView<int> view, Vector512<int> index, Vector512<int> value, Vector512<int> active)
    {
        var old = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Add(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Add(ref uint, uint)"/>
    public static Vector512<uint> AtomicAdd(ArrayView<uint> view, Vector512<int> index, Vector512<uint> value, Vector512<int> active)
    {
        var old = Vector512<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Add(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Or(ref uint, uint)"/>
    public static Vector512<uint> AtomicOr(ArrayView<uint> view, Vector512<int> index, Vector512<uint> value, Vector512<int> active)
    {
        var old = Vector512<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Or(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.And(ref uint, uint)"/>
    public static Vector512<uint> AtomicAnd(ArrayView<uint> view, Vector512<int> index, Vector512<uint> value, Vector512<int> active)
    {
        var old = Vector512<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.And(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Min(ref int, int)"/>
    public static Vector512<int> AtomicMin(ArrayView<int> view, Vector512<int> index, Vector512<int> value, Vector512<int> active)
    {
        var old = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Min(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Max(ref int, int)"/>
    public static Vector512<int> AtomicMax(ArrayView<int> view, Vector512<int> index, Vector512<int> value, Vector512<int> active)
    {
        var old = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Max(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Exchange(ref int, int)"/>
    public static Vector512<int> AtomicExchange(ArrayView<int> view, Vector512<int> index, Vector512<int> value, Vector512<int> active)
    {
        var old = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Exchange(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.CompareExchange(ref int, int, int)"/>
    public static Vector512<int> AtomicCompareExchange(ArrayView<int> view, Vector512<int> index, Vector512<int> compare, Vector512<int> value, Vector512<int> active)
    {
        var old = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.CompareExchange(ref view[index.GetElement(lane)], compare.GetElement(lane), value.GetElement(lane)));
        }
        return old;
    }
}
