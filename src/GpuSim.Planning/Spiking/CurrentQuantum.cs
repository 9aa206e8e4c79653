using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Planning.Spiking;

/// <summary>Picks the current that one quantum of the channel of currents stands for, so that the sum of everything that neurons get of their own cannot overflow.</summary>
internal static class CurrentQuantum
{
    /// <summary>For one population, pA; 0 where its neurons get no currents of their own.</summary>
    public static double Of(SpikingExperiment experiment, Population population)
    {
        var worst = GapJunctions(experiment, population) + NoisePlan.LargestCurrent(experiment, population) + SlicedCurrent.LargestCurrent(experiment, population);
        return worst == 0 ? 0 : QuantumChoice.PowerOfTwoAtLeast(worst / int.MaxValue);
    }

    static double GapJunctions(SpikingExperiment experiment, Population population) => experiment.Projections
        .Where(projection => ReferenceEquals(projection.To, population) && projection.Synapse is { Model: ContinuousModel { Effect: ContinuousEffect.Current } })
        .Sum(projection => projection.Rule.LargestInDegree(projection.Endpoints) * QuantumChoice.LargestArrival(experiment, projection));
}
