using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Model;

public class DownScalingTests
{
    const double Scale = 0.25;

    [Theory]
    [InlineData(Drive.Poisson)]
    [InlineData(Drive.DirectCurrent)]
    public void Mean_input_of_every_neuron_is_kept(Drive drive)
    {
        var full = Network(1, drive);
        var scaled = Network(Scale, drive);

        for (var index = 0; index < full.Populations.Count; index++)
            Assert.Equal(MeanCurrent(full, index), MeanCurrent(scaled, index), 1e-9);
    }

    [Fact]
    public void Variance_of_the_input_is_kept()
    {
        var full = Network(1, Drive.Poisson);
        var scaled = Network(Scale, Drive.Poisson);

        for (var index = 0; index < full.Populations.Count; index++)
            Assert.Equal(Variance(full, index), Variance(scaled, index), 1e-6);
    }

    [Fact]
    public void Sizes_and_in_degrees_shrink_and_weights_grow()
    {
        var scaled = Network(Scale, Drive.Poisson);

        Assert.Equal([200, 50], scaled.Populations.Select(population => population.Size));
        Assert.Equal(200u, scaled.Populations[1].FirstId);
        Assert.Equal(20, ((FixedInDegree)scaled.Projections[0].Rule).InDegree);
        Assert.Equal(200.0, scaled.Projections[0].Weight.Centre);
        Assert.All(scaled.Projections, projection => Assert.Contains(projection.To, scaled.Populations, ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void One_to_one_keeps_its_weight_as_it_keeps_its_in_degree()
    {
        var scaled = OneProjection(Scale, new OneToOne(), mean: null);

        Assert.Equal(100.0, scaled.Projections[0].Weight.Centre);
        Assert.Empty(scaled.Stimuli);
    }

    [Fact]
    public void A_scale_that_leaves_no_synapse_is_a_problem() =>
        Assert.Equal("projections[0].rule", Assert.Single(Assert.Throws<InvalidDescriptionException>(() => OneProjection(Scale, new FixedInDegree(1), mean: 5)).Problems).Path);

    [Fact]
    public void Synapses_that_change_are_not_scaled()
    {
        var network = new SpikingExperimentBuilder { Duration = 1, Scale = Scale }
            .Add(new PopulationDescription("a", 80, "lif_exp") { MeanRate = 5 })
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(20)) { Weight = 100, Delay = 1, Synapse = new("tsodyks_markram") });

        var problem = Assert.Single(Assert.Throws<InvalidDescriptionException>(network.Build).Problems);

        Assert.Equal("projections[0].synapse", problem.Path);
        Assert.Contains("expected static synapses in a network scaled to 0.25, got \"tsodyks_markram\"", problem.Message, StringComparison.Ordinal);
    }

    static SpikingExperiment OneProjection(double scale, IConnectivityRule rule, double? mean) =>
        new SpikingExperimentBuilder { Duration = 1, Scale = scale }
            .Add(new PopulationDescription("a", 80, "lif_exp") { MeanRate = mean })
            .Add(new ProjectionDescription(["a"], ["a"], rule) { Weight = 100, Delay = 1 })
            .Build();

    [Fact]
    public void Full_scale_adds_nothing() => Assert.Equal(2, Network(1, Drive.Poisson).Stimuli.Count);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Scale_outside_its_range_is_a_problem(double scale) =>
        Assert.Equal("scale", Assert.Single(Assert.Throws<InvalidDescriptionException>(() => Network(scale, Drive.Poisson)).Problems).Path);

    static SpikingExperiment Network(double scale, Drive drive) =>
        new SpikingExperimentBuilder { Duration = 1, Scale = scale, Drive = drive }
            .Add(new PopulationDescription("exc", 800, "lif_exp") { MeanRate = 4 })
            .Add(new PopulationDescription("inh", 200, "lif_exp") { MeanRate = 7 })
            .Add(new ProjectionDescription(["exc"], ["exc", "inh"], new FixedInDegree(80)) { Weight = 100, Delay = 1 })
            .Add(new ProjectionDescription(["inh"], ["exc", "inh"], new FixedInDegree(20)) { Weight = new Distribution.Normal(-400, 40), Delay = 1 })
            .Add(new BackgroundDescription(["exc", "inh"]) { InDegree = [1600, 1200], Rate = 8, Weight = 100 })
            .Build();

    // pA; τ_syn = 0.5 ms, so a spike of weight w brings w · 0.5 pA · ms.
    static double MeanCurrent(SpikingExperiment network, int target) =>
        1e-3 * 0.5 * Spikes(network, target).Sum(input => input.Rate * input.Weight)
        + network.Stimuli.OfType<DirectCurrentStimulus>().Where(current => current.To == network.Populations[target]).Sum(current => Assert.IsType<TimeCourse.Constant>(current.Amplitude).Value);

    static double Variance(SpikingExperiment network, int target) => Spikes(network, target).Sum(input => input.Rate * input.Weight * input.Weight);

    static IEnumerable<(double Rate, double Weight)> Spikes(SpikingExperiment network, int target) =>
    [
        .. network.Projections.Where(projection => projection.To == network.Populations[target])
            .Select(projection => (projection.Rule.ExpectedSynapses(projection.Endpoints) / projection.To.Size * projection.From.MeanRate!.Value, projection.Weight.Centre)),
        .. network.Stimuli.OfType<PoissonStimulus>().Where(poisson => poisson.To == network.Populations[target]).Select(poisson => (Assert.IsType<TimeCourse.Constant>(poisson.Rate).Value, poisson.Weight)),
    ];
}
