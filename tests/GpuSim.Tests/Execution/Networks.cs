using GpuSim.Dynamics.Neurons;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Model.Spiking.Space;
using GpuSim.Tests.Model.Connectivity;

namespace GpuSim.Tests.Execution;

/// <summary>Small networks that take every path of an engine.</summary>
static class Networks
{
    /// <summary>Two populations of uneven size, mixed weights and delays, noise, sampled states: every path of the engine.</summary>
    public static SpikingExperiment Balanced(string model, ulong seed = 1, double duration = 200, NeuronCatalog? catalog = null)
    {
        var schema = (catalog ?? NeuronCatalog.BuiltIn).Find(model)!.Schema;
        var charge = schema.Receptors[0].ChargePerWeight(GpuSim.Units.ParameterValues.Complete(schema.Parameters, new Dictionary<string, double>()));
        var weight = 25.0 / charge; // 25 pA · ms lift 250 pF by 0.1 mV
        var last = schema.Receptors.Count > 2 ? schema.Receptors[^1] : null; // of several, the first and the last have input
        return new SpikingExperimentBuilder { Duration = duration, Seeds = new(seed), Catalog = catalog ?? NeuronCatalog.BuiltIn }
            .Add(new PopulationDescription("exc", 403, model))
            .Add(new PopulationDescription("inh", 101, model))
            .Add(new ProjectionDescription(["exc"], ["exc", "inh"], new FixedInDegree(40)) { Weight = new Distribution.Normal(weight, weight / 10) { Min = 0 }, Delay = new Distribution.Normal(1.5, 0.75) })
            .Add(new ProjectionDescription(["inh"], ["exc", "inh"], new FixedInDegree(10)) { Weight = (last is { TakesSign: > 0 } ? 5 : -5) * weight, Receptor = last?.Name, Delay = 0.8 })
            .Add(new PoissonDescription(["exc", "inh"]) { Rate = 25_000, Weight = weight, Start = 5 })
            .Add(new DirectCurrentDescription(["exc"]) { Amplitude = 30, Start = 20, Stop = 150 })
            .Add(new StateDescription("exc", [.. schema.Variables.Select(variable => variable.Name)]) { Neurons = [0, 1, 63, 64, 200, 402], Every = 0.7 })
            .Add(new StateDescription("inh", [schema.Variables[0].Name]) { Every = 3 })
            .Build();
    }

    /// <summary>Two populations coupled by a rule, all weights and delays different.</summary>
    public static SpikingExperiment Of(string rule) =>
        new SpikingExperimentBuilder { Duration = 100 }
            .Add(new PopulationDescription("a", 200, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) }, Positions = new Layout.Random(2) })
            .Add(new PopulationDescription("b", 200, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) }, Positions = new Layout.Random(2) })
            .Add(new ProjectionDescription(["a", "b"], ["a", "b"], RuleExamples.Of(rule)) { Weight = new Distribution.Normal(0.2, 0.1), Delay = new Distribution.Uniform(0.5, 3) })
            .Add(new DirectCurrentDescription(["a", "b"]) { Amplitude = 270 })
            .Build();
}
