using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.SelfOrganizingMap;

/// <summary>Sample by sample: one group walks the samples in order. Item k keeps the weights of units k, k + group, …, which nobody else touches, and all items agree on the winner.</summary>
public static class OnlineWalk
{
    /// <summary>Most items of the group, which has a power of two.</summary>
    public const int LargestGroup = 256;

    /// <summary>Learns a run of samples.</summary>
    /// <param name="map">Sizes.</param>
    /// <param name="run">The samples.</param>
    /// <param name="reach">Rows, columns and layers away from the winner that learn.</param>
    /// <param name="order">[turn] sample.</param>
    /// <param name="data">[sample, dimension].</param>
    /// <param name="places">[unit].</param>
    /// <param name="profileOf">[winner's row, row].</param>
    /// <param name="profiles">[profile, 2 · width − 1] h.</param>
    /// <param name="gains">[unit] of winners.</param>
    /// <param name="weights">[dimension, unit].</param>
    /// <param name="norms">[unit] squared, of the weights.</param>
    [Kernel]
    public static void Learn(
        MapLayout map, SampleRun run, int reach, ArrayView<int> order, ArrayView<float> data, ArrayView<UnitPlace> places, ArrayView<int> profileOf, ArrayView<float> profiles, ArrayView<float> gains,
        ArrayView<float> weights, ArrayView<float> norms)
    {
        var scores = SharedMemory.Allocate<float>(2 * LargestGroup); // in turn, so that a slow item still finds the last sample's winner
        var units = SharedMemory.Allocate<int>(2 * LargestGroup);
        for (var turn = 0; turn < run.Count; turn++)
        {
            var sample = (long)order[run.First + turn] * map.Dimensions;
            var lowest = float.PositiveInfinity;
            var nearest = map.Units;
            for (var unit = Group.IdxX; unit < map.Units; unit += Group.DimX)
            {
                var product = 0f;
                for (var dimension = 0; dimension < map.Dimensions; dimension++)
                    product = MathF.FusedMultiplyAdd(weights[(long)dimension * map.Units + unit], data[sample + dimension], product);
                var score = UnitScore.Of(map, product, norms[unit]);
                nearest = score < lowest ? unit : nearest;
                lowest = score < lowest ? score : lowest;
            }
            var first = (turn & 1) * LargestGroup;
            var at = first + Group.IdxX;
            scores[at] = lowest;
            units[at] = nearest;
            Group.Barrier();
            for (var half = Group.DimX >> 1; half > 0; half >>= 1)
            {
                if (Group.IdxX < half && UnitScore.IsNearer(scores[at + half], units[at + half], scores[at], units[at]))
                {
                    scores[at] = scores[at + half];
                    units[at] = units[at + half];
                }
                Group.Barrier();
            }
            var winner = units[first] < map.Units ? units[first] : 0; // a map that has grown beyond all numbers has no nearest unit, but stays in its memory
            var centre = places[winner];
            for (var unit = Group.IdxX; unit < map.Units; unit += Group.DimX)
            {
                var place = places[unit];
                if (MapNeighbours.IsWithin(centre.X, place.X, map.Width, map.Toroidal, reach)
                    && MapNeighbours.IsWithin(centre.Y, place.Y, map.Height, map.Toroidal, reach)
                    && MapNeighbours.IsWithin(centre.Z, place.Z, map.Depth, map.Toroidal, reach))
                {
                    var gain = gains[winner] * profiles[MapNeighbours.Profile(map, profileOf, centre.Z * map.Height + centre.Y, place) - centre.X];
                    var norm = 0f;
                    for (var dimension = 0; dimension < map.Dimensions; dimension++)
                    {
                        var old = weights[(long)dimension * map.Units + unit];
                        var weight = MathF.FusedMultiplyAdd(gain, data[sample + dimension] - old, old);
                        weights[(long)dimension * map.Units + unit] = weight;
                        norm = MathF.FusedMultiplyAdd(weight, weight, norm);
                    }
                    norms[unit] = norm;
                }
            }
        }
    }
}
