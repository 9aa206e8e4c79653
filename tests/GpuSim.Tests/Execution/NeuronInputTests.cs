using GpuSim.Accelerators.Cpu;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.UserModels;

namespace GpuSim.Tests.Execution;

/// <summary>Everything that may reach a neuron in a step does, on every device.</summary>
public class NeuronInputTests
{
    const int Neurons = 150;

    static readonly NeuronCatalog Catalog = new(typeof(NeuronCatalog).Assembly, typeof(NoisyReceptors).Assembly);

    public static TheoryData<string> Devices => [.. TestDevices.All];

    [Theory]
    [MemberData(nameof(Devices))]
    public void Spikes_and_noise_reach_all_four_receptors_alike(string device)
    {
        var builder = new SpikingExperimentBuilder { Duration = 100, Catalog = Catalog }
            .Add(new PopulationDescription("noisy", Neurons, NoisyReceptors.Schema.Name))
            .Add(new PopulationDescription("lif", 70, "lif")) // of fewer receptors, in the same sums
            .Add(new DirectCurrentDescription(["lif", "noisy"]) { Amplitude = 400 })
            .Add(new StateDescription("noisy", ["v"]) { Every = 0.5 });
        for (var receptor = 0; receptor < 4; receptor++)
            builder = builder
                .Add(new ProjectionDescription(["noisy", "lif"], ["noisy"], new FixedInDegree(5)) { Weight = receptor == 1 ? -0.1 : 0.1, Delay = 1 + receptor, Receptor = NoisyReceptors.Schema.Receptors[receptor].Name })
                .Add(new PoissonDescription(["noisy"]) { Rate = 300, Weight = receptor == 1 ? -0.2 : 0.2, Receptor = NoisyReceptors.Schema.Receptors[receptor].Name });
        var experiment = builder.Build();
        using var opened = TestDevices.Open(device);
        var reference = Raster.Of(experiment, new CpuDevice(32));

        var raster = Raster.Of(experiment, opened, threads: 2);

        Assert.NotEmpty(reference.Spikes);
        reference.AssertSame(raster);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Each_neuron_and_step_has_a_draw_of_its_own(string device)
    {
        var experiment = new SpikingExperimentBuilder { Duration = 5, Seeds = new(3), Catalog = Catalog }
            .Add(new PopulationDescription("noisy", Neurons, NoisyReceptors.Schema.Name))
            .Add(new StateDescription("noisy", ["draw"]) { Every = 0.1 })
            .Build();
        using var opened = TestDevices.Open(device);

        var draws = Raster.Of(experiment, opened, threads: 2).States[0];

        var stream = RandomStream.Named(experiment.Seeds.Noise, "population/noisy/draws");
        Assert.Equal(50 * Neurons, draws.Length);
        for (var step = 0; step < 50; step++)
            for (var neuron = 0; neuron < Neurons; neuron++)
                Assert.Equal(Philox.DrawOne(stream, (uint)neuron, (uint)step, 0) >> 8, draws[step * Neurons + neuron]);
    }
}
