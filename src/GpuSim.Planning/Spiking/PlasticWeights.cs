using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking;

/// <summary>Weights of synapses whose amplitude is worked out when a spike passes: 32-bit floats instead of quanta, since they are multiplied and learn.</summary>
public static class PlasticWeights
{
    const double Steps = 1 << 30; // of the largest weight: finer than a float

    /// <summary>Whether a projection's weights are stored so.</summary>
    public static bool Has(Projection projection) => projection.Synapse?.Model is ShortTermModel or SpikeTimingModel;

    /// <summary>Whether its weights learn.</summary>
    public static bool Learn(Projection projection) => projection.Synapse?.Model is SpikeTimingModel;

    /// <summary>What one unit of a table's weights brings, in quanta; negative where the rule works on the size of negative weights.</summary>
    public static float Scale(TablePlan table) => (float)(Sign(table.Projections[0].Projection) / table.Projections[0].Quantum);

    /// <summary>−1 where a rule works on the size of negative weights, else 1.</summary>
    public static int Sign(Projection projection) =>
        !Learn(projection) ? 1
        : projection.Weight.Centre != 0 ? Math.Sign(projection.Weight.Centre)
        : projection.To.Model.Schema.Receptors[projection.Receptor].TakesSign < 0 ? -1 : 1;

    /// <summary>Largest size that a weight can come to.</summary>
    /// <param name="projection">Of such synapses.</param>
    /// <param name="drawn">Largest size of a weight as drawn.</param>
    /// <param name="dt">Step in ms.</param>
    internal static double Largest(Projection projection, double drawn, double dt) =>
        projection.Synapse?.Model is SpikeTimingModel rule ? rule.Accept(new Bound(projection.Synapse, dt)) : drawn;

    /// <summary>In what steps weights are drawn.</summary>
    internal static double DrawnIn(ProjectionPlan member) => QuantumChoice.PowerOfTwoAtLeast(Largest(member.Projection, QuantumChoice.LargestWeight(member.Projection.Weight), 1) / Steps);

    /// <summary>Turns the drawn steps of a table into weights, in place.</summary>
    internal static unsafe void Settle(TablePlan table, SynapseTable made)
    {
        var member = table.Projections[0];
        var (step, learns) = ((float)DrawnIn(member), Learn(member.Projection));
        var (sign, largest) = (Sign(member.Projection), (float)Largest(member.Projection, double.PositiveInfinity, 1));
        var synapses = made.As<PlasticSynapse>().Pointer;
        var count = made.Synapses;
        for (long index = 0; index < count; index++)
        {
            var weight = ((WideSynapse*)synapses)[index].Weight * step; // a power of two: rounded once
            if (learns) weight = Math.Clamp(weight * sign, 0, largest);
            synapses[index].Weight = weight;
        }
    }

    sealed class Bound(Synapse synapse, double dt) : ISpikeTimingVisitor<double>
    {
        public double Visit<TModel>() where TModel : unmanaged, ISpikeTimingPlasticity<TModel> => TModel.Fold(synapse.Parameters, dt).LargestWeight;
    }
}
