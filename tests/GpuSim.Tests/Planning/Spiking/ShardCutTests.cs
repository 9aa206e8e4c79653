using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning.Spiking;

namespace GpuSim.Tests.Planning.Spiking;

public class ShardCutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void Every_neuron_has_one_place(int threads)
    {
        var experiment = Network(10_007, 333, 65);

        var shards = ShardCut.Cut(experiment, threads);

        Assert.Equal(0, shards.Count % threads);
        for (var population = 0; population < experiment.Populations.Count; population++)
        {
            var next = 0;
            foreach (var slice in shards.SelectMany(shard => shard.Slices).Where(slice => slice.Population == population))
            {
                Assert.Equal(next, slice.FirstInPopulation);
                Assert.Equal(0, slice.FirstInPopulation % ShardCut.Grain);
                next += slice.Count;
            }
            Assert.Equal(experiment.Populations[population].Size, next);
        }
    }

    [Fact]
    public void Slices_are_numbered_in_the_order_of_global_ids_and_do_not_overlap_in_their_shard()
    {
        var shards = ShardCut.Cut(Network(1000, 1000, 1000), 3);

        Assert.Equal(Enumerable.Range(0, shards.Sum(shard => shard.Slices.Count)), shards.SelectMany(shard => shard.Slices).Select(slice => slice.Index));
        foreach (var shard in shards)
            foreach (var (slice, next) in shard.Slices.Zip(shard.Slices.Skip(1)))
                Assert.True(slice.FirstInShard + slice.Count <= next.FirstInShard);
    }

    [Fact]
    public void A_shard_never_outgrows_its_16_bit_targets()
    {
        var shards = ShardCut.Cut(Network(200_000, 50_000, 3), 2);

        Assert.All(shards, shard => Assert.InRange(shard.Width, 1, 65536));
    }

    [Fact]
    public void Shards_carry_the_same_expected_work()
    {
        var experiment = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("busy", 10_000, "lif"))
            .Add(new PopulationDescription("quiet", 10_000, "lif"))
            .Add(new ProjectionDescription(["busy"], ["busy"], new FixedInDegree(5000)) { Weight = 0.01, Delay = 1 })
            .Build();

        var shards = ShardCut.Cut(experiment, 2);

        Assert.InRange(shards[0].Width, 5000, 9000); // the half with the events has fewer neurons
    }

    static SpikingExperiment Network(params int[] sizes)
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 };
        for (var i = 0; i < sizes.Length; i++) builder.Add(new PopulationDescription($"p{i}", sizes[i], "lif"));
        return builder.Build();
    }
}
