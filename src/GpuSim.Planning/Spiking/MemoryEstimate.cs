using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Planning.Spiking;

/// <summary>What a plan will take, part by part, in bytes.</summary>
/// <param name="Synapses">Targets and weights.</param>
/// <param name="Rows">Where each row starts.</param>
/// <param name="Neurons">State, input and stimuli.</param>
/// <param name="Spikes">History of spikes and signals.</param>
/// <param name="Program">The runtime, code and buffers of recording.</param>
public sealed record MemoryEstimate(long Synapses, long Rows, long Neurons, long Spikes, long Program)
{
    const long RuntimeBytes = 100L << 20;
    const double FrameBytes = 6 * sizeof(float); // of one value: two sets of frames, the block they gather in, as it grows, and its copy

    const double SoughtBytes = 60;  // of a synapse's place in a list that grows
    const double ChosenBytes = 36;  // of its place, and of its ends and delay for the file

    /// <summary>All of it.</summary>
    public long Total => Synapses + Rows + Neurons + Spikes + Program;

    /// <summary>The estimate for one cut.</summary>
    public static MemoryEstimate Of(SpikingPlan plan, IReadOnlyList<ShardPlan> shards)
    {
        double neurons = plan.Experiment.Neurons;
        var signals = plan.Populations.Sum(population => population.Signal < 0 ? 0.0 : population.Population.Size);
        return new(
            Bytes(plan.Tables.Sum(table => table.ExpectedSynapses * table.SynapseBytes) + Edges(plan)),
            Bytes(plan.Tables.Sum(table => (double)plan.Populations[table.From].Population.Size * table.Delays * (table.Format == SynapseFormat.Plastic ? 4 : 1) * sizeof(uint)) * shards.Count),
            Bytes(plan.Experiment.Populations.Sum(population => (double)population.Size * (population.Model.StateBytes + (population.Varied.Count > 0 ? 2 * population.Model.ConstantBytes : 0)))
                + shards.Sum(shard => (double)shard.Width) * plan.Channels * plan.EpochSteps * sizeof(int) + StimulusTables.HostBytes(plan) + Places(plan.Experiment)),
            Bytes((neurons + signals) * (plan.MaxDelay + 2 * plan.EpochSteps) * sizeof(int)
                + plan.Tables.Where(table => PlasticWeights.Learn(table.Projections[0].Projection)).Sum(table => (double)table.Projections[0].Projection.To.Size * (plan.TargetSpikes * 8 + 64))),
            RuntimeBytes + Bytes(neurons * 32 + plan.Experiment.RecordState.Sum(request => FrameBytes * request.Neurons.Count * (plan.EpochSteps / request.Every + 1.0)) + Weights(plan)));
    }

    // What is read from tables of text stays as long as the network.
    static double Edges(SpikingPlan plan) => plan.Experiment.Projections.Select(projection => (projection.Rule as EdgeList)?.Data).Distinct().Sum(data => (double)(data?.Bytes ?? 0));

    // Coordinates, and the cells in which a rule looks for neighbours.
    static double Places(SpikingExperiment experiment) =>
        experiment.Populations.Sum(population => population.Positions is { } positions ? (double)sizeof(double) * positions.Layout.Dimensions * population.Size : 0)
        + experiment.Projections.Sum(projection => projection.Rule is DistanceRule ? 4.0 * sizeof(int) * (projection.Sources.Count + (double)projection.Targets.Count) : 0);

    // To know some synapses by their numbers, all of their projection are counted through.
    static double Weights(SpikingPlan plan) => plan.Experiment.RecordWeights.Sum(request =>
    {
        var all = request.Of.Rule.ExpectedSynapses(request.Of.Endpoints);
        return SoughtBytes * all + (request.Synapses?.Count ?? all) * (ChosenBytes + FrameBytes * (plan.EpochSteps / request.Every + 1.0));
    });

    /// <summary>Refuses a plan that does not fit, in numbers.</summary>
    /// <exception cref="NotEnoughMemoryException">It does not fit.</exception>
    public void Check(SpikingPlan plan, long available)
    {
        if (Total <= available) return;
        throw new NotEnoughMemoryException(FormattableString.Invariant(
            $"""
            {plan.Experiment.Name}: not enough memory. Nothing was allocated.
              needed     {Gibibytes(Total)}: {plan.ExpectedSynapses:N0} synapses {Gibibytes(Synapses)}, their rows {Gibibytes(Rows)}, {plan.Experiment.Neurons:N0} neurons {Gibibytes(Neurons)}, spikes in flight {Gibibytes(Spikes)}, program {Gibibytes(Program)}
              available  {Gibibytes(available)}
            Make the network smaller (for a network with mean rates, --set scale=0.1), or use a machine with more memory.
            """));
    }

    /// <summary>Memory this process may still take: what the system has, within the limit of its container.</summary>
    public static long Available()
    {
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - Environment.WorkingSet;
        const string info = "/proc/meminfo", key = "MemAvailable:";
        var line = File.Exists(info) ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) : null;
        return line is null ? limit : Math.Min(limit, 1024 * long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture));
    }

    static long Bytes(double value) => value < long.MaxValue / 8 ? (long)value : long.MaxValue / 8; // a sum of eight still fits

    static string Gibibytes(long bytes) => FormattableString.Invariant($"{bytes / (double)(1 << 30):0.##} GiB");
}
