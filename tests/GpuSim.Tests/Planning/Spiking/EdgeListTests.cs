using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;
using GpuSim.Tests.Execution;

namespace GpuSim.Tests.Planning.Spiking;

public class EdgeListTests
{
    [Fact]
    public void Every_edge_arrives_with_its_weight_after_its_delay()
    {
        using var folder = new TemporaryFolder();
        folder.With("edges.csv", "from,to,w,d\n0,1,2,2\n0,2,3,5\n");
        var experiment = Network(folder, size: 3).Add(new StateDescription("a", ["v"]) { Every = 0.1 }).Build();

        var states = Raster.Of(experiment).States[0]; // [frame, neuron]; neuron 0 spikes in step 0, and a spike is seen one step after it arrives

        double Lift(int neuron, int frame) => states[frame * 3 + neuron] - states[(frame - 1) * 3 + neuron];
        Assert.Equal(2 * 0.5, Lift(1, 10), 1e-2); // the rest is leak
        Assert.Equal(3 * 0.5, Lift(2, 25), 1e-2);
    }

    public static TheoryData<string> Devices => [.. TestDevices.All];

    [Theory]
    [MemberData(nameof(Devices))]
    public void An_edge_list_gives_the_same_raster_on_every_device(string device)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        folder.With("edges.csv", "from,to,w,d\n" + string.Concat(Enumerable.Range(0, 3000).Select(_ => FormattableString.Invariant($"{random.Next(200)},{random.Next(200)},{random.Next(1, 9) / 10.0},{random.Next(2, 40) / 10.0}\n"))));
        var experiment = Network(folder, 200).Add(new DirectCurrentDescription(["a"]) { Amplitude = 270 }).Build();

        var expected = Raster.Of(experiment);
        expected.AssertLively();
        using var opened = TestDevices.Open(device);
        expected.AssertSame(Raster.Of(experiment, opened, threads: 3));
    }

    [Theory]
    [InlineData("from,to,w,d\n0,1,2,0.1\n", "projections[0].rule.edges.file", "edges.csv:2:7: expected a delay of at least dt = 0.1 ms, got 0.05 ms")]
    [InlineData("from,to,w\n0,1,2\n", "projections[0].rule.edges.delay", "expected the name or number of a column, got \"d\"")]
    public void What_does_not_fit_is_told_with_its_place_in_table_and_config(string table, string path, string message)
    {
        using var folder = new TemporaryFolder();
        folder.With("edges.csv", table);
        var problem = Assert.Single(Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(Network(folder, 3).Build())).Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_model_knows_without_the_table_is_refused_before_it_is_read()
    {
        var refused = Assert.Throws<InvalidDescriptionException>(() => new SpikingExperimentBuilder { Duration = 1, Scale = 0.5 }
            .Add(new PopulationDescription("a", 4, "lif"))
            .Add(new ProjectionDescription(["a"], ["a"], new EdgeList("none.csv", "", "1", "2")) { Weight = new Distribution.FromFile(1), Delay = 1 })
            .Build());
        Assert.Contains(refused.Problems, problem => problem.Path == "projections[0].weight" && problem.Message.Contains("a column of weights"));
        Assert.Contains(refused.Problems, problem => problem.Path == "projections[0].rule" && problem.Message.Contains("full size"));
    }

    static SpikingExperimentBuilder Network(TemporaryFolder folder, int size) => new SpikingExperimentBuilder { Duration = 10 }
        .Add(new PopulationDescription("a", size, "lif") { Initial = { ["v"] = new Distribution.Listed([25, .. Enumerable.Repeat(0.0, size - 1)]) } })
        .Add(new ProjectionDescription(["a"], ["a"], new EdgeList("edges.csv", folder.Path, "from", "to") { Weight = "w", Delay = "d" })
        {
            Weight = new Distribution.FromFile(0.5),
            Delay = new Distribution.FromFile(0.5),
        });
}
