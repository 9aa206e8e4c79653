using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;

namespace GpuSim.Tests.Planning.Spiking;

/// <summary>Weights are counted in quanta so fine that rounding does not matter and so coarse that no sum overflows.</summary>
public class QuantumTests
{
    [Fact]
    public void Quanta_are_powers_of_two_that_leave_the_worst_sum_within_31_bits()
    {
        var plan = SpikingPlanner.Plan(Network((1000, 0.1), (250, -0.5)));

        var receptor = plan.Populations[0].Receptors[0];
        Assert.Equal(1, Math.ScaleB(receptor.Quantum, -Math.ILogB(receptor.Quantum)));
        Assert.InRange(receptor.WorstSum, 1, int.MaxValue);
    }

    [Fact]
    public void Projections_of_one_weight_take_two_bytes_per_synapse()
    {
        var plan = SpikingPlanner.Plan(Network((1000, 0.1), (250, -0.5)));

        Assert.All(plan.Tables, table => Assert.Equal(2, table.SynapseBytes));
        Assert.All(plan.Tables, table => Assert.Equal(table.Projections[0].Projection.Weight.Centre, table.RowWeight * table.Projections[0].Quantum, 1e-6));
    }

    [Fact]
    public void Varying_weights_take_four_bytes_when_sixteen_bits_hold_them()
    {
        var plan = SpikingPlanner.Plan(Network((1000, new Distribution.Normal(87.8, 8.78) { Min = 0 }), (100, new Distribution.Normal(-351, 35) { Max = 0 })));

        Assert.All(plan.Tables, table => Assert.Equal(4, table.SynapseBytes));
    }

    [Fact]
    public void Varying_weights_take_eight_bytes_when_sixteen_bits_would_round_them_by_more_than_a_thousandth()
    {
        var plan = SpikingPlanner.Plan(Network((10, new Distribution.Normal(1, 0.1)), (10, new Distribution.Normal(1000, 100))));

        Assert.All(plan.Tables, table => Assert.Equal(8, table.SynapseBytes));
    }

    [Fact]
    public void Weights_too_far_apart_for_one_sum_are_refused_with_numbers()
    {
        var refused = Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(Network((1000, 1e9), (1000, 1e-6))));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal("projections[0].weight", problem.Path);
        Assert.Contains("31 bits", problem.Message);
        Assert.Contains("1e-06 mV", problem.Message);
    }

    [Fact]
    public void Poisson_input_counts_towards_the_worst_sum()
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("a", 10, "lif"))
            .Add(new PoissonDescription(["a"]) { Rate = 1e6, Weight = 1000 })
            .Add(new PoissonDescription(["a"]) { Rate = 1e3, Weight = 1e-6 });

        Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(builder.Build()));
    }

    [Fact]
    public void A_network_too_large_for_memory_is_refused_in_numbers_before_anything_is_allocated()
    {
        var experiment = new SpikingExperimentBuilder { Name = "too large", Duration = 1 }
            .Add(new PopulationDescription("a", 1_000_000_000, "lif"))
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(1000)) { Weight = 0.1, Delay = 1 })
            .Build();
        var plan = SpikingPlanner.Plan(experiment);

        var refused = Assert.Throws<NotEnoughMemoryException>(() => MemoryEstimate.Of(plan, ShardCut.Cut(experiment, 2)).Check(plan, 16L << 30));

        Assert.Contains("needed", refused.Message);
        Assert.Contains("16 GiB", refused.Message);
        Assert.Contains("1,000,000,000,000 synapses", refused.Message);
    }

    [Fact]
    public void Memory_of_recorded_weights_edge_lists_and_positions_is_counted()
    {
        using var folder = new TemporaryFolder();
        folder.With("edges.csv", "from,to\n" + string.Concat(Enumerable.Range(0, 5000).Select(edge => FormattableString.Invariant($"{edge % 100},{edge / 100}\n"))));

        var plain = Estimate(_ => { });
        Assert.InRange(Estimate(network => network.Add(new WeightDescription("a->a") { Every = 1 })).Program - plain.Program, 60 * 100 * 100, 200 * 100 * 100);
        Assert.InRange(Estimate(network => network.Add(Edges())).Synapses - plain.Synapses, (2 + 4) * 5000, (2 + 8) * 5000);
        Assert.InRange(Estimate(network => network.Add(new PopulationDescription("placed", 1000, "lif") { Positions = new GpuSim.Model.Spiking.Space.Layout.Random(2) })).Neurons - plain.Neurons, 16 * 1000, 1000 * 1000);

        ProjectionDescription Edges() => new(["a"], ["a"], new EdgeList("edges.csv", folder.Path, "from", "to")) { Weight = 0.1, Delay = 1 };

        static MemoryEstimate Estimate(Action<SpikingExperimentBuilder> more)
        {
            var builder = new SpikingExperimentBuilder { Duration = 1 }
                .Add(new PopulationDescription("a", 100, "lif"))
                .Add(new ProjectionDescription(["a"], ["a"], new AllToAll()) { Weight = 0.1, Delay = 1, Synapse = new("stdp") { Parameters = { ["w_max"] = 1 } } });
            more(builder);
            var plan = SpikingPlanner.Plan(builder.Build());
            return MemoryEstimate.Of(plan, ShardCut.Cut(plan.Experiment, 1));
        }
    }

    static SpikingExperiment Network(params (int InDegree, Distribution Weight)[] projections)
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }.Add(new PopulationDescription("a", 2000, "lif"));
        foreach (var (inDegree, weight) in projections)
            builder.Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(inDegree)) { Weight = weight, Delay = 1 });
        return builder.Build();
    }
}
