using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking;

/// <summary>Neurons of one population owned by one shard: the unit that steps.</summary>
/// <param name="Index">Counts all slices of the cut, in the order of global ids.</param>
/// <param name="Population">Index of the population.</param>
/// <param name="FirstInPopulation">Its first neuron, a multiple of <see cref="ShardCut.Grain"/>.</param>
/// <param name="Count">Number of neurons.</param>
/// <param name="FirstInShard">Where its input begins in the shard.</param>
public sealed record SlicePlan(int Index, int Population, int FirstInPopulation, int Count, int FirstInShard);

/// <summary>A contiguous range of target neurons with its own state, incoming synapses and spike lists.</summary>
/// <param name="Index">Counts from 0.</param>
/// <param name="Slices">In the order of global ids.</param>
public sealed record ShardPlan(int Index, IReadOnlyList<SlicePlan> Slices)
{
    /// <summary>Places in its input vector, at most <see cref="ShardCut.MaxWidth"/>: its neurons, each slice rounded up to <see cref="ShardCut.Grain"/>.</summary>
    public int Width => Slices.Sum(slice => ShardCut.Padded(slice.Count));
}

/// <summary>Cuts the neurons into shards of equal expected work. Where the cuts fall changes no spike.</summary>
public static class ShardCut
{
    /// <summary>Shards begin at multiples of this within a population, so that random draws and vectors are not split.</summary>
    public const int Grain = 64;

    /// <summary>Targets within a shard are 16 bits wide.</summary>
    public const int MaxWidth = 65536;

    const double UpdateCost = 0.6;    // of one neuron and step, in units of one synaptic event: about 0.5 against 1 ns
    const double UnknownRate = 10;    // Hz, where the description expects none
    const double LeastWork = 1000;    // of a thread in an epoch, in synaptic events: about a microsecond, three times what meeting at its end costs

    /// <summary>Threads that a network gains from, of those allowed: fewer where an epoch is so little work that sharing it saves less than meeting at its end costs.</summary>
    public static int Threads(SpikingPlan plan, int allowed)
    {
        var work = plan.EpochSteps * plan.Experiment.Populations.Sum(population => population.Size * Cost(plan.Experiment, population));
        return (int)Math.Clamp(work / LeastWork, 1, allowed);
    }

    /// <summary>As few shards as <paramref name="threads"/> need, the same number for each.</summary>
    public static IReadOnlyList<ShardPlan> Cut(SpikingExperiment experiment, int threads)
    {
        var costs = experiment.Populations.Select(population => Cost(experiment, population)).ToArray();
        var perThread = (int)(1 + (Places(experiment) - 1) / ((long)threads * MaxWidth));
        return Cut(experiment, costs, threads * perThread);
    }

    /// <summary>Places a slice takes in its shard.</summary>
    public static int Padded(int neurons) => (neurons + Grain - 1) / Grain * Grain;

    static long Places(SpikingExperiment experiment) => experiment.Populations.Sum(population => (population.Size + (Grain - 1L)) / Grain * Grain);

    // Expected work of one neuron and step: its update and the events that reach it.
    static double Cost(SpikingExperiment experiment, Population population) =>
        UpdateCost + experiment.Projections
            .Where(projection => ReferenceEquals(projection.To, population))
            .Sum(projection => projection.Rule.ExpectedSynapses(projection.Endpoints) / population.Size
                * (projection.Synapse?.Model is ContinuousModel ? 1 : Math.Min(1, (projection.From.MeanRate ?? UnknownRate) * 1e-3 * experiment.Dt))); // at most one spike per step

    // Equal parts of the work, as far as the width allows: no shard takes more than it holds, or leaves more than the shards after it hold.
    static List<ShardPlan> Cut(SpikingExperiment experiment, double[] costs, int count)
    {
        var total = experiment.Populations.Select((population, index) => population.Size * costs[index]).Sum();
        var shards = new List<ShardPlan>();
        var slices = new List<SlicePlan>();
        int sliceIndex = 0, inShard = 0;
        var done = 0.0;
        var places = Places(experiment); // still to be given
        for (var index = 0; index < experiment.Populations.Count; index++)
        {
            var size = experiment.Populations[index].Size;
            for (var first = 0; first < size;)
            {
                var left = total * (shards.Count + 1) / count - done;
                var least = Math.Max(0, places - (count - shards.Count - 1L) * MaxWidth);
                var wanted = Math.Max(least, Math.Round(left / costs[index] / Grain) * Grain);
                var take = (int)Math.Min(Math.Min(size - first, MaxWidth - inShard), wanted);
                if (take > 0)
                {
                    slices.Add(new(sliceIndex++, index, first, take, inShard));
                    first += take;
                    inShard += Padded(take);
                    places -= Padded(take);
                    done += take * costs[index];
                }
                if (first < size) Close();
            }
        }
        while (shards.Count < count) Close(); // threads without neurons still come to every barrier
        return shards;

        void Close()
        {
            shards.Add(new(shards.Count, [.. slices]));
            slices.Clear();
            inShard = 0;
        }
    }
}
