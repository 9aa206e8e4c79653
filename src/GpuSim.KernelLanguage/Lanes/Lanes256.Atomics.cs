using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Atomics: one active lane after the other, in their order; each returns the old values.</content>
public static unsafe partial class Lanes256
{
    /// <inheritdoc cref="Atomic.Add(ref int, int)"/>
    public static Vector256<int> AtomicAdd(ArrayView<int> view, Vector256<int> index, Vector256<int> value, Vector256<int> active)
    {
        var old = Vector256<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Add(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Add(ref uint, uint)"/>
    public static Vector256<uint> AtomicAdd(ArrayView<uint> view, Vector256<int> index, Vector256<uint> value, Vector256<int> active)
    {
        var old = Vector256<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Add(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Or(ref uint, uint)"/>
    public static Vector256<uint> AtomicOr(ArrayView<uint> view, Vector256<int> index, Vector256<uint> value, Vector256<int> active)
    {
        var old = Vector256<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Or(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.And(ref uint, uint)"/>
    public static Vector256<uint> AtomicAnd(ArrayView<uint> view, Vector256<int> index, Vector256<uint> value, Vector256<int> active)
    {
        var old = Vector256<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.And(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Min(ref int, int)"/>
    public static Vector256<int> AtomicMin(ArrayView<int> view, Vector256<int> index, Vector256<int> value, Vector256<int> active)
    {
        var old = Vector256<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Min(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Max(ref int, int)"/>
    public static Vector256<int> AtomicMax(ArrayView<int> view, Vector256<int> index, Vector256<int> value, Vector256<int> active)
    {
        var old = Vector256<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Max(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.Exchange(ref int, int)"/>
    public static Vector256<int> AtomicExchange(ArrayView<int> view, Vector256<int> index, Vector256<int> value, Vector256<int> active)
    {
        var old = Vector256<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.Exchange(ref view[index.GetElement(lane)], value.GetElement(lane)));
        }
        return old;
    }

    /// <inheritdoc cref="Atomic.CompareExchange(ref int, int, int)"/>
    public static Vector256<int> AtomicCompareExchange(ArrayView<int> view, Vector256<int> index, Vector256<int> compare, Vector256<int> value, Vector256<int> active)
    {
        var old = Vector256<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            old = old.WithElement(lane, Atomic.CompareExchange(ref view[index.GetElement(lane)], compare.GetElement(lane), value.GetElement(lane)));
        }
        return old;
    }
}
