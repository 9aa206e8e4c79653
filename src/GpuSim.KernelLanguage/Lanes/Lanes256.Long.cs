using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Memory by indices of 64 bits, and memory of 64-bit numbers: lane after lane.</content>
public static unsafe partial class Lanes256
{
    /// <inheritdoc cref="Gather(ArrayView{float}, Vector256{int}, Vector256{int})"/>
    public static Vector256<float> Gather(ArrayView<float> view, LongLanes256 index, Vector256<int> active)
    {
        var gathered = Vector256<float>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{float}, Vector256{int}, Vector256{float}, Vector256{int})"/>
    public static void Scatter(ArrayView<float> view, LongLanes256 index, Vector256<float> value, Vector256<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }

    /// <inheritdoc cref="Gather(ArrayView{int}, Vector256{int}, Vector256{int})"/>
    public static Vector256<int> Gather(ArrayView<int> view, LongLanes256 index, Vector256<int> active)
    {
        var gathered = Vector256<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{int}, Vector256{int}, Vector256{int}, Vector256{int})"/>
    public static void Scatter(ArrayView<int> view, LongLanes256 index, Vector256<int> value, Vector256<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }

    /// <inheritdoc cref="Gather(ArrayView{uint}, Vector256{int}, Vector256{int})"/>
    public static Vector256<uint> Gather(ArrayView<uint> view, LongLanes256 index, Vector256<int> active)
    {
        var gathered = Vector256<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{uint}, Vector256{int}, Vector256{uint}, Vector256{int})"/>
    public static void Scatter(ArrayView<uint> view, LongLanes256 index, Vector256<uint> value, Vector256<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }
}
