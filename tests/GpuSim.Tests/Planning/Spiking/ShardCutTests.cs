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

    [Theory]
    [InlineData(10, 8, 1)]          // an epoch of a few steps of ten neurons is over before threads have met
    [InlineData(1_000_000, 8, 8)]
    [InlineData(1_000_000, 1, 1)]
    public void Threads_are_no_more_than_gain(int neurons, int allowed, int threads) =>
        Assert.Equal(threads, ShardCut.Threads(SpikingPlanner.Plan(Network(neurons)), allowed));

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

    [Fact]
    public void Every_thread_has_a_shard_whatever_the_size()
    {
        for (var size = 1; size < 300; size += 7)
            for (var threads = 1; threads < 12; threads++)
            {
                var shards = ShardCut.Cut(Network(size, 64), threads);

                Assert.Equal(threads, shards.Count);
                Assert.Equal(size + 64, shards.Sum(shard => shard.Slices.Sum(slice => slice.Count)));
            }
    }

    [Theory]
    [InlineData(2_000_000_000, 100_000)]
    [InlineData(1, 2_147_483_646)]
    public void The_largest_networks_are_cut_without_trying_every_number_of_shards(int first, int second)
    {
        var shards = ShardCut.Cut(Network(first, second), 2);

        Assert.Equal(0, shards.Count % 2);
        Assert.All(shards, shard => Assert.InRange(shard.Width, 1, ShardCut.MaxWidth));
        Assert.Equal((long)first + second, shards.Sum(shard => shard.Slices.Sum(slice => (long)slice.Count)));
    }

    [Fact]
    public void A_rate_beyond_all_measure_does_not_starve_the_other_populations()
    {
        var experiment = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("wild", 10, "lif") { MeanRate = 1e30 })
            .Add(new PopulationDescription("calm", 200_000, "lif"))
            .Add(new ProjectionDescription(["wild"], ["wild"], new FixedInDegree(1_000_000)) { Weight = 0.01, Delay = 1 })
            .Build();

        Assert.All(ShardCut.Cut(experiment, 2), shard => Assert.InRange(shard.Width, 1, ShardCut.MaxWidth));
    }

    static SpikingExperiment Network(params int[] sizes)
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 };
        for (var i = 0; i < sizes.Length; i++) builder.Add(new PopulationDescription($"p{i}", sizes[i], "lif"));
        return builder.Build();
    }
}
