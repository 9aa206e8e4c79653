using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuSim.KernelLanguage.Lanes;

/// <content>Memory: neighbours by one instruction, anything else lane after lane in their order, so that the last of two lanes that write to one place wins.</content>
public static unsafe partial class Lanes512
{
    /// <summary>The elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ArrayView<float> view, long first)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        return Vector512.Load(view.Pointer + first);
    }

    /// <summary>The elements from <paramref name="first"/> on, as far as they are active; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ArrayView<float> view, long first, Vector512<int> active)
    {
        if (Avx512F.IsSupported) return Avx512F.MaskLoad((int*)(view.Pointer + first), active, Vector512<int>.Zero).AsSingle();
        return Gather(view.Pointer + first, 1, Vector512<int>.Indices, active);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<float> view, long first, Vector512<float> value)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        value.Store(view.Pointer + first);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on, as far as they are active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<float> view, long first, Vector512<float> value, Vector512<int> active)
    {
        if (Avx512F.IsSupported) Avx512F.MaskStore((int*)(view.Pointer + first), active, value.AsInt32());
        else Scatter(view.Pointer + first, 1, Vector512<int>.Indices, value, active);
    }

    /// <summary>The element at each active lane's index; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gather(ArrayView<float> view, Vector512<int> index, Vector512<int> active) => Gather(view.Pointer, 1, index, active);

    /// <summary>Word index · stride of each active lane; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gather(float* first, int stride, Vector512<int> index, Vector512<int> active)
    {
        if (!Avx2.IsSupported || stride != 1) return GatherEach(first, stride, index, active);
        var low = Avx2.GatherMaskVector256(Vector256<float>.Zero, first, index.GetLower(), active.GetLower().AsSingle(), sizeof(float));
        var high = Avx2.GatherMaskVector256(Vector256<float>.Zero, first, index.GetUpper(), active.GetUpper().AsSingle(), sizeof(float));
        return Vector512.Create(low, high);
    }

    static Vector512<float> GatherEach(float* first, int stride, Vector512<int> index, Vector512<int> active)
    {
        var gathered = Vector512<float>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, first[(long)index.GetElement(lane) * stride]);
        }
        return gathered;
    }

    /// <summary>Writes the element at each active lane's index.</summary>
    public static void Scatter(ArrayView<float> view, Vector512<int> index, Vector512<float> value, Vector512<int> active) => Scatter(view.Pointer, 1, index, value, active);

    /// <summary>Writes word index · stride of each active lane.</summary>
    public static void Scatter(float* first, int stride, Vector512<int> index, Vector512<float> value, Vector512<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            first[(long)index.GetElement(lane) * stride] = value.GetElement(lane);
        }
    }

    /// <summary>The elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(ArrayView<int> view, long first)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        return Vector512.Load(view.Pointer + first);
    }

    /// <summary>The elements from <paramref name="first"/> on, as far as they are active; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(ArrayView<int> view, long first, Vector512<int> active)
    {
        if (Avx512F.IsSupported) return Avx512F.MaskLoad((int*)(view.Pointer + first), active, Vector512<int>.Zero);
        return Gather(view.Pointer + first, 1, Vector512<int>.Indices, active);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<int> view, long first, Vector512<int> value)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        value.Store(view.Pointer + first);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on, as far as they are active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<int> view, long first, Vector512<int> value, Vector512<int> active)
    {
        if (Avx512F.IsSupported) Avx512F.MaskStore((int*)(view.Pointer + first), active, value);
        else Scatter(view.Pointer + first, 1, Vector512<int>.Indices, value, active);
    }

    /// <summary>The element at each active lane's index; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Gather(ArrayView<int> view, Vector512<int> index, Vector512<int> active) => Gather(view.Pointer, 1, index, active);

    /// <summary>Word index · stride of each active lane; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Gather(int* first, int stride, Vector512<int> index, Vector512<int> active)
    {
        if (!Avx2.IsSupported || stride != 1) return GatherEach(first, stride, index, active);
        var low = Avx2.GatherMaskVector256(Vector256<int>.Zero, first, index.GetLower(), active.GetLower(), sizeof(int));
        var high = Avx2.GatherMaskVector256(Vector256<int>.Zero, first, index.GetUpper(), active.GetUpper(), sizeof(int));
        return Vector512.Create(low, high);
    }

    static Vector512<int> GatherEach(int* first, int stride, Vector512<int> index, Vector512<int> active)
    {
        var gathered = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, first[(long)index.GetElement(lane) * stride]);
        }
        return gathered;
    }

    /// <summary>Writes the element at each active lane's index.</summary>
    public static void Scatter(ArrayView<int> view, Vector512<int> index, Vector512<int> value, Vector512<int> active) => Scatter(view.Pointer, 1, index, value, active);

    /// <summary>Writes word index · stride of each active lane.</summary>
    public static void Scatter(int* first, int stride, Vector512<int> index, Vector512<int> value, Vector512<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            first[(long)index.GetElement(lane) * stride] = value.GetElement(lane);
        }
    }

    /// <summary>The elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Load(ArrayView<uint> view, long first)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        return Vector512.Load(view.Pointer + first);
    }

    /// <summary>The elements from <paramref name="first"/> on, as far as they are active; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Load(ArrayView<uint> view, long first, Vector512<int> active)
    {
        if (Avx512F.IsSupported) return Avx512F.MaskLoad((int*)(view.Pointer + first), active, Vector512<int>.Zero).AsUInt32();
        return Gather(view.Pointer + first, 1, Vector512<int>.Indices, active);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<uint> view, long first, Vector512<uint> value)
    {
        Debug.Assert(first >= 0 && first + Width <= view.Length, "outside the view");
        value.Store(view.Pointer + first);
    }

    /// <summary>Writes the elements from <paramref name="first"/> on, as far as they are active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<uint> view, long first, Vector512<uint> value, Vector512<int> active)
    {
        if (Avx512F.IsSupported) Avx512F.MaskStore((int*)(view.Pointer + first), active, value.AsInt32());
        else Scatter(view.Pointer + first, 1, Vector512<int>.Indices, value, active);
    }

    /// <summary>The element at each active lane's index; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Gather(ArrayView<uint> view, Vector512<int> index, Vector512<int> active) => Gather(view.Pointer, 1, index, active);

    /// <summary>Word index · stride of each active lane; zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Gather(uint* first, int stride, Vector512<int> index, Vector512<int> active)
    {
        if (!Avx2.IsSupported || stride != 1) return GatherEach(first, stride, index, active);
        var low = Avx2.GatherMaskVector256(Vector256<uint>.Zero, first, index.GetLower(), active.GetLower().AsUInt32(), sizeof(uint));
        var high = Avx2.GatherMaskVector256(Vector256<uint>.Zero, first, index.GetUpper(), active.GetUpper().AsUInt32(), sizeof(uint));
        return Vector512.Create(low, high);
    }

    static Vector512<uint> GatherEach(uint* first, int stride, Vector512<int> index, Vector512<int> active)
    {
        var gathered = Vector512<uint>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, first[(long)index.GetElement(lane) * stride]);
        }
        return gathered;
    }

    /// <summary>Writes the element at each active lane's index.</summary>
    public static void Scatter(ArrayView<uint> view, Vector512<int> index, Vector512<uint> value, Vector512<int> active) => Scatter(view.Pointer, 1, index, value, active);

    /// <summary>Writes word index · stride of each active lane.</summary>
    public static void Scatter(uint* first, int stride, Vector512<int> index, Vector512<uint> value, Vector512<int> active)
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            first[(long)index.GetElement(lane) * stride] = value.GetElement(lane);
        }
    }

    /// <summary>Neighbouring narrow integers, widened.</summary>
    public static Vector512<int> Load<T>(ArrayView<T> view, long first) where T : unmanaged, IBinaryInteger<T> => Load(view, first, Vector512<int>.AllBitsSet);

    /// <summary>Neighbouring narrow integers, widened, as far as they are active; zero elsewhere.</summary>
    public static Vector512<int> Load<T>(ArrayView<T> view, long first, Vector512<int> active) where T : unmanaged, IBinaryInteger<T> =>
        Gather<T>(new(view.Pointer + first, Width), Vector512<int>.Indices, active);

    /// <summary>The narrow integer at each active lane's index, widened; zero elsewhere.</summary>
    public static Vector512<int> Gather<T>(ArrayView<T> view, Vector512<int> index, Vector512<int> active) where T : unmanaged, IBinaryInteger<T>
    {
        var gathered = Vector512<int>.Zero;
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            gathered = gathered.WithElement(lane, int.CreateTruncating(view[index.GetElement(lane)]));
        }
        return gathered;
    }

    /// <summary>Writes neighbouring narrow integers: the lower bits.</summary>
    public static void Store<T>(ArrayView<T> view, long first, Vector512<int> value) where T : unmanaged, IBinaryInteger<T> => Store(view, first, value, Vector512<int>.AllBitsSet);

    /// <summary>Writes neighbouring narrow integers, as far as they are active: the lower bits.</summary>
    public static void Store<T>(ArrayView<T> view, long first, Vector512<int> value, Vector512<int> active) where T : unmanaged, IBinaryInteger<T> =>
        Scatter<T>(new(view.Pointer + first, Width), Vector512<int>.Indices, value, active);

    /// <summary>Writes the narrow integer at each active lane's index: the lower bits.</summary>
    public static void Scatter<T>(ArrayView<T> view, Vector512<int> index, Vector512<int> value, Vector512<int> active) where T : unmanaged, IBinaryInteger<T>
    {
        for (var bits = (uint)active.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            view[index.GetElement(lane)] = T.CreateTruncating(value.GetElement(lane));
        }
    }
}
