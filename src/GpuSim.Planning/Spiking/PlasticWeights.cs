using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Planning.Spiking;

/// <summary>Weights of synapses whose amplitude is worked out when a spike passes: 32-bit floats instead of quanta, since they are multiplied and learn.</summary>
public static class PlasticWeights
{
    /// <summary>Whether a projection's weights learn from spikes.</summary>
    public static bool Learn(Projection projection) => projection.Synapse?.Model is SpikeTimingModel;

    /// <summary>What one unit of a table's weights brings, in quanta; negative where the rule works on the size of negative weights.</summary>
    public static float Scale(TablePlan table) => (float)(Sign(table.Projections[0].Projection) / table.Projections[0].Quantum);

    /// <summary>−1 where a rule works on the size of negative weights, else 1.</summary>
    public static int Sign(Projection projection) =>
        !Learn(projection) ? 1
        : Centre(projection) is var centre and not 0 ? Math.Sign(centre)
        : projection.To.Model.Schema.Receptors[projection.Receptor].TakesSign < 0 ? -1 : 1;

    // The sign of weights in a file is theirs, not the factor's; LearningRange has seen that they have one.
    static double Centre(Projection projection) => projection is { Weight: Distribution.FromFile file, Rule: EdgeList { Data: { } data } }
        ? (data.LowestWeight + data.HighestWeight) * file.Factor
        : projection.Weight.Centre;

    /// <summary>Largest size that a weight can come to.</summary>
    /// <param name="projection">Of such synapses.</param>
    /// <param name="drawn">Largest size of a weight as drawn.</param>
    /// <param name="dt">Step in ms.</param>
    internal static double Largest(Projection projection, double drawn, double dt) =>
        projection.Synapse?.Model is SpikeTimingModel rule ? rule.Accept(new Bound(projection.Synapse, dt)) : drawn;

    /// <summary>Turns drawn weights into what a rule works on, in place: their size, not larger than it may be.</summary>
    internal static unsafe void Settle(SynapseTable made)
    {
        var projection = made.Plan.Projections[0].Projection;
        if (!Learn(projection)) return;
        var (sign, largest) = (Sign(projection), (float)Largest(projection, 0, 1));
        var (synapses, count) = ((nint)made.As<PlasticSynapse>().Pointer, made.Synapses);
        for (long index = 0; index < count; index++)
        {
            ref var weight = ref ((PlasticSynapse*)synapses)[index].Weight;
            weight = Settled(weight, sign, largest);
        }
    }

    /// <summary>The same of weights still signed, as a run leaves them.</summary>
    internal static void Settle(Projection projection, Span<double> weights)
    {
        if (!Learn(projection)) return;
        var (sign, largest) = (Sign(projection), (float)Largest(projection, 0, 1));
        foreach (ref var weight in weights)
            if (Settled((float)weight, sign, largest) is var settled && settled != (float)weight * sign) weight = settled * sign;
    }

    static float Settled(float weight, int sign, float largest) => Math.Clamp(weight * sign, 0, largest);

    sealed class Bound(Synapse synapse, double dt) : ISpikeTimingVisitor<double>
    {
        public double Visit<TModel>() where TModel : unmanaged, ISpikeTimingPlasticity<TModel> => TModel.Fold(synapse.Parameters, dt).LargestWeight;
    }
}
