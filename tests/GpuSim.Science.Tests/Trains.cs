using GpuSim.Model.Spiking;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>Spike times of single neurons.</summary>
static class Trains
{
    /// <summary>By population, of its first neuron, ms.</summary>
    public static Dictionary<string, double[]> Of(SpikingExperiment experiment)
    {
        var trains = OfNeurons(experiment);
        return experiment.Populations.ToDictionary(population => population.Name, population => trains[(int)population.FirstId]);
    }

    /// <summary>By global id, ms.</summary>
    public static double[][] OfNeurons(SpikingExperiment experiment)
    {
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Recorders = [recorder] });
        var spikes = recorder.Spikes.Ids.ToArray().Zip(recorder.Spikes.Steps.ToArray()).ToLookup(spike => (int)spike.First, spike => (spike.Second + 1) * experiment.Dt);
        return [.. Enumerable.Range(0, experiment.Neurons).Select(id => spikes[id].ToArray())];
    }

    /// <summary>From each spike to the next.</summary>
    public static double[] Intervals(double[] train) => [.. train.Zip(train.Skip(1), (first, next) => next - first)];
}
