using GpuSim.Planning.Spiking;

namespace GpuSim.Spiking;

/// <summary>Says a plan in words and numbers.</summary>
internal static class PlanReports
{
    /// <summary>The report of one plan and cut.</summary>
    public static PlanReport Of(SpikingPlan plan, IReadOnlyList<ShardPlan> shards)
    {
        var memory = MemoryEstimate.Of(plan, shards);
        return new()
        {
            Name = plan.Experiment.Name,
            Neurons = plan.Experiment.Neurons,
            SynapsesExpected = plan.ExpectedSynapses,
            Steps = plan.Experiment.Steps,
            DtMs = plan.Experiment.Dt,
            EpochSteps = plan.EpochSteps,
            MinDelaySteps = plan.MinDelay,
            MaxDelaySteps = plan.MaxDelay,
            Shards = [.. shards.Select(shard => shard.Slices.Sum(slice => slice.Count))],
            Receptors = [.. plan.Populations.SelectMany(Receptors)],
            Tables = [.. plan.Tables.Select(table => Table(plan, table))],
            Memory = new(memory.Synapses, memory.Rows, memory.Neurons, memory.Spikes, memory.Program, memory.Total, MemoryEstimate.Available()),
            BytesPerSynapse = plan.ExpectedSynapses > 0 ? (memory.Synapses + memory.Rows) / plan.ExpectedSynapses : null,
            Fingerprint = PlanFingerprint.Of(plan),
        };
    }

    static IEnumerable<ReceptorReport> Receptors(PopulationPlan population) =>
        population.Population.Model.Schema.Receptors.Zip(population.Receptors, (receptor, plan) => new ReceptorReport(
            population.Population.Name, receptor.Name, receptor.WeightUnit.Symbol, plan.Quantum, Bits(plan.WorstSum)));

    static TableReport Table(SpikingPlan plan, TablePlan table) => new(
        plan.Populations[table.From].Population.Name,
        [.. table.Projections.Select(member => member.Projection.To.Name)],
        table.ExpectedSynapses, table.SynapseBytes, table.MinDelay, table.MaxDelay);

    // log2, to a tenth: only to be read.
    static double Bits(double sum)
    {
        if (sum < 1) return 0;
        var exponent = Math.ILogB(sum);
        return Math.Round(exponent + (Math.ScaleB(sum, -exponent) - 1), 1);
    }
}
