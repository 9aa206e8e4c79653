using System.Runtime.Intrinsics;

namespace GpuSim.Accelerators.Cpu.Lanes;

/// <summary>Something to be done with vectors of a width not known before the program runs.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface IVectorUser<TResult>
{
    /// <summary>Does it.</summary>
    TResult With<TVectors, TFloat, TInt>() where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged;
}

/// <summary>Vector widths in bits.</summary>
internal static class VectorWidth
{
    /// <summary>Does something with vectors of this width; 32 is one number at a time.</summary>
    public static TResult With<TResult>(int bits, IVectorUser<TResult> user) => bits switch
    {
        512 => user.With<Vectors512, Vector512<float>, Vector512<int>>(),
        256 => user.With<Vectors256, Vector256<float>, Vector256<int>>(),
        128 => user.With<Vectors128, Vector128<float>, Vector128<int>>(),
        _ => user.With<Vectors32, float, int>(),
    };
}
