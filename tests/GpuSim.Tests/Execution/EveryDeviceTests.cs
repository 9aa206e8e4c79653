using GpuSim.Accelerators.Cpu;
using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Model;

namespace GpuSim.Tests.Execution;

/// <summary>Promise 1: no device and no vector width changes a bit of raster or state. What all are held to is the model as it is written, one neuron at a time.</summary>
public class EveryDeviceTests
{
    public static TheoryData<string, string> Models =>
        [.. TestDevices.All.SelectMany(device => NeuronCatalog.BuiltIn.Models.Select(model => (device, model.Schema.Name)))];

    public static TheoryData<string, string> Rules => [.. TestDevices.All.SelectMany(device => RuleCatalog.Rules.Select(rule => (device, rule.Name)))];

    public static TheoryData<string> Devices => [.. TestDevices.All];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_gives_the_same_raster_and_states_on_every_device(string device, string model) => AssertSame(Networks.Balanced(model), device);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_gives_the_same_raster_on_every_device(string device, string rule) => AssertSame(Networks.Of(rule), device);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Weights_of_32_bits_arrive_alike(string device) => AssertSame(
        new SpikingExperimentBuilder { Duration = 100 }
            .Add(new PopulationDescription("a", 300, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(30)) { Weight = new Distribution.Normal(0.001, 0.5), Delay = 2 })
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(2)) { Weight = 40, Delay = 12 })
            .Add(new DirectCurrentDescription(["a"]) { Amplitude = 270 })
            .Build(), device);

    [Theory]
    [MemberData(nameof(Devices))]
    public void A_network_of_several_models_is_stepped_alike(string device) => AssertSame(
        new SpikingExperimentBuilder { Duration = 100 }
            .Add(new PopulationDescription("delta", 70, "lif"))
            .Add(new PopulationDescription("exponential", 130, "lif_exp"))
            .Add(new PopulationDescription("more", 65, "lif"))
            .Add(new ProjectionDescription(["delta", "more"], ["exponential"], new FixedInDegree(20)) { Weight = 80, Delay = 1.1 })
            .Add(new ProjectionDescription(["exponential"], ["delta", "more"], new FixedInDegree(20)) { Weight = -0.2, Delay = 0.9 })
            .Add(new PoissonDescription(["delta", "more"]) { Rate = 30_000, Weight = 0.1 })
            .Add(new DirectCurrentDescription(["exponential"]) { Amplitude = 350 })
            .Build(), device);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Without_synapses_neurons_spike_all_the_same(string device) => AssertSame(
        new SpikingExperimentBuilder { Duration = 100 }
            .Add(new PopulationDescription("alone", 3, "lif"))
            .Add(new DirectCurrentDescription(["alone"]) { Amplitude = 400 })
            .Build(), device);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Recording_may_begin_its_timing_within_an_epoch_and_outlast_every_ring(string device) => AssertSame(Networks.Balanced("lif", duration: 400), device, timedFrom: 7);

    static void AssertSame(SpikingExperiment experiment, string device, long timedFrom = 0)
    {
        using var opened = TestDevices.Open(device);
        var reference = Raster.Of(experiment, new CpuDevice(32));

        var raster = Raster.Of(experiment, opened, threads: 2, timedFrom);

        reference.AssertLively();
        reference.AssertSame(raster);
    }
}
