using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;

namespace GpuSim.Tests.Planning.Spiking;

/// <summary>Weights that learn start where their rule may bring them, or are refused; nothing but tails of distributions is clipped.</summary>
public class LearningRangeTests
{
    static readonly Distribution FromFile = new Distribution.FromFile(1);

    public static TheoryData<Distribution, string> Beyond => new()
    {
        { 0.7, "expected weights of at most w_max = 0.6 mV in size, got 0.7 mV" },
        { -0.7, "in size, got -0.7 mV" },
        { new Distribution.Uniform(0.1, 0.9), "in size, got 0.1 mV to 0.9 mV" },
        { new Distribution.Uniform(-0.1, 0.5), "expected weights of one sign, as stdp works on their size, got -0.1 mV to 0.5 mV" },
        { new Distribution.Normal(0.7, 0.1), "in size, got 0.7 mV" },
        { new Distribution.Normal(0, 0.1), "expected weights of one sign" },
        { new Distribution.Lognormal(0.7, 0.1, -1), "in size, got -0.7 mV" },
    };

    [Theory]
    [MemberData(nameof(Beyond))]
    public void Weights_that_a_rule_cannot_hold_are_refused(Distribution weight, string message)
    {
        var problem = Assert.Single(Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(Network(new FixedInDegree(2), weight))).Problems);
        Assert.Equal("projections[0].weight", problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Hint);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(-0.6)]
    [InlineData(0)]
    public void Weights_up_to_the_bound_are_taken(double weight) => Assert.NotNull(SpikingPlanner.Plan(Network(new FixedInDegree(2), weight)));

    [Theory]
    [InlineData("0,1,0.2\n0,2,0.7\n", "edges.csv:3:5: expected weights of at most w_max = 0.6 mV in size, got 0.7 mV")]
    [InlineData("0,1,0.2\n0,2,-0.3\n", "edges.csv:3:5: expected weights of one sign, as stdp works on their size, got -0.3 mV to 0.2 mV")]
    public void A_weight_of_an_edge_list_is_refused_where_it_stands(string rows, string message)
    {
        using var folder = new TemporaryFolder();
        folder.With("edges.csv", "from,to,w\n" + rows);
        var refused = Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(Network(Edges(folder), FromFile)));
        Assert.Contains(message, Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-0.2", 1, -1)]
    [InlineData("-0.2", -1, 1)]
    [InlineData("0.2", 1, 1)]
    public void The_sign_of_an_edge_list_is_that_of_its_numbers(string weight, double factor, int sign)
    {
        using var folder = new TemporaryFolder();
        folder.With("edges.csv", $"from,to,w\n0,1,{weight}\n");
        var plan = SpikingPlanner.Plan(Network(Edges(folder), new Distribution.FromFile(factor)));
        Assert.Equal(sign, PlasticWeights.Sign(plan.Experiment.Projections[0]));
        Assert.Equal(0.2 * sign, Connections.Of(plan, plan.Experiment.Projections[0]).First().Weights[0], 1e-12);
    }

    [Fact]
    public void Connections_are_clipped_as_a_run_clips_them()
    {
        var plan = SpikingPlanner.Plan(Network(new AllToAll(), new Distribution.Normal(0.3, 0.3)));
        var shown = Connections.Of(plan, plan.Experiment.Projections[0]).SelectMany(row => row.Weights.Take(row.Count)).ToList();
        using var built = SynapseBuilder.Build(plan, ShardCut.Cut(plan.Experiment, 1), 1)[0][0];
        var run = Enumerable.Range(0, (int)built.Synapses).Select(at => built.As<PlasticSynapse>()[at].Weight).ToList();
        Assert.Contains(0, shown);
        Assert.Contains(0.6f, run);
        Assert.Equal(run.Order(), shown.Select(weight => (float)weight).Order());
    }

    static EdgeList Edges(TemporaryFolder folder) => new("edges.csv", folder.Path, "from", "to") { Weight = "w" };

    static SpikingExperiment Network(IConnectivityRule rule, Distribution weight) => new SpikingExperimentBuilder { Duration = 1 }
        .Add(new PopulationDescription("a", 40, "lif"))
        .Add(new ProjectionDescription(["a"], ["a"], rule) { Weight = weight, Delay = 1, Synapse = new("stdp") { Parameters = { ["w_max"] = 0.6 } } })
        .Build();
}
