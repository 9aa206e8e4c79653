using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Execution;

/// <summary>Small networks with plastic synapses.</summary>
static class PlasticNetworks
{
    /// <summary>A model with values for what it has no default of.</summary>
    public static SynapseDescription Described(SynapseModel model, double largest = 0.6)
    {
        var description = new SynapseDescription(model.Schema.Name);
        foreach (var due in model.Schema.Parameters.Where(parameter => double.IsNaN(parameter.Default)))
            description.Parameters[due.Name] = due.Name == "w_max" ? largest : 0.001 * largest;
        return description;
    }

    /// <summary>Two populations, plastic synapses of many delays among and between them, in rows of several shards; neurons spike at some 50 Hz.</summary>
    public static SpikingExperiment Of(SynapseModel model, Distribution? delay = null, double weight = 0.2, double every = 50, double duration = 300)
    {
        var builder = new SpikingExperimentBuilder { Duration = duration }
            .Add(new PopulationDescription("exc", 150, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new PopulationDescription("inh", 70, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new ProjectionDescription(["exc"], ["exc", "inh"], new FixedInDegree(20)) { Weight = weight, Delay = delay ?? new Distribution.Uniform(0.5, 4), Synapse = Described(model) })
            .Add(new ProjectionDescription(["inh"], ["exc"], new FixedInDegree(10)) { Weight = -weight, Delay = 1.2, Synapse = Described(model) })
            .Add(new ProjectionDescription(["inh"], ["inh"], new FixedInDegree(10)) { Weight = -0.3, Delay = 0.7 })
            .Add(new PoissonDescription(["exc", "inh"]) { Rate = 20_000, Weight = 0.1 });
        return (model is SpikeTimingModel
            ? builder.Add(new WeightDescription("exc->exc") { Every = every }).Add(new WeightDescription("exc->inh") { Every = 70, Synapses = [0, 3, 100] }).Add(new WeightDescription("inh->exc") { Every = every })
            : builder).Build();
    }
}
