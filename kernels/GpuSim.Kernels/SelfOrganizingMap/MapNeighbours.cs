using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.SelfOrganizingMap;

/// <summary>Which units learn with a winner, and how much.</summary>
[DeviceCode]
public static class MapNeighbours
{
    /// <summary>Whether two places along an axis are at most <paramref name="reach"/> apart, around the edges on a torus.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWithin(int one, int other, int extent, int toroidal, int reach)
    {
        var gap = one < other ? other - one : one - other;
        return gap <= reach || toroidal != 0 && extent - gap <= reach;
    }

    /// <summary>Where the profile that holds h(winner, unit) for all winners of a row has its value for a winner in column 0; that for column x' is x' before.</summary>
    /// <param name="map">Sizes.</param>
    /// <param name="profileOf">[winner's row, row].</param>
    /// <param name="winnerRow">The winner's row, counted through all layers.</param>
    /// <param name="unit">Who learns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Profile(MapLayout map, ArrayView<int> profileOf, int winnerRow, UnitPlace unit) =>
        profileOf[winnerRow * (map.Height * map.Depth) + unit.Z * map.Height + unit.Y] * (2 * map.Width - 1) + unit.X + map.Width - 1;
}
