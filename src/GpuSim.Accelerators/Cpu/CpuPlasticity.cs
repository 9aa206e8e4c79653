using GpuSim.Dynamics.Synapses;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>What a shard's plastic tables share: the spikes of the neurons at which they learn.</summary>
internal sealed class CpuPlasticity(ShardParts parts, int lanes) : IDisposable
{
    readonly Dictionary<int, ISampledTable> _sampled = []; // by index of the table
    readonly Dictionary<(GpuSim.Model.Spiking.Synapse Synapse, int Population), CpuTargetSpikes> _targets = [];

    int Lanes => lanes;

    /// <summary>The delivery of a plastic table.</summary>
    public CpuDelivery Create(SynapseTable table) =>
        table.Plan.Synapse!.Model is ShortTermModel model ? model.Accept(new ShortTerm(parts, table)) : ((SpikeTimingModel)table.Plan.Synapse.Model).Accept(new SpikeTiming(this, parts, table));

    /// <summary>Makes weights known that learn without spikes.</summary>
    public void Add(CpuContinuous table) => _sampled.Add(IndexOf(table.Table), table);

    int IndexOf(SynapseTable table) => parts.Synapses.TakeWhile(other => other != table).Count();

    /// <summary>Takes the spikes of the shard up to <paramref name="step"/>.</summary>
    public void Take(long step)
    {
        foreach (var targets in _targets.Values) targets.Take(step);
    }

    /// <summary>Samples the weights that are due at <paramref name="step"/>.</summary>
    public void Sample(long step)
    {
        Take(step);
        for (var request = 0; request < parts.Weights.Chosen.Count; request++)
        {
            var chosen = parts.Weights.Chosen[request];
            if (step % chosen.Request.Every == 0) Sample(chosen, parts.Weights.Frame(request, step), step);
        }
    }

    void Sample(ChosenSynapses chosen, float[] frame, long step)
    {
        for (var number = 0; number < chosen.Places.Count; number++)
        {
            var place = chosen.Places[number];
            if (place.Shard == parts.Shard.Index) frame[number] = _sampled[place.Table].WeightAt(place, (int)step);
        }
    }

    public void Dispose()
    {
        foreach (var targets in _targets.Values) targets.Dispose();
    }

    sealed class ShortTerm(ShardParts parts, SynapseTable table) : IShortTermVisitor<CpuDelivery>
    {
        public CpuDelivery Visit<TModel, TState>()
            where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
            where TState : unmanaged => new CpuShortTerm<TModel, TState>(table, parts.History, parts.Plan.Experiment.Dt);
    }

    sealed class SpikeTiming(CpuPlasticity plasticity, ShardParts parts, SynapseTable table) : ISpikeTimingVisitor<CpuDelivery>
    {
        public CpuDelivery Visit<TModel>() where TModel : unmanaged, ISpikeTimingPlasticity<TModel>
        {
            var synapse = table.Plan.Synapse!;
            var population = table.Plan.Projections[0].To;
            if (!plasticity._targets.TryGetValue((synapse, population), out var targets))
            {
                var slice = parts.Shard.Slices.Single(slice => slice.Population == population);
                targets = new CpuTargetSpikes<TModel>(TModel.Fold(synapse.Parameters, parts.Plan.Experiment.Dt), parts.History, slice, parts.Plan.TargetSpikes);
                plasticity._targets.Add((synapse, population), targets);
            }
            var delivery = new CpuSpikeTiming<TModel>(table, parts.History, (CpuTargetSpikes<TModel>)targets, parts.Plan.Experiment.Dt, plasticity.Lanes);
            plasticity._sampled.Add(plasticity.IndexOf(table), delivery);
            return delivery;
        }
    }
}
