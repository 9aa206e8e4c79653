using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking;

/// <summary>What delivery in every step through a table needs to know.</summary>
/// <param name="Synapse">What its synapses are.</param>
/// <param name="To">Index of the target population.</param>
/// <param name="Channel">Where sums go.</param>
/// <param name="Quantum">Of that channel, in the unit of what is transmitted.</param>
/// <param name="LargestSignal">Sources' signals count as at most this.</param>
public sealed record ContinuousPlan(Synapse Synapse, int To, int Channel, double Quantum, double LargestSignal)
{
    /// <summary>The plan of a table; null where its synapses carry spikes.</summary>
    public static ContinuousPlan? Of(SpikingPlan plan, TablePlan table)
    {
        if (table.Synapse is not { Model: ContinuousModel model } synapse) return null;
        var to = plan.Populations[table.Projections[0].To];
        var current = model.Effect == ContinuousEffect.Current;
        return new(
            synapse, to.Index, current ? plan.CurrentChannel : table.Receptor, current ? to.CurrentQuantum : to.Receptors[table.Receptor].Quantum,
            SignalRange.Of(plan.Experiment, table.Projections[0].Projection));
    }
}
