using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuSim.Dynamics.Neurons;

// The rest of each twin is written by the kernel compiler.

/// <summary>Input of sixteen neurons.</summary>
public partial struct InputLanes512 : IInputLanes<InputLanes512>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe InputLanes512 Take(int* sums0, float quantum0, int* sums1, float quantum1, float current)
    {
        InputLanes512 input = default; // its address must not be taken, or its vectors leave the registers
        input.Receptor0 = Take(sums0) * Vector512.Create(quantum0);
        input.Receptor1 = sums1 is null ? Vector512<float>.Zero : Take(sums1) * Vector512.Create(quantum1);
        input.Current = Vector512.Create(current);
        return input;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe Vector512<float> Take(int* sums)
    {
        var taken = Vector512.Load(sums);
        Vector512<int>.Zero.Store(sums);
        return Vector512.ConvertToSingle(taken);
    }
}

/// <summary>Input of eight neurons.</summary>
public partial struct InputLanes256 : IInputLanes<InputLanes256>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe InputLanes256 Take(int* sums0, float quantum0, int* sums1, float quantum1, float current)
    {
        InputLanes256 input = default; // its address must not be taken, or its vectors leave the registers
        input.Receptor0 = Take(sums0) * Vector256.Create(quantum0);
        input.Receptor1 = sums1 is null ? Vector256<float>.Zero : Take(sums1) * Vector256.Create(quantum1);
        input.Current = Vector256.Create(current);
        return input;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe Vector256<float> Take(int* sums)
    {
        var taken = Vector256.Load(sums);
        Vector256<int>.Zero.Store(sums);
        return Vector256.ConvertToSingle(taken);
    }
}

/// <summary>Input of four neurons.</summary>
public partial struct InputLanes128 : IInputLanes<InputLanes128>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe InputLanes128 Take(int* sums0, float quantum0, int* sums1, float quantum1, float current)
    {
        InputLanes128 input = default; // its address must not be taken, or its vectors leave the registers
        input.Receptor0 = Take(sums0) * Vector128.Create(quantum0);
        input.Receptor1 = sums1 is null ? Vector128<float>.Zero : Take(sums1) * Vector128.Create(quantum1);
        input.Current = Vector128.Create(current);
        return input;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe Vector128<float> Take(int* sums)
    {
        var taken = Vector128.Load(sums);
        Vector128<int>.Zero.Store(sums);
        return Vector128.ConvertToSingle(taken);
    }
}
