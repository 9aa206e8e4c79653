using System.Numerics;
using GpuSim.Kernels.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>What of a map and its samples lies on a device, and how work on it is shared out. Nothing is allocated.</summary>
internal sealed class MapShape(AcceleratorInfo info, MapPlan plan)
{
    const int GroupsPerUnit = 8; // of a device's multiprocessors: enough to keep them busy

    readonly MapGrid _grid = plan.Experiment.Grid;

    /// <summary>Sizes, as kernels are told them.</summary>
    public MapLayout Layout { get; } = new()
    {
        Units = plan.Experiment.Grid.Units,
        Dimensions = plan.Dimensions,
        Width = plan.Experiment.Grid.Width,
        Height = plan.Experiment.Grid.Height,
        Depth = plan.Experiment.Grid.Depth,
        Toroidal = plan.Experiment.Grid.Toroidal ? 1 : 0,
        Cosine = plan.Experiment.Metric == Metric.Cosine ? 1 : 0,
    };

    /// <summary>Samples that are learnt at once: all, those of a mini-batch, or none.</summary>
    public int LearntAtOnce => plan.Experiment.Learning switch
    {
        MapLearning.Batch => plan.Samples,
        MapLearning.MiniBatch batch => Math.Min(batch.Size, plan.Samples),
        _ => 0,
    };

    /// <summary>Pairs of a sample and a part of the units: most that one search keeps.</summary>
    public long MostFound => Math.Max(Found(plan.Samples), Found(LearntAtOnce));

    /// <summary>Into how many parts the units are cut so that a search of so many samples fills the device, as a power of two.</summary>
    public int PartBits(int samples)
    {
        var wanted = info.IsProcessor ? 1 : (long)info.Units * GroupsPerUnit / Math.Max(1, Tiles(samples, WinnerSearch.Tile));
        return BitOperations.Log2((uint)Math.Clamp(wanted, 1, Tiles(Layout.Units, WinnerSearch.Tile)));
    }

    /// <summary>How groups share out rows of so many tiles.</summary>
    public static MapTiles Share(int tiles)
    {
        var bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)tiles));
        return new() { Bits = bits, Mask = (1 << bits) - 1 };
    }

    /// <summary>Tiles that hold <paramref name="length"/> of something.</summary>
    public static int Tiles(int length, int tile) => (int)(((long)length + tile - 1) / tile);

    /// <summary>Refuses what the device cannot hold.</summary>
    /// <exception cref="NotEnoughMemoryException">In numbers, with the way out.</exception>
    public void Check() => RoomOnDevice.Check(info, Pieces, TooLarge);

    long Found(int samples) => (long)samples << PartBits(samples);

    // Each is one piece of the device's memory; nothing where learning does not need it.
    IEnumerable<(string What, long Bytes)> Pieces =>
    [
        ("samples", 4L * plan.Samples * plan.Dimensions),
        ("weights", 4L * Layout.Units * plan.Dimensions),
        ("norms and places of units", 16L * Layout.Units),
        ("neighbourhood", 4L * Rows * Rows + 8L * Rows * (2 * _grid.Width - 1) + 4L * Layout.Units),
        ("order of samples", 4L * plan.Samples),
        ("winners", 8L * plan.Samples),
        ("candidates of the search", 16L * MostFound),
        ("sums of winners", LearntAtOnce > 0 ? 4L * Layout.Units * (plan.Dimensions + 1L) : 0),
    ];

    int Rows => _grid.Height * _grid.Depth;

    NotEnoughMemoryException TooLarge(string what) => new(FormattableString.Invariant(
        $"""
        {Layout.Units:N0} units, {plan.Samples:N0} samples of {plan.Dimensions:N0} dimensions: {what}
        Learn fewer samples, make the map smaller, or run it on the CPU (--device cpu): the weights are the same.
        """));
}
