using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Memory by indices of 64 bits, and memory of 64-bit numbers: lane after lane.</content>
public static unsafe partial class Lanes128
{
    /// <inheritdoc cref="Gather(ArrayView{float}, Vector128{int}, Vector128{int})"/>
    public static Vector128<float> Gather(ArrayView<float> view, LongLanes128 index, Vector128<int> active)
    {
        var gathered = Vector128<float>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{float}, Vector128{int}, Vector128{float}, Vector128{int})"/>
    public static void Scatter(ArrayView<float> view, LongLanes128 index, Vector128<float> value, Vector128<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }

    /// <inheritdoc cref="Gather(ArrayView{int}, Vector128{int}, Vector128{int})"/>
    public static Vector128<int> Gather(ArrayView<int> view, LongLanes128 index, Vector128<int> active)
    {
        var gathered = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{int}, Vector128{int}, Vector128{int}, Vector128{int})"/>
    public static void Scatter(ArrayView<int> view, LongLanes128 index, Vector128<int> value, Vector128<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }

    /// <inheritdoc cref="Gather(ArrayView{uint}, Vector128{int}, Vector128{int})"/>
    public static Vector128<uint> Gather(ArrayView<uint> view, LongLanes128 index, Vector128<int> active)
    {
        var gathered = Vector128<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, view[index[lane]]);
        }
        return gathered;
    }

    /// <inheritdoc cref="Scatter(ArrayView{uint}, Vector128{int}, Vector128{uint}, Vector128{int})"/>
    public static void Scatter(ArrayView<uint> view, LongLanes128 index, Vector128<uint> value, Vector128<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index[lane]] = value.GetElement(lane);
        }
    }
}
