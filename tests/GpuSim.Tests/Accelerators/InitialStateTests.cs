using GpuSim.Accelerators;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using State = GpuSim.Dynamics.Neurons.LeakyIntegrateAndFire.State;

namespace GpuSim.Tests.Accelerators;

public class InitialStateTests
{
    [Fact]
    public void A_start_that_follows_from_parameters_follows_from_the_neurons_own()
    {
        var cells = new PopulationDescription("cells", 3, "lif") { Parameters = { ["v_rest"] = new Distribution.Listed([-70, -60, -65]), ["v_reset"] = -75, ["v_threshold"] = -50 } };

        Assert.Equal([-60f, -65f], Starts(cells, first: 1, count: 2));
    }

    [Fact]
    public void A_listed_start_is_each_neurons_own()
    {
        var cells = new PopulationDescription("cells", 3, "lif") { Initial = { ["v"] = new Distribution.Listed([1, 2, 3]) } };

        Assert.Equal([2f, 3f], Starts(cells, first: 1, count: 2));
    }

    static float[] Starts(PopulationDescription described, int first, int count)
    {
        var experiment = new SpikingExperimentBuilder { Duration = 1 }.Add(described).Build();
        var population = experiment.Populations[0];
        using var words = new HostBuffer<int>((long)ColumnView<State>.Fields * count);
        var states = new ColumnView<State>(words.View, count);

        var constants = new NeuronConstants<LeakyIntegrateAndFire, State>(experiment, population, first, count);

        InitialState.Fill(experiment, population, first, count, constants, states);

        return [.. Enumerable.Range(0, count).Select(neuron => constants[neuron].Read(states[neuron], 0))];
    }
}
