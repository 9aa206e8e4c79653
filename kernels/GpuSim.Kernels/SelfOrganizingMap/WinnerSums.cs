using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.SelfOrganizingMap;

/// <summary>Sum and number of the samples that a unit has won. A group takes one unit and 64 dimensions: it lists the unit's samples, in order, out of 2048 at a time, and each item adds up one dimension of them.</summary>
public static class WinnerSums
{
    /// <summary>Items of a group, and dimensions of a tile.</summary>
    public const int GroupSize = 64;

    const int Loads = 8; // at once, so that sums do not wait for each

    /// <summary>Adds floats in the order of turns.</summary>
    /// <param name="map">Sizes.</param>
    /// <param name="run">The samples.</param>
    /// <param name="tiles">How groups share out units (rows) and tiles of dimensions.</param>
    /// <param name="order">[turn] sample.</param>
    /// <param name="winners">[sample of the run].</param>
    /// <param name="data">[sample, dimension].</param>
    /// <param name="sums">[unit, dimension].</param>
    /// <param name="counts">[unit].</param>
    [Kernel]
    public static void Add(
        MapLayout map, SampleRun run, MapTiles tiles, ArrayView<int> order, ArrayView<int> winners, ArrayView<float> data, ArrayView<float> sums, ArrayView<int> counts)
    {
        var masks = SharedMemory.Allocate<uint>(GroupSize); // bit b of mask m: turn 32 m + b is the unit's
        var listed = SharedMemory.Allocate<int>(32 * GroupSize);
        var values = LocalMemory.Allocate<float>(Loads);
        var winner = Grid.IdxX >> tiles.Bits;
        var tile = Grid.IdxX & tiles.Mask;
        if (tile * GroupSize >= map.Dimensions) return;
        var dimension = tile * GroupSize + Group.IdxX;
        var column = dimension < map.Dimensions ? dimension : 0;
        var sum = 0f;
        var count = 0;
        for (var first = 0; first < run.Count; first += 32 * GroupSize)
        {
            var own = first + (Group.IdxX << 5);
            var mask = 0u;
            for (var bit = 0; bit < 32 && own + bit < run.Count; bit++) mask |= winners[own + bit] == winner ? 1u << bit : 0u;
            Group.Barrier();
            masks[Group.IdxX] = mask;
            Group.Barrier();
            var place = 0;
            var all = 0;
            for (var other = 0; other < GroupSize; other++)
            {
                var those = IntrinsicMath.PopCount(masks[other]);
                place += other < Group.IdxX ? those : 0;
                all += those;
            }
            while (mask != 0u)
            {
                listed[place] = order[run.First + own + IntrinsicMath.TrailingZeroCount(mask)];
                mask &= mask - 1u;
                place++;
            }
            Group.Barrier();
            for (var next = 0; next < all; next += Loads)
            {
                for (var load = 0; load < Loads; load++) values[load] = data[(long)listed[next + load < all ? next + load : next] * map.Dimensions + column];
                for (var load = 0; load < Loads; load++) sum = next + load < all ? sum + values[load] : sum;
            }
            count += all;
        }
        if (dimension < map.Dimensions) sums[(long)winner * map.Dimensions + dimension] = sum;
        if (dimension == 0) counts[winner] = count;
    }
}
