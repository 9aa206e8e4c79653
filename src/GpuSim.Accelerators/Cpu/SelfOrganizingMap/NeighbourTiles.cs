using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>A winner from which units of a row learn.</summary>
/// <param name="Number">Among the winners.</param>
/// <param name="Column">Its x − the first unit's.</param>
/// <param name="Heights">[unit] h.</param>
internal readonly unsafe record struct Neighbour(int Number, int Column, nint Heights);

/// <summary>The innermost part of the product of neighbourhood and winners' sums: one or two vectors of units by six dimensions, in registers.</summary>
internal static unsafe class NeighbourTiles<TVectors, TFloat, TInt> where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    /// <summary>Two vectors of units.</summary>
    /// <param name="from">[neighbour] in the order of their units.</param>
    /// <param name="count">Number of neighbours.</param>
    /// <param name="sums">[winner, dimension of the tile].</param>
    /// <param name="to">[dimension of the tile, unit] receives the products.</param>
    /// <param name="stride">From one dimension to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Two(Neighbour* from, int count, float* sums, float* to, nint stride)
    {
        var lanes = TVectors.Count;
        TFloat near0 = default, near1 = default, near2 = default, near3 = default, near4 = default, near5 = default;
        TFloat far0 = default, far1 = default, far2 = default, far3 = default, far4 = default, far5 = default;
        for (var end = from + count; from < end; from++)
        {
            var heights = (float*)from->Heights;
            var (near, far) = (TVectors.Load(heights), TVectors.Load(heights + lanes));
            var row = sums + (nint)from->Number * WinnerSums<TVectors, TFloat, TInt>.Tile;
            var sum = TVectors.Broadcast(row[0]);
            near0 = TVectors.FusedMultiplyAdd(near, sum, near0);
            far0 = TVectors.FusedMultiplyAdd(far, sum, far0);
            sum = TVectors.Broadcast(row[1]);
            near1 = TVectors.FusedMultiplyAdd(near, sum, near1);
            far1 = TVectors.FusedMultiplyAdd(far, sum, far1);
            sum = TVectors.Broadcast(row[2]);
            near2 = TVectors.FusedMultiplyAdd(near, sum, near2);
            far2 = TVectors.FusedMultiplyAdd(far, sum, far2);
            sum = TVectors.Broadcast(row[3]);
            near3 = TVectors.FusedMultiplyAdd(near, sum, near3);
            far3 = TVectors.FusedMultiplyAdd(far, sum, far3);
            sum = TVectors.Broadcast(row[4]);
            near4 = TVectors.FusedMultiplyAdd(near, sum, near4);
            far4 = TVectors.FusedMultiplyAdd(far, sum, far4);
            sum = TVectors.Broadcast(row[5]);
            near5 = TVectors.FusedMultiplyAdd(near, sum, near5);
            far5 = TVectors.FusedMultiplyAdd(far, sum, far5);
        }
        Store(near0, near1, near2, near3, near4, near5, to, stride);
        Store(far0, far1, far2, far3, far4, far5, to + lanes, stride);
    }

    /// <summary>One vector of units, for the end of a row.</summary>
    /// <inheritdoc cref="Two"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(Neighbour* from, int count, float* sums, float* to, nint stride)
    {
        TFloat sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default;
        for (var end = from + count; from < end; from++)
        {
            var heights = TVectors.Load((float*)from->Heights);
            var row = sums + (nint)from->Number * WinnerSums<TVectors, TFloat, TInt>.Tile;
            sum0 = TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[0]), sum0);
            sum1 = TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[1]), sum1);
            sum2 = TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[2]), sum2);
            sum3 = TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[3]), sum3);
            sum4 = TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[4]), sum4);
            sum5 = TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[5]), sum5);
        }
        Store(sum0, sum1, sum2, sum3, sum4, sum5, to, stride);
    }

    /// <summary>One vector of units, of which some are outside the windows of some winners: what these add is left out, since even 0 may change the sign of 0.</summary>
    /// <remarks>Windows are masks [x − x'] of the units in one.</remarks>
    /// <inheritdoc cref="Two"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Windowed(Neighbour* from, int count, float* sums, int* windows, float* to, nint stride)
    {
        TFloat sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default;
        for (var end = from + count; from < end; from++)
        {
            var heights = TVectors.Load((float*)from->Heights);
            var mask = TVectors.Load(windows - from->Column);
            var row = sums + (nint)from->Number * WinnerSums<TVectors, TFloat, TInt>.Tile;
            sum0 = TVectors.Select(mask, TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[0]), sum0), sum0);
            sum1 = TVectors.Select(mask, TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[1]), sum1), sum1);
            sum2 = TVectors.Select(mask, TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[2]), sum2), sum2);
            sum3 = TVectors.Select(mask, TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[3]), sum3), sum3);
            sum4 = TVectors.Select(mask, TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[4]), sum4), sum4);
            sum5 = TVectors.Select(mask, TVectors.FusedMultiplyAdd(heights, TVectors.Broadcast(row[5]), sum5), sum5);
        }
        Store(sum0, sum1, sum2, sum3, sum4, sum5, to, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(TFloat sum0, TFloat sum1, TFloat sum2, TFloat sum3, TFloat sum4, TFloat sum5, float* to, nint stride)
    {
        TVectors.Store(sum0, to);
        TVectors.Store(sum1, to + stride);
        TVectors.Store(sum2, to + 2 * stride);
        TVectors.Store(sum3, to + 3 * stride);
        TVectors.Store(sum4, to + 4 * stride);
        TVectors.Store(sum5, to + 5 * stride);
    }
}
