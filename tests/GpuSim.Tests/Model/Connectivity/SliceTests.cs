using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Tests.Execution;

namespace GpuSim.Tests.Model.Connectivity;

public sealed class SliceTests
{
    static readonly RandomStream Stream = RandomStream.Named(41, "slices");

    public static TheoryData<string> Rules => [.. RuleCatalog.Rules.Select(rule => rule.Name).Where(name => name is not ("one_to_one" or "fixed_total_number"))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Where_slices_overlap_no_neuron_meets_itself_unless_it_may(string name)
    {
        var ends = RuleExamples.Slices(200, "a[20..149]", "a[90..199]");
        Assert.Equal(60, ends.Shared);
        Assert.Equal(0, Selves(RuleExamples.Of(name, autapses: false), ends));
        Assert.True(Selves(RuleExamples.Of(name), ends) > 0);
    }

    [Fact]
    public void A_total_number_without_autapses_wants_all_sources_among_the_targets_or_none()
    {
        var rule = new FixedTotalNumber(500, AllowAutapses: false);
        Assert.Single(rule.Check(RuleExamples.Slices(200, "a[20..149]", "a[90..199]")));
        Assert.Empty(rule.Check(RuleExamples.Slices(200, "a[100..149]", "a[90..199]")));
        Assert.Equal(0, Selves(rule, RuleExamples.Slices(200, "a[100..149]", "a[90..199]")));
    }

    [Theory]
    [InlineData("all_to_all")] // rows of sources
    [InlineData("fixed_in_degree")] // rows of targets
    public void Only_neurons_of_the_slices_are_connected(string name)
    {
        // Sources start above threshold: those of the slice lift the targets of the slice above theirs, and nobody else's.
        var experiment = new SpikingExperimentBuilder { Duration = 3 }
            .Add(new PopulationDescription("a", 300, "lif") { Initial = { ["v"] = 25 } })
            .Add(new PopulationDescription("b", 300, "lif"))
            .Add(new ProjectionDescription(["a[130..199]"], ["b[60..129]"], RuleExamples.Of(name)) { Weight = 1, Delay = 1 })
            .Build();

        var raster = Raster.Of(experiment, threads: 3);

        Assert.Equal(Enumerable.Range(360, 70), raster.Spikes.Where(spike => spike.Id >= 300).Select(spike => (int)spike.Id).Order());
        Assert.Equal("a[130..199]->b[60..129]", experiment.Projections[0].Name);
    }

    [Fact]
    public void One_to_one_slices_pair_their_neurons_in_order()
    {
        var experiment = new SpikingExperimentBuilder { Duration = 3 }
            .Add(new PopulationDescription("a", 100, "lif") { Initial = { ["v"] = new GpuSim.Model.Distribution.Uniform(10, 30) } })
            .Add(new PopulationDescription("b", 100, "lif"))
            .Add(new ProjectionDescription(["a[10..39]"], ["b[70..99]"], new OneToOne()) { Weight = 50, Delay = 1 })
            .Build();

        var spikes = Raster.Of(experiment).Spikes.Select(spike => (int)spike.Id).ToHashSet();

        Assert.Equal(spikes.Where(id => id is >= 10 and < 40).Select(id => id + 160).Order(), spikes.Where(id => id >= 100).Order());
        Assert.Contains(spikes, id => id >= 100);
    }

    [Theory]
    [InlineData("a[5..2]")]
    [InlineData("a[0..100]")]
    [InlineData("a[0-9]")]
    [InlineData("b[0..9]")]
    public void A_slice_that_there_is_not_is_refused(string slice) => Assert.Throws<GpuSim.Model.InvalidDescriptionException>(() => RuleExamples.Slices(100, slice, "a"));

    static int Selves(IConnectivityRule rule, Endpoints ends)
    {
        var rows = rule.Rows(ends, Stream);
        var partners = new int[rows.MaxLength];
        var selves = 0;
        for (var row = 0; row < (rows.Axis == RowAxis.Source ? ends.Sources : ends.Targets); row++)
            foreach (var partner in partners.AsSpan(0, rows.Fill(row, partners)))
                if (rows.Axis == RowAxis.Source ? partner == row + ends.Shift : row == partner + ends.Shift) selves++;
        return selves;
    }
}
