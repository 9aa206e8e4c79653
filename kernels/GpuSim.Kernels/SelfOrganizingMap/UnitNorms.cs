using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.SelfOrganizingMap;

/// <summary>Squared norms of all units; one item takes one unit.</summary>
public static class UnitNorms
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = 64;

    /// <summary>Sums in ascending dimensions.</summary>
    /// <param name="map">Sizes.</param>
    /// <param name="weights">[dimension, unit].</param>
    /// <param name="norms">[unit].</param>
    [Kernel]
    public static void Sum(MapLayout map, ArrayView<float> weights, ArrayView<float> norms)
    {
        var unit = Grid.IdxX * GroupSize + Group.IdxX;
        if (unit >= map.Units) return;
        var norm = 0f;
        for (var dimension = 0; dimension < map.Dimensions; dimension++)
        {
            var weight = weights[(long)dimension * map.Units + unit];
            norm = MathF.FusedMultiplyAdd(weight, weight, norm);
        }
        norms[unit] = norm;
    }
}
