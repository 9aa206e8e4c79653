using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.SelfOrganizingMap;

/// <summary>Weights from the sums of all winners. A group takes 64 units and 8 dimensions, an item one unit: h is looked up once for 8 sums.</summary>
public static class BatchUpdate
{
    /// <summary>Items of a group, and its units.</summary>
    public const int GroupSize = 64;

    /// <summary>Dimensions of a tile.</summary>
    public const int Dimensions = 8;

    /// <summary>Moves the units to, or towards, the weighted mean of the samples.</summary>
    /// <param name="map">Sizes.</param>
    /// <param name="tiles">How groups share out units (rows) and tiles of dimensions.</param>
    /// <param name="reach">Rows, columns and layers away from a winner that learn.</param>
    /// <param name="whole">Whether units become the mean (1) or move towards it (0).</param>
    /// <param name="alpha">How far they move.</param>
    /// <param name="places">[unit].</param>
    /// <param name="profileOf">[winner's row, row].</param>
    /// <param name="profiles">[profile, 2 · width − 1] h.</param>
    /// <param name="sums">[unit, dimension] of the samples it won.</param>
    /// <param name="counts">[unit] their number.</param>
    /// <param name="weights">[dimension, unit].</param>
    [Kernel]
    public static void Move(
        MapLayout map, MapTiles tiles, int reach, int whole, float alpha, ArrayView<UnitPlace> places, ArrayView<int> profileOf, ArrayView<float> profiles, ArrayView<float> sums, ArrayView<int> counts,
        ArrayView<float> weights)
    {
        var means = LocalMemory.Allocate<float>(Dimensions); // sums until divided
        var unit = (Grid.IdxX >> tiles.Bits) * GroupSize + Group.IdxX;
        var first = (Grid.IdxX & tiles.Mask) * Dimensions;
        if (unit >= map.Units || first >= map.Dimensions) return;
        var place = places[unit];
        var total = 0f;
        for (var dimension = 0; dimension < Dimensions; dimension++) means[dimension] = 0f;
        for (var row = 0; row < map.Height * map.Depth; row++)
        {
            var start = places[row * map.Width];
            if (MapNeighbours.IsWithin(start.Y, place.Y, map.Height, map.Toroidal, reach) && MapNeighbours.IsWithin(start.Z, place.Z, map.Depth, map.Toroidal, reach))
            {
                var profile = MapNeighbours.Profile(map, profileOf, row, place);
                for (var column = 0; column < map.Width; column++)
                {
                    var winner = row * map.Width + column;
                    if (counts[winner] > 0 && MapNeighbours.IsWithin(column, place.X, map.Width, map.Toroidal, reach))
                    {
                        var height = profiles[profile - column];
                        total = MathF.FusedMultiplyAdd(height, (float)counts[winner], total);
                        for (var dimension = 0; dimension < Dimensions; dimension++)
                            means[dimension] = MathF.FusedMultiplyAdd(height, sums[(long)winner * map.Dimensions + (first + dimension < map.Dimensions ? first + dimension : first)], means[dimension]);
                    }
                }
            }
        }
        if (!(total > 1e-30f)) return;
        for (var dimension = 0; dimension < Dimensions; dimension++)
            if (first + dimension < map.Dimensions)
            {
                var at = (long)(first + dimension) * map.Units + unit;
                var mean = means[dimension] / total;
                weights[at] = whole != 0 ? mean : MathF.FusedMultiplyAdd(alpha, mean - weights[at], weights[at]);
            }
    }
}
