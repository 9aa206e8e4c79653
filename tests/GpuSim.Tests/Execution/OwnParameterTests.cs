using GpuSim.Accelerators.Cpu;
using GpuSim.Dynamics.Neurons;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning.Spiking;
using GpuSim.UserModels;

namespace GpuSim.Tests.Execution;

/// <summary>Neurons with parameters of their own.</summary>
public class OwnParameterTests
{
    static readonly NeuronCatalog Catalog = new(typeof(NeuronCatalog).Assembly, typeof(ExponentialIntegrateAndFire).Assembly, typeof(UncompiledModel).Assembly);

    public static TheoryData<string, string> Models =>
        [.. TestDevices.All.SelectMany(device => Catalog.Models.Select(model => model.Schema.Name).Where(name => name != UncompiledModel.Schema.Name || device.StartsWith("cpu", StringComparison.Ordinal)).Select(name => (device, name)))];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_gives_the_same_raster_and_states_on_every_device(string device, string model)
    {
        var experiment = Vary(Networks.Balanced(model, duration: 60, catalog: Catalog), ["exc"]); // beside one whose neurons are alike
        using var opened = TestDevices.Open(device);
        var reference = Raster.Of(experiment, new CpuDevice(32));

        var raster = Raster.Of(experiment, opened, threads: 2);

        reference.AssertSame(raster);
    }

    [Fact]
    public void A_neuron_among_others_goes_as_one_alone_with_its_parameters()
    {
        var together = Vary(new SpikingExperimentBuilder { Duration = 50 }
            .Add(new PopulationDescription("many", 37, "lif_exp"))
            .Add(new DirectCurrentDescription(["many"]) { Amplitude = 500 })
            .Add(new StateDescription("many", ["v"]) { Every = 0.1 })
            .Build(), ["many"]);
        var parameters = new NeuronParameters(together, together.Populations[0]);
        var all = Raster.Of(together).States[0];

        for (var neuron = 0; neuron < 37; neuron += 9)
        {
            var description = new PopulationDescription("one", 1, "lif_exp");
            foreach (var (name, value) in parameters.Of(neuron).All) description.Parameters[name] = value;
            var alone = Raster.Of(new SpikingExperimentBuilder { Duration = 50 }
                .Add(description)
                .Add(new DirectCurrentDescription(["one"]) { Amplitude = 500 })
                .Add(new StateDescription("one", ["v"]) { Every = 0.1 })
                .Build()).States[0];

            Assert.Equal(alone, all.Where((_, index) => index % 37 == neuron));
            Assert.True(alone.Distinct().Count() > 50);
        }
    }

    // Every parameter of some populations, by two per cent, all the rest as it was.
    static SpikingExperiment Vary(SpikingExperiment experiment, string[] populations)
    {
        var varied = experiment.Populations.ToDictionary(population => population, population => !populations.Contains(population.Name) ? population : population with
        {
            Varied = population.Parameters.All.Where(given => given.Value != 0).ToDictionary(given => given.Key, given => (Distribution)new Distribution.Uniform(given.Value - 0.02 * Math.Abs(given.Value), given.Value + 0.02 * Math.Abs(given.Value))),
        });
        return experiment with
        {
            Populations = [.. experiment.Populations.Select(population => varied[population])],
            Projections = [.. experiment.Projections.Select(projection => projection with { From = varied[projection.From], To = varied[projection.To] })],
            Stimuli = [.. experiment.Stimuli.Select(stimulus => stimulus with { To = varied[stimulus.To] })],
            RecordSpikes = [.. experiment.RecordSpikes.Select(population => varied[population])],
            RecordState = [.. experiment.RecordState.Select(request => request with { Of = varied[request.Of] })],
        };
    }
}
