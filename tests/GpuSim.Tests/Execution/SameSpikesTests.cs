using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Execution;

/// <summary>Promise 1: the number of threads, and how the run is cut into epochs, changes no bit.</summary>
public class SameSpikesTests
{
    public static TheoryData<string> Models => [.. NeuronCatalog.BuiltIn.Models.Select(model => model.Schema.Name)];

    public static TheoryData<string> Rules => [.. RuleCatalog.Rules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_gives_the_same_raster_and_states_with_any_number_of_threads(string model)
    {
        var experiment = Networks.Balanced(model);

        var one = Raster.Of(experiment);

        one.AssertLively();
        foreach (var threads in new[] { 2, 3, 7 }) one.AssertSame(Raster.Of(experiment, threads));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_gives_the_same_raster_with_any_number_of_threads(string rule)
    {
        var experiment = Networks.Of(rule);

        var one = Raster.Of(experiment);

        Assert.NotEmpty(one.Spikes);
        Assert.True(one.Result.SynapticEvents > 0);
        foreach (var threads in new[] { 2, 3, 7 }) one.AssertSame(Raster.Of(experiment, threads));
    }

    [Fact]
    public void A_run_is_the_same_when_its_timing_begins_within_an_epoch()
    {
        var experiment = Networks.Balanced("lif");

        Raster.Of(experiment).AssertSame(Raster.Of(experiment, threads: 2, timedFrom: 7));
    }

    [Fact]
    public void More_threads_than_neurons_are_no_fault()
    {
        var experiment = new SpikingExperimentBuilder { Duration = 50 }
            .Add(new PopulationDescription("few", 3, "lif"))
            .Add(new DirectCurrentDescription(["few"]) { Amplitude = 400 })
            .Build();

        Raster.Of(experiment).AssertSame(Raster.Of(experiment, threads: 5));
    }

    [Fact]
    public void Another_seed_gives_another_raster()
    {
        Assert.NotEqual(Raster.Of(Networks.Balanced("lif")).Spikes, Raster.Of(Networks.Balanced("lif", seed: 2)).Spikes);
    }

    [Fact]
    public void Another_noise_seed_keeps_the_network()
    {
        var experiment = Networks.Balanced("lif");

        Assert.NotEqual(Raster.Of(experiment).Spikes, Raster.Of(experiment with { Seeds = new(1, 2) }).Spikes);
    }

    [Fact]
    public void Spikes_come_in_canonical_order()
    {
        var spikes = Raster.Of(Networks.Balanced("lif"), threads: 3).Spikes;

        Assert.Equal(spikes.OrderBy(spike => spike.Step).ThenBy(spike => spike.Id), spikes);
    }
}
