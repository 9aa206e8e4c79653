using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>What near means: a score of units for a sample, the smallest of which wins.</summary>
internal interface IMapScore<TFloat>
{
    /// <summary>What is kept of units' squared norms.</summary>
    static abstract TFloat Keep(TFloat squared);

    /// <summary>Scores from dot products with the sample and what was kept; not a number for units that are none.</summary>
    static abstract TFloat Of(TFloat dot, TFloat kept);
}

/// <summary>‖w‖² − 2 w · x.</summary>
internal readonly struct EuclideanScore<TVectors, TFloat, TInt> : IMapScore<TFloat>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Keep(TFloat squared) => squared;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Of(TFloat dot, TFloat kept) => TVectors.FusedMultiplyAdd(TVectors.Broadcast(-2f), dot, kept);
}

/// <summary>−w · x / ‖w‖, 0 where the norm is 0. Kept is −‖w‖, infinite where it is 0.</summary>
internal readonly struct CosineScore<TVectors, TFloat, TInt> : IMapScore<TFloat>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Keep(TFloat squared)
    {
        var norm = TVectors.Subtract(TVectors.Broadcast(0f), TVectors.SquareRoot(squared));
        return TVectors.Select(TVectors.Equal(squared, TVectors.Broadcast(0f)), TVectors.Broadcast(float.NegativeInfinity), norm);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Of(TFloat dot, TFloat kept) => TVectors.Divide(dot, kept);
}
