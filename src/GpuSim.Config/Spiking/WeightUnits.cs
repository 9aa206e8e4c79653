using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>What weights measure: the receptor of the target decides.</summary>
internal sealed class WeightUnits(IReadOnlyList<KeyValuePair<string, PopulationDraft>> populations)
{
    /// <summary>What the weights of any model measure.</summary>
    public static Dimension[] All(ModelCatalogs models) =>
        [.. models.Neurons.Models.SelectMany(model => model.Schema.Receptors).Select(receptor => receptor.WeightUnit.Dimension).DefaultIfEmpty(Dimension.Voltage).Distinct()];

    /// <summary>What a weight must measure at these targets: one dimension, unless they differ; none when no target's model is known.</summary>
    public IEnumerable<Dimension> At(IReadOnlyList<string> targets, string? receptor, int sign) =>
        targets
            .Select(target => populations.FirstOrDefault(population => population.Key == target).Value?.Schema)
            .OfType<NeuronSchema>()
            .Select(schema => schema.Receptors[Math.Max(0, ReceptorChoice.Of(schema, receptor, sign))].WeightUnit.Dimension)
            .Distinct();
}
