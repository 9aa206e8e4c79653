using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>The rings in which a device keeps the last spikes of a population's neurons, at which synapses learn.</summary>
/// <remarks>
/// After a pass a row of delay d has seen spikes up to d steps before the pass, so of every neuron at most d of them are still asked for, with one before as the last; until the next pass
/// come at most <see cref="TargetLayout.Limit"/> and those of one epoch. Rings are long enough for all, and for no delay longer than those of the tables that share them.
/// </remarks>
/// <param name="Population">Index of the population.</param>
/// <param name="Neurons">Its neurons, a ring each.</param>
/// <param name="Bits">Length of a ring as a power of two.</param>
/// <param name="Needed">Spikes of it that rows may ask for after a pass.</param>
internal readonly record struct TargetRing(int Population, int Neurons, int Bits, int Needed)
{
    /// <summary>The rings that a table reads, shared by all tables of one rule onto one population.</summary>
    public static TargetRing Of(SpikingPlan plan, TablePlan table)
    {
        var population = To(table);
        var longest = plan.Tables.Where(other => other.Format == SynapseFormat.Plastic && (other.Synapse, To(other)) == (table.Synapse, population)).Max(other => other.MaxDelay);
        var needed = longest + plan.EpochSteps + 2;
        return new(population, plan.Populations[population].Population.Size, BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(needed + plan.TargetSpikes, 2))), needed);
    }

    /// <summary>All rings of a plan.</summary>
    public static IEnumerable<TargetRing> All(SpikingPlan plan) => plan.Tables
        .Where(table => table.Format == SynapseFormat.Plastic && PlasticWeights.Learn(table.Projections[0].Projection))
        .GroupBy(table => (table.Synapse, To(table))).Select(shared => Of(plan, shared.First()));

    /// <summary>Spikes they hold.</summary>
    public long Length => (long)Neurons << Bits;

    /// <summary>What they take, with their counts.</summary>
    public long Bytes => Length * Unsafe.SizeOf<TargetSpike>() + 2L * sizeof(int) * Neurons;

    static int To(TablePlan table) => table.Projections[0].To;
}
