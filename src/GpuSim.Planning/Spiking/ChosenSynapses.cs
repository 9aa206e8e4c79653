using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking;

/// <summary>Where a synapse lies.</summary>
/// <param name="Shard">Index of its shard.</param>
/// <param name="Table">Index of its table.</param>
/// <param name="Source">Id within the source population.</param>
/// <param name="Target">Id within the target population.</param>
/// <param name="Delay">In steps.</param>
/// <param name="Index">Among the synapses of the table in the shard.</param>
public readonly record struct SynapsePlace(int Shard, int Table, int Source, int Target, int Delay, uint Index);

/// <summary>The synapses of a record of weights, found in the tables that hold them.</summary>
public sealed class ChosenSynapses
{
    ChosenSynapses(WeightRequest request, SynapsePlace[] places)
    {
        Request = request;
        Places = places;
    }

    /// <summary>What was asked for.</summary>
    public WeightRequest Request { get; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<SynapsePlace> Places { get; }

    /// <summary>Finds the synapses of every record of weights.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="shards">The cut.</param>
    /// <param name="synapses">[shard][table].</param>
    /// <exception cref="InfeasibleException">A projection has no synapses, or fewer than a number asks for.</exception>
    public static IReadOnlyList<ChosenSynapses> Of(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses)
    {
        var chosen = new List<ChosenSynapses>();
        var problems = new List<Problem>();
        foreach (var request in plan.Experiment.RecordWeights)
        {
            var all = All(plan, request.Of, shards, synapses);
            if (all.Count == 0)
                problems.Add(new($"{request.Origin}.of", $"expected a projection with synapses whose weights can be recorded, got \"{request.Of.Name}\", which has none", "Leave the record out, or let the rule make some."));
            else if (request.Synapses is { } numbers && numbers[^1] >= all.Count)
                problems.Add(new($"{request.Origin}.synapses", $"expected synapses of \"{request.Of.Name}\", 0 to {all.Count - 1}, got {numbers[^1]}"));
            else
                chosen.Add(new(request, request.Synapses is null ? [.. all] : [.. request.Synapses.Select(number => all[number])]));
        }
        return problems.Count > 0 ? throw new InfeasibleException(problems) : chosen;
    }

    // A projection whose weights learn has a table of its own; a source's synapses lie in one row for each shard and delay.
    static List<SynapsePlace> All(SpikingPlan plan, Projection projection, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses)
    {
        var found = new List<SynapsePlace>();
        var index = plan.Tables.TakeWhile(table => !table.Projections.Any(member => member.Projection.Name == projection.Name)).Count();
        if (index == plan.Tables.Count) return found;
        var table = plan.Tables[index];
        for (var source = 0; source < projection.From.Size; source++)
        {
            var begin = found.Count;
            foreach (var shard in shards)
                Append(found, shard, index, synapses[shard.Index][index], source);
            found.Sort(begin, found.Count - begin, Comparer<SynapsePlace>.Create((one, other) => (one.Target, one.Delay, one.Index).CompareTo((other.Target, other.Delay, other.Index))));
        }
        return found;

        void Append(List<SynapsePlace> into, ShardPlan shard, int index, SynapseTable made, int source)
        {
            var starts = made.Starts.View;
            var held = made.As<PlasticSynapse>();
            if (shard.Slices.FirstOrDefault(slice => slice.Population == table.Projections[0].To) is not { } slice) return;
            for (var delay = table.MinDelay; delay <= table.MaxDelay; delay++)
            {
                var cell = (long)source * table.Delays + delay - table.MinDelay;
                for (var at = starts[cell]; at < starts[cell + 1]; at++)
                    into.Add(new(shard.Index, index, source, (int)held[at].Target - slice.FirstInShard + slice.FirstInPopulation, delay, at));
            }
        }
    }
}
