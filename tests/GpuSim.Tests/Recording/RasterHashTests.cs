using System.Security.Cryptography;
using GpuSim.Recording;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Recording;

/// <summary>raster_sha256 is what its definition says, however blocks cut the time.</summary>
public class RasterHashTests
{
    [Fact]
    public void It_is_a_chain_of_windows_of_1000_steps()
    {
        using var hash = new RasterHash();
        MadeUpRun.Record(hash, 1000);

        Assert.Equal(ByDefinition(MadeUpRun.Spikes, MadeUpRun.Steps), hash.Hex);
    }

    [Theory]
    [InlineData(MadeUpRun.Steps)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1, 39, 700, 13)]
    [InlineData(1001, 2, 2500)]
    public void It_does_not_depend_on_blocks(params int[] lengths)
    {
        using var hash = new RasterHash();
        MadeUpRun.Record(hash, lengths);

        Assert.Equal(ByDefinition(MadeUpRun.Spikes, MadeUpRun.Steps), hash.Hex);
    }

    // Window 0: SHA-256 of 02000000 01000000 e7030000 00000000; window 1, of 500 steps: SHA-256 of that and e8030000 03000000.
    [Fact]
    public void Of_three_spikes_it_is_the_same_for_ever()
    {
        using var hash = new RasterHash();
        hash.Write(Block(0, 1500, (2, 1), (999, 0), (1000, 3)));

        Assert.Equal(ByDefinition([(2, 1), (999, 0), (1000, 3)], 1500), hash.Hex);
        Assert.Equal("19d7811784af0dc8fa5776de928fb95c0cc0c6c57cd19fc202190b8ac14d31d4", hash.Hex);
    }

    [Fact]
    public void Silence_is_hashed_by_its_length()
    {
        using var hash = new RasterHash();
        Assert.Empty(hash.Hex);

        hash.Write(Block(0, 1));
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash.Hex); // SHA-256 of nothing

        hash.Write(Block(1, 2500));
        Assert.Equal(ByDefinition([], 2500), hash.Hex);
    }

    static string ByDefinition(IEnumerable<(uint Step, uint Id)> spikes, long steps)
    {
        byte[] chain = [];
        for (var window = 0; window * 1000 < steps; window++)
        {
            var inside = spikes.Where(spike => spike.Step / 1000 == window).SelectMany(spike => (byte[])[.. BitConverter.GetBytes(spike.Step), .. BitConverter.GetBytes(spike.Id)]);
            chain = SHA256.HashData([.. chain, .. inside]);
        }
        return Convert.ToHexStringLower(chain);
    }

    static RecordBlock Block(long first, long end, params (uint Step, uint Id)[] spikes)
    {
        var columns = new SpikeColumns();
        foreach (var (step, id) in spikes) columns.Append([step], [id]);
        return new() { FirstStep = first, EndStep = end, Spikes = columns, States = [] };
    }
}
