using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary><see cref="UnitUpdate.Glauber"/> of as many units as a vector has lanes, by its generated twins.</summary>
internal static unsafe class GlauberLanes<TVectors, TFloat, TInt> where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    /// <summary>Bit k is the state of lane k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Active(TFloat field, float threshold, float gain, uint* draws)
    {
        if (typeof(TVectors) == typeof(Vectors512))
            return (uint)(UnitUpdateLanes512.Glauber(Unsafe.BitCast<TFloat, Vector512<float>>(field), Vector512.Create(threshold), Vector512.Create(gain), Vector512.Load(draws)) << 31).ExtractMostSignificantBits();
        if (typeof(TVectors) == typeof(Vectors256))
            return (UnitUpdateLanes256.Glauber(Unsafe.BitCast<TFloat, Vector256<float>>(field), Vector256.Create(threshold), Vector256.Create(gain), Vector256.Load(draws)) << 31).ExtractMostSignificantBits();
        if (typeof(TVectors) == typeof(Vectors128))
            return (UnitUpdateLanes128.Glauber(Unsafe.BitCast<TFloat, Vector128<float>>(field), Vector128.Create(threshold), Vector128.Create(gain), Vector128.Load(draws)) << 31).ExtractMostSignificantBits();
        return UnitUpdate.Glauber(Unsafe.BitCast<TFloat, float>(field), threshold, gain, *draws);
    }
}
