using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.SelfOrganizingMap;

/// <summary>The two nearest units of many samples: a product of matrices. A group takes 64 samples and goes through tiles of 64 units; an item keeps 8 × 8 products in registers, each summed in ascending dimensions.</summary>
public static class WinnerSearch
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = Lines * Lines;

    /// <summary>Samples of a group, and units of a tile.</summary>
    public const int Tile = Lines * Each;

    const int Lines = 8;        // of items, along samples as along units
    const int Each = 8;         // samples, and units, of an item: 16 words loaded for 64 products
    const int Round = 32;       // dimensions staged at a time
    const int Loads = 8;        // at once, so that staging does not wait for each; what lies past the last sample, unit or dimension is a copy of another, and never looked at
    const int Pitch = Tile + 1; // of staged dimensions: 32 items that write 32 dimensions of a sample meet no bank twice
    const int ProductPitch = Tile + 4;

    /// <summary>Finds the nearest of a part of the units.</summary>
    /// <param name="map">Sizes.</param>
    /// <param name="run">The samples.</param>
    /// <param name="tiles">How groups share out tiles of samples (rows) and parts of the units (tiles).</param>
    /// <param name="unitsEach">Units of a part, a multiple of <see cref="Tile"/>.</param>
    /// <param name="order">[turn] sample.</param>
    /// <param name="data">[sample, dimension].</param>
    /// <param name="weights">[dimension, unit].</param>
    /// <param name="norms">[unit] squared.</param>
    /// <param name="found">[sample of the run, part].</param>
    [Kernel]
    public static void Compare(
        MapLayout map, SampleRun run, MapTiles tiles, int unitsEach, ArrayView<int> order, ArrayView<float> data, ArrayView<float> weights, ArrayView<float> norms, ArrayView<NearestUnits> found)
    {
        var samples = SharedMemory.Allocate<int>(Tile);
        var shared = SharedMemory.Allocate<float>(Tile * ProductPitch); // dimensions of samples and of units, then the tile's products [unit, sample]
        var products = LocalMemory.Allocate<float>(Each * Each);
        var values = LocalMemory.Allocate<float>(Loads);
        var item = Group.IdxX;
        var lane = item & (Round - 1);
        var line = item >> 3;
        var column = item & (Lines - 1);
        var part = Grid.IdxX & tiles.Mask;
        var turn = (Grid.IdxX >> tiles.Bits) * Tile + item;
        var inRun = run.First + (turn < run.Count ? turn : 0);
        samples[item] = run.Ordered != 0 ? order[inRun] : inRun;
        var nearest = NearestUnits.None();
        var end = map.Units - part * unitsEach < unitsEach ? map.Units : (part + 1) * unitsEach;
        for (var first = part * unitsEach; first < end; first += Tile)
        {
            var unitOfItem = first + (first + item < map.Units ? item : 0);
            for (var product = 0; product < Each * Each; product++) products[product] = 0f;
            for (var round = 0; round < map.Dimensions; round += Round)
            {
                var dimensions = map.Dimensions - round < Round ? map.Dimensions - round : Round;
                Group.Barrier();
                for (var place = item >> 5; place < Tile; place += Loads * (GroupSize / Round))
                {
                    for (var load = 0; load < Loads; load++) values[load] = data[(long)samples[place + load * (GroupSize / Round)] * map.Dimensions + round + (lane < dimensions ? lane : 0)];
                    for (var load = 0; load < Loads; load++) shared[lane * Pitch + place + load * (GroupSize / Round)] = values[load];
                }
                for (var dimension = 0; dimension < dimensions; dimension += Loads)
                {
                    for (var load = 0; load < Loads; load++) values[load] = weights[(long)(round + (dimension + load < dimensions ? dimension + load : 0)) * map.Units + unitOfItem];
                    for (var load = 0; load < Loads; load++) shared[(Round + dimension + load) * Pitch + item] = values[load];
                }
                Group.Barrier();
                for (var dimension = 0; dimension < dimensions; dimension++)
                {
                    for (var unit = 0; unit < Each; unit++) values[unit] = shared[(Round + dimension) * Pitch + column + unit * Lines];
                    for (var own = 0; own < Each; own++)
                    {
                        var value = shared[dimension * Pitch + line + own * Lines];
                        for (var unit = 0; unit < Each; unit++) products[own * Each + unit] = MathF.FusedMultiplyAdd(values[unit], value, products[own * Each + unit]);
                    }
                }
            }
            Group.Barrier();
            for (var own = 0; own < Each; own++)
                for (var unit = 0; unit < Each; unit++) shared[(column + unit * Lines) * ProductPitch + line + own * Lines] = products[own * Each + unit];
            Group.Barrier();
            var units = end - first < Tile ? end - first : Tile;
            for (var unit = 0; unit < units; unit++)
                nearest = NearestUnits.With(nearest, UnitScore.Of(map, shared[unit * ProductPitch + item], norms[first + unit]), first + unit);
        }
        if (turn < run.Count) found[((long)turn << tiles.Bits) + part] = nearest;
    }

    /// <summary>Joins what was found in the parts, which are in ascending order of units; one item takes one sample.</summary>
    /// <param name="map">Sizes.</param>
    /// <param name="run">The samples.</param>
    /// <param name="parts">Of the units.</param>
    /// <param name="found">[sample of the run, part].</param>
    /// <param name="winners">[sample of the run].</param>
    /// <param name="seconds">[sample of the run] −1 on a map of one unit.</param>
    [Kernel]
    public static void Join(MapLayout map, SampleRun run, int parts, ArrayView<NearestUnits> found, ArrayView<int> winners, ArrayView<int> seconds)
    {
        var turn = Grid.IdxX * GroupSize + Group.IdxX;
        if (turn >= run.Count) return;
        var nearest = NearestUnits.None();
        for (var part = 0; part < parts; part++)
        {
            var own = found[(long)turn * parts + part];
            nearest = NearestUnits.With(nearest, own.Score, own.Unit);
            nearest = NearestUnits.With(nearest, own.NextScore, own.NextUnit);
        }
        var winner = nearest.Unit < 0 ? 0 : nearest.Unit; // a map that has grown beyond all numbers has no nearest unit, but stays in its memory
        var next = winner == 0 ? 1 : 0;
        if (nearest.NextUnit >= 0) next = nearest.NextUnit;
        winners[turn] = winner;
        seconds[turn] = next < map.Units ? next : -1;
    }
}
