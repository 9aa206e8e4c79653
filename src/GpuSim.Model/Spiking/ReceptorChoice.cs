using GpuSim.Dynamics.Neurons;
using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>At which receptor of a model synapses end.</summary>
public static class ReceptorChoice
{
    /// <summary>Index of the receptor of that name or, without a name, of the first that takes weights of this sign; −1 when there is none.</summary>
    /// <param name="schema">Of the target's model.</param>
    /// <param name="name">Null to go by sign.</param>
    /// <param name="weight">The weight, or the centre of its distribution; 0 fits every receptor.</param>
    public static int Of(NeuronSchema schema, string? name, double weight)
    {
        var receptors = schema.Receptors;
        for (var index = 0; index < receptors.Count; index++)
            if (name is null ? Takes(receptors[index].TakesSign, weight) : receptors[index].Name == name)
                return index;
        return -1;
    }

    /// <summary>Whether a weight may end at a receptor that is named: a current has either sign anywhere, a conductance only its own.</summary>
    public static bool Allows(Receptor receptor, double weight) => receptor.WeightUnit.Dimension != Dimension.Conductance || Takes(receptor.TakesSign, weight);

    static bool Takes(int sign, double weight) => sign == 0 || weight == 0 || double.IsNaN(weight) || sign == Math.Sign(weight);
}
