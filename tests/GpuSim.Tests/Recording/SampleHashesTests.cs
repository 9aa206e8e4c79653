using System.Security.Cryptography;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Recording;

namespace GpuSim.Tests.Recording;

/// <summary>The hashes of samples, and what <c>compare</c> finds between samples of two runs.</summary>
public class SampleHashesTests
{
    static readonly float[] Potentials = [-65, -64, -63, -62, -61, -60]; // [frame, neuron] of two neurons

    [Fact]
    public void The_hash_is_that_of_the_bytes_whatever_the_blocks()
    {
        using var whole = Hashed(Block(Potentials));
        using var cut = Hashed(Block(Potentials[..2]), Block([]), Block(Potentials[2..]));

        var bytes = Potentials.SelectMany(BitConverter.GetBytes).ToArray();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SHA256.HashData(bytes))), whole.States);
        Assert.Equal(whole.States, cut.States);
        Assert.Null(whole.Rates);
        Assert.Null(whole.Weights);
    }

    [Fact]
    public void The_sign_of_zero_counts()
    {
        using var one = Hashed(Block([0f]));
        using var other = Hashed(Block([-0f]));
        Assert.NotEqual(one.States, other.States);
    }

    [Fact]
    public void Where_samples_first_part_is_told_in_the_words_of_the_experiment()
    {
        var experiment = new SpikingExperimentBuilder { Duration = 1, Dt = 0.1 }
            .Add(new PopulationDescription("exc", 9, "lif"))
            .Add(new StateDescription("exc", ["v"]) { Neurons = [3, 7], Every = 0.2 })
            .Build();
        var earlier = new MemoryRecorder();
        earlier.Write(Block(Potentials));
        var same = new GpuSim.Spiking.SampleCheck(earlier, experiment);
        var check = new GpuSim.Spiking.SampleCheck(earlier, experiment);

        same.Write(Block(Potentials));
        check.Write(Block(Potentials[..2]));
        check.Write(Block([-63, -62.5f, 0, 0]));

        Assert.Null(same.First);
        Assert.Equal(new("v of exc 7", 0.4, "-62", "-62.5"), check.First);
    }

    static SampleHashes Hashed(params RecordBlock[] blocks)
    {
        var hashes = new SampleHashes();
        foreach (var block in blocks) hashes.Write(block);
        return hashes;
    }

    static RecordBlock Block(float[] values) => new() { FirstStep = 0, EndStep = 10, Spikes = new SpikeColumns(), States = [new(values.Length / 2, values)] };
}
