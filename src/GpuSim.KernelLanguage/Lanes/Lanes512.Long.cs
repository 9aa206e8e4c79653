using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Memory by indices of 64 bits, and memory of 64-bit numbers: lane after lane.</content>
public static unsafe partial class Lanes512
{
    /// <inheritdoc cref="Gather(ArrayView{float}, Vector512{int}, Vector512{int})"/>
    public static Vector512<float> Gather(ArrayView<float> view, LongLanes512 index, Vector512<int> active)
    {
        var gathered = Vector512<float>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{float}, Vector512{int}, Vector512{float}, Vector512{int})"/>
    public static void Scatter(ArrayView<float> view, LongLanes512 index, Vector512<float> value, Vector512<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }

    /// <inheritdoc cref="Gather(ArrayView{int}, Vector512{int}, Vector512{int})"/>
    public static Vector512<int> Gather(ArrayView<int> view, LongLanes512 index, Vector512<int> active)
    {
        var gathered = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{int}, Vector512{int}, Vector512{int}, Vector512{int})"/>
    public static void Scatter(ArrayView<int> view, LongLanes512 index, Vector512<int> value, Vector512<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }

    /// <inheritdoc cref="Gather(ArrayView{uint}, Vector512{int}, Vector512{int})"/>
    public static Vector512<uint> Gather(ArrayView<uint> view, LongLanes512 index, Vector512<int> active)
    {
        var gathered = Vector512<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{uint}, Vector512{int}, Vector512{uint}, Vector512{int})"/>
    public static void Scatter(ArrayView<uint> view, LongLanes512 index, Vector512<uint> value, Vector512<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }
}
