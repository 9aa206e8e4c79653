using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Memory: neighbours by one instruction, anything else lane after lane in their order, so that the last of two lanes that write to one place wins.</content>
public static unsafe partial class Lanes128
{
    /// <summary>The elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ArrayView<float> view, long first)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        return Vector128.Load(view.Pointer + first);
    }

    /// <summary>The elements from <paramref name="first"/> on, as far as they are active; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ArrayView<float> view, long first, Vector128<int> active)
    {
        if (Avx2.IsSupported) return Avx2.MaskLoad((int*)(view.Pointer + first), active).AsSingle();
        return Gather(view.Pointer + first, 1, Vector128<int>.Indices, active);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<float> view, long first, Vector128<float> value)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        value.Store(view.Pointer + first);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on, as far as they are active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<float> view, long first, Vector128<float> value, Vector128<int> active)
    {
        if (Avx2.IsSupported) Avx2.MaskStore((int*)(view.Pointer + first), active, value.AsInt32());
        else Scatter(view.Pointer + first, 1, Vector128<int>.Indices, value, active);
    }

    /// <summary>The element at each active lane's index; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Gather(ArrayView<float> view, Vector128<int> index, Vector128<int> active) => Gather(view.Pointer, 1, index, active);

    /// <summary>Word index · stride of each active lane; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Gather(float* first, int stride, Vector128<int> index, Vector128<int> active)
    {
        return Avx2.IsSupported && stride == 1
            ? Avx2.GatherMaskVector128(Vector128<float>.Zero, first, index, active.AsSingle(), sizeof(float))
            : GatherEach(first, stride, index, active);
    }

    static Vector128<float> GatherEach(float* first, int stride, Vector128<int> index, Vector128<int> active)
    {
        var gathered = Vector128<float>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, first[(long)index.GetElement(lane) * stride]);
        }
        return gathered;
    }

    /// <summary>Writes the element at each active lane's index.</summary>
    public static void Scatter(ArrayView<float> view, Vector128<int> index, Vector128<float> value, Vector128<int> active) => Scatter(view.Pointer, 1, index, value, active);

    /// <summary>Writes word index · stride of each active lane.</summary>
    public static void Scatter(float* first, int stride, Vector128<int> index, Vector128<float> value, Vector128<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            first[(long)index.GetElement(lane) * stride] = value.GetElement(lane);
        }
    }

    /// <summary>The elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(ArrayView<int> view, long first)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        return Vector128.Load(view.Pointer + first);
    }

    /// <summary>The elements from <paramref name="first"/> on, as far as they are active; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(ArrayView<int> view, long first, Vector128<int> active)
    {
        if (Avx2.IsSupported) return Avx2.MaskLoad((int*)(view.Pointer + first), active);
        return Gather(view.Pointer + first, 1, Vector128<int>.Indices, active);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<int> view, long first, Vector128<int> value)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        value.Store(view.Pointer + first);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on, as far as they are active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<int> view, long first, Vector128<int> value, Vector128<int> active)
    {
        if (Avx2.IsSupported) Avx2.MaskStore((int*)(view.Pointer + first), active, value);
        else Scatter(view.Pointer + first, 1, Vector128<int>.Indices, value, active);
    }

    /// <summary>The element at each active lane's index; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Gather(ArrayView<int> view, Vector128<int> index, Vector128<int> active) => Gather(view.Pointer, 1, index, active);

    /// <summary>Word index · stride of each active lane; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Gather(int* first, int stride, Vector128<int> index, Vector128<int> active)
    {
        return Avx2.IsSupported && stride == 1
            ? Avx2.GatherMaskVector128(Vector128<int>.Zero, first, index, active, sizeof(int))
            : GatherEach(first, stride, index, active);
    }

    static Vector128<int> GatherEach(int* first, int stride, Vector128<int> index, Vector128<int> active)
    {
        var gathered = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, first[(long)index.GetElement(lane) * stride]);
        }
        return gathered;
    }

    /// <summary>Writes the element at each active lane's index.</summary>
    public static void Scatter(ArrayView<int> view, Vector128<int> index, Vector128<int> value, Vector128<int> active) => Scatter(view.Pointer, 1, index, value, active);

    /// <summary>Writes word index · stride of each active lane.</summary>
    public static void Scatter(int* first, int stride, Vector128<int> index, Vector128<int> value, Vector128<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            first[(long)index.GetElement(lane) * stride] = value.GetElement(lane);
        }
    }

    /// <summary>The elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load(ArrayView<uint> view, long first)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        return Vector128.Load(view.Pointer + first);
    }

    /// <summary>The elements from <paramref name="first"/> on, as far as they are active; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load(ArrayView<uint> view, long first, Vector128<int> active)
    {
        if (Avx2.IsSupported) return Avx2.MaskLoad((int*)(view.Pointer + first), active).AsUInt32();
        return Gather(view.Pointer + first, 1, Vector128<int>.Indices, active);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<uint> view, long first, Vector128<uint> value)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        value.Store(view.Pointer + first);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on, as far as they are active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<uint> view, long first, Vector128<uint> value, Vector128<int> active)
    {
        if (Avx2.IsSupported) Avx2.MaskStore((int*)(view.Pointer + first), active, value.AsInt32());
        else Scatter(view.Pointer + first, 1, Vector128<int>.Indices, value, active);
    }

    /// <summary>The element at each active lane's index; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Gather(ArrayView<uint> view, Vector128<int> index, Vector128<int> active) => Gather(view.Pointer, 1, index, active);

    /// <summary>Word index · stride of each active lane; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Gather(uint* first, int stride, Vector128<int> index, Vector128<int> active)
    {
        return Avx2.IsSupported && stride == 1
            ? Avx2.GatherMaskVector128(Vector128<uint>.Zero, first, index, active.AsUInt32(), sizeof(uint))
            : GatherEach(first, stride, index, active);
    }

    static Vector128<uint> GatherEach(uint* first, int stride, Vector128<int> index, Vector128<int> active)
    {
        var gathered = Vector128<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, first[(long)index.GetElement(lane) * stride]);
        }
        return gathered;
    }

    /// <summary>Writes the element at each active lane's index.</summary>
    public static void Scatter(ArrayView<uint> view, Vector128<int> index, Vector128<uint> value, Vector128<int> active) => Scatter(view.Pointer, 1, index, value, active);

    /// <summary>Writes word index · stride of each active lane.</summary>
    public static void Scatter(uint* first, int stride, Vector128<int> index, Vector128<uint> value, Vector128<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            first[(long)index.GetElement(lane) * stride] = value.GetElement(lane);
        }
    }

    /// <summary>Neighbouring narrow integers, widened.</summary>
    public static Vector128<int> Load<T>(ArrayView<T> view, long first) where T : unmanaged, IBinaryInteger<T> => Load(view, first, Vector128<int>.AllBitsSet);

    /// <summary>Neighbouring narrow integers, widened, as far as they are active; zero elsewhere.</summary>
    public static Vector128<int> Load<T>(ArrayView<T> view, long first, Vector128<int> active) where T : unmanaged, IBinaryInteger<T> =>
        Gather<T>(new(view.Pointer + first, Width), Vector128<int>.Indices, active);

    /// <summary>The narrow integer at each active lane's index, widened; zero elsewhere.</summary>
    public static Vector128<int> Gather<T>(ArrayView<T> view, Vector128<int> index, Vector128<int> active) where T : unmanaged, IBinaryInteger<T>
    {
        var gathered = Vector128<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, int.CreateTruncating(view[index.GetElement(lane)]));
        }
        return gathered;
    }

    /// <summary>Writes neighbouring narrow integers: the lower bits.</summary>
    public static void Store<T>(ArrayView<T> view, long first, Vector128<int> value) where T : unmanaged, IBinaryInteger<T> => Store(view, first, value, Vector128<int>.AllBitsSet);

    /// <summary>Writes neighbouring narrow integers, as far as they are active: the lower bits.</summary>
    public static void Store<T>(ArrayView<T> view, long first, Vector128<int> value, Vector128<int> active) where T : unmanaged, IBinaryInteger<T> =>
        Scatter<T>(new(view.Pointer + first, Width), Vector128<int>.Indices, value, active);

    /// <summary>Writes the narrow integer at each active lane's index: the lower bits.</summary>
    public static void Scatter<T>(ArrayView<T> view, Vector128<int> index, Vector128<int> value, Vector128<int> active) where T : unmanaged, IBinaryInteger<T>
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index.GetElement(lane)] = T.CreateTruncating(value.GetElement(lane));
        }
    }
}
