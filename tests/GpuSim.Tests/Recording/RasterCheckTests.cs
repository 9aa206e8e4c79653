using GpuSim.Recording;

namespace GpuSim.Tests.Recording;

/// <summary>What <c>compare</c> finds between two rasters, whatever the blocks they come in.</summary>
public class RasterCheckTests
{
    static readonly (uint Step, uint Id)[] Earlier = [(0, 4), (0, 9), (3, 1), (3, 4), (7, 0)];

    /// <summary>The first spike that only one raster has, and whether the earlier one has it.</summary>
    public static TheoryData<string, (uint, uint)[], uint, uint, bool> Differences => new()
    {
        { "extra at the start", [(0, 2), .. Earlier], 0, 2, false },
        { "extra in the middle", [.. Earlier[..2], (2, 9), .. Earlier[2..]], 2, 9, false },
        { "extra at the end", [.. Earlier, (7, 1)], 7, 1, false },
        { "missing at the start", Earlier[1..], 0, 4, true },
        { "missing in the middle", [.. Earlier[..2], .. Earlier[3..]], 3, 1, true },
        { "truncated", Earlier[..3], 3, 4, true },
        { "empty", [], 0, 4, true },
        { "another neuron, greater", [(0, 5), .. Earlier[1..]], 0, 4, true },
        { "another neuron, smaller", [(0, 3), .. Earlier[1..]], 0, 3, false },
        { "a step late", [.. Earlier[..2], (4, 1), .. Earlier[3..]], 3, 1, true },
        { "two differences", [.. Earlier[..2], (3, 2), (3, 4), (9, 0)], 3, 1, true },
        { "swapped", [(0, 9), (0, 4), .. Earlier[2..]], 0, 4, true },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void The_first_spike_of_one_raster_alone_is_found(string difference, (uint, uint)[] later, uint step, uint id, bool inFirst)
    {
        for (var blockLength = 1; blockLength <= later.Length + 1; blockLength++)
            Assert.True((step, id, inFirst) == Check(later, blockLength), $"{difference}, in blocks of {blockLength}");
    }

    [Fact]
    public void The_same_raster_differs_nowhere()
    {
        for (var blockLength = 1; blockLength <= Earlier.Length; blockLength++) Assert.Null(Check(Earlier, blockLength));
    }

    static (uint Step, uint Id, bool InFirst)? Check((uint Step, uint Id)[] later, int blockLength)
    {
        var earlier = new MemoryRecorder();
        earlier.Write(Block(Earlier));
        var check = new RasterCheck(earlier);
        foreach (var block in later.Chunk(blockLength)) check.Write(Block(block));
        check.End();
        return check.First;
    }

    static RecordBlock Block((uint Step, uint Id)[] spikes)
    {
        var columns = new SpikeColumns();
        columns.Append([.. spikes.Select(spike => spike.Step)], [.. spikes.Select(spike => spike.Id)]);
        return new() { FirstStep = 0, EndStep = 10, Spikes = columns, States = [] };
    }
}
