using GpuSim.Dynamics.Neurons;
using GpuSim.Model;
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
        var experiment = Balanced(model);

        var one = Raster.Of(experiment);

        Assert.NotEmpty(one.Spikes);
        foreach (var threads in new[] { 2, 3, 7 }) one.AssertSame(Raster.Of(experiment, threads));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_gives_the_same_raster_with_any_number_of_threads(string rule)
    {
        var experiment = new SpikingExperimentBuilder { Duration = 100 }
            .Add(new PopulationDescription("a", 200, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new PopulationDescription("b", 200, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new ProjectionDescription(["a", "b"], ["a", "b"], Example(rule)) { Weight = new Distribution.Normal(0.2, 0.1), Delay = new Distribution.Uniform(0.5, 3) })
            .Add(new DirectCurrentDescription(["a", "b"]) { Amplitude = 270 })
            .Build();

        var one = Raster.Of(experiment);

        Assert.NotEmpty(one.Spikes);
        Assert.True(one.Result.SynapticEvents > 0);
        foreach (var threads in new[] { 2, 3, 7 }) one.AssertSame(Raster.Of(experiment, threads));
    }

    [Fact]
    public void A_run_is_the_same_when_its_timing_begins_within_an_epoch()
    {
        var experiment = Balanced("lif");

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
        Assert.NotEqual(Raster.Of(Balanced("lif")).Spikes, Raster.Of(Balanced("lif", seed: 2)).Spikes);
    }

    [Fact]
    public void Another_noise_seed_keeps_the_network()
    {
        var experiment = Balanced("lif");

        Assert.NotEqual(Raster.Of(experiment).Spikes, Raster.Of(experiment with { Seeds = new(1, 2) }).Spikes);
    }

    [Fact]
    public void Spikes_come_in_canonical_order()
    {
        var spikes = Raster.Of(Balanced("lif"), threads: 3).Spikes;

        Assert.Equal(spikes.OrderBy(spike => spike.Step).ThenBy(spike => spike.Id), spikes);
    }

    /// <summary>Two populations of uneven size, mixed weights and delays, noise, sampled states: every path of the engine.</summary>
    static SpikingExperiment Balanced(string model, ulong seed = 1)
    {
        var schema = NeuronCatalog.BuiltIn.Find(model)!.Schema;
        var charge = schema.Receptors[0].ChargePerWeight(GpuSim.Units.ParameterValues.Complete(schema.Parameters, new Dictionary<string, double>()));
        var weight = 25.0 / charge; // 25 pA · ms lift 250 pF by 0.1 mV
        return new SpikingExperimentBuilder { Duration = 200, Seeds = new(seed) }
            .Add(new PopulationDescription("exc", 403, model))
            .Add(new PopulationDescription("inh", 101, model))
            .Add(new ProjectionDescription(["exc"], ["exc", "inh"], new FixedInDegree(40)) { Weight = new Distribution.Normal(weight, weight / 10) { Min = 0 }, Delay = new Distribution.Normal(1.5, 0.75) })
            .Add(new ProjectionDescription(["inh"], ["exc", "inh"], new FixedInDegree(10)) { Weight = -5 * weight, Delay = 0.8 })
            .Add(new PoissonDescription(["exc", "inh"]) { Rate = 25_000, Weight = weight, Start = 5 })
            .Add(new DirectCurrentDescription(["exc"]) { Amplitude = 30, Start = 20, Stop = 150 })
            .Add(new StateDescription("exc", [.. schema.Variables.Select(variable => variable.Name)]) { Neurons = [0, 1, 63, 64, 200, 402], Every = 0.7 })
            .Add(new StateDescription("inh", ["v"]) { Every = 3 })
            .Build();
    }

    static IConnectivityRule Example(string name)
    {
        var schema = RuleCatalog.Find(name)!;
        var argument = schema.Arguments.FirstOrDefault();
        return schema.Create(new(argument?.Name, argument is null ? 0 : argument.WholeNumber ? Math.Min(argument.Max, 50) : 0.2));
    }
}
