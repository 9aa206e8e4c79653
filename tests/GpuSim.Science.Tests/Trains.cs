using GpuSim.Model.Spiking;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>Spike times of populations of one neuron each.</summary>
static class Trains
{
    /// <summary>By population, ms.</summary>
    public static Dictionary<string, double[]> Of(SpikingExperiment experiment)
    {
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Recorders = [recorder] });
        var spikes = recorder.Spikes.Ids.ToArray().Zip(recorder.Spikes.Steps.ToArray(), (id, step) => (Id: id, Time: (step + 1) * experiment.Dt)).ToArray();
        return experiment.Populations.ToDictionary(
            population => population.Name,
            population => spikes.Where(spike => spike.Id == population.FirstId).Select(spike => spike.Time).ToArray());
    }

    /// <summary>From each spike to the next.</summary>
    public static double[] Intervals(double[] train) => [.. train.Zip(train.Skip(1), (first, next) => next - first)];
}
