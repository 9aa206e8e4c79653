using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking;

/// <summary>Which families of synapse models a plan can be made of.</summary>
internal static class SynapseSupport
{
    /// <summary>A problem for every projection whose model's family no device carries out.</summary>
    public static IEnumerable<Problem> Check(SpikingExperiment experiment) => experiment.Projections
        .Where(projection => projection.Synapse?.Model is ContinuousModel)
        .Select(projection => new Problem($"{projection.Origin}.synapse", $"expected a synapse model that can be simulated, got {projection.Synapse!.Model.Schema.Name}"));
}
