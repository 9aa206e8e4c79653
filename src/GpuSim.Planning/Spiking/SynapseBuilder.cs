using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Planning.Spiking;

/// <summary>Makes all synapses in parallel, straight into their final layout: count every row, sum, make every synapse again and put it in place.</summary>
/// <remarks>Rows of a rule are functions of their index, so making them twice costs less than keeping an edge list, and threads share nothing.</remarks>
public static class SynapseBuilder
{
    /// <summary>Builds the tables of every shard.</summary>
    /// <param name="plan">What to build.</param>
    /// <param name="shards">Where targets live.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="progress">Called now and then with the part done, in [0, 1].</param>
    /// <param name="cancel">Ends the build with <see cref="OperationCanceledException"/>.</param>
    /// <returns>[shard][table].</returns>
    public static IReadOnlyList<IReadOnlyList<SynapseTable>> Build(
        SpikingPlan plan, IReadOnlyList<ShardPlan> shards, int threads, Action<double>? progress = null, CancellationToken cancel = default)
    {
        var tracker = new BuildProgress(2 * plan.ExpectedSynapses, progress);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        var tables = plan.Tables.Select(table => table.Format switch
        {
            SynapseFormat.TargetOnly => new TableBuilder<TargetOnly>(plan, table, shards, parallel, tracker).Build(),
            SynapseFormat.Narrow => new TableBuilder<NarrowSynapse>(plan, table, shards, parallel, tracker).Build(),
            SynapseFormat.Real or SynapseFormat.Plastic => new TableBuilder<RealSynapse>(plan, table, shards, parallel, tracker).Build(),
            _ => new TableBuilder<WideSynapse>(plan, table, shards, parallel, tracker).Build(),
        }).ToArray();
        return [.. shards.Select(shard => tables.Select(table => table[shard.Index]).ToArray())];
    }
}

/// <summary>Adds up what many threads have done.</summary>
internal sealed class BuildProgress(double total, Action<double>? report)
{
    long _done;

    public void Add(long synapses)
    {
        var done = Interlocked.Add(ref _done, synapses);
        if (total > 0) report?.Invoke(Math.Min(1, done / total));
    }
}

/// <summary>Builds one table for all shards.</summary>
internal sealed unsafe class TableBuilder<TSynapse>(SpikingPlan plan, TablePlan table, IReadOnlyList<ShardPlan> shards, ParallelOptions parallel, BuildProgress progress)
    where TSynapse : unmanaged, ISynapse<TSynapse>
{
    const int RowsPerTask = 256;

    readonly long _cells = (long)plan.Populations[table.From].Population.Size * table.Delays;

    /// <summary>Where a slice of targets lies: place in shard = target + Shift.</summary>
    readonly record struct Place(int Shard, int Shift);

    public SynapseTable[] Build()
    {
        var starts = shards.Select(_ => new HostBuffer<uint>(_cells + 1)).ToArray();
        var rows = table.Projections.Select(member => (Member: member, Rows: member.Projection.Rule.Rows(member.Projection.Endpoints, member.RuleStream))).ToArray();
        foreach (var (member, source) in rows) ForEachRow(member, source, new Count(starts));
        var synapses = starts.Select(Allocate).ToArray();
        foreach (var (member, source) in rows) ForEachRow(member, source, new Put(starts, synapses));
        var made = shards.Select((_, shard) => new SynapseTable(table, starts[shard], synapses[shard])).ToArray();
        if (table.Format == SynapseFormat.Plastic) Parallel.ForEach(made, parallel, PlasticWeights.Settle);
        return made;
    }

    // Counts stand one place behind their cell. Turned into starts there, they become ends while the rows fill: the next cell's start.
    HostBuffer<byte> Allocate(HostBuffer<uint> starts)
    {
        var view = starts.View;
        long sum = 0;
        for (long cell = 1; cell <= _cells; cell++)
        {
            var count = view[cell];
            view[cell] = (uint)sum;
            sum += count;
        }
        if (sum > uint.MaxValue) throw new OverflowException($"a shard's table would hold {sum} synapses; rows count in 32 bits: use more threads");
        return new(sum * sizeof(TSynapse));
    }

    interface IVisit
    {
        bool NeedsWeights { get; }
        void Synapse(int shard, long cell, int target, int weight);
    }

    readonly struct Count(HostBuffer<uint>[] starts) : IVisit
    {
        readonly uint*[] _starts = Pointers(starts);
        public bool NeedsWeights => false;
        public void Synapse(int shard, long cell, int target, int weight) => _starts[shard][cell + 1]++;
    }

    readonly struct Put(HostBuffer<uint>[] starts, HostBuffer<byte>[] synapses) : IVisit
    {
        readonly uint*[] _starts = Pointers(starts);
        readonly byte*[] _synapses = Pointers(synapses);
        public bool NeedsWeights => true;
        public void Synapse(int shard, long cell, int target, int weight) =>
            ((TSynapse*)_synapses[shard])[_starts[shard][cell + 1]++] = TSynapse.Create(target, weight);
    }

    static T*[] Pointers<T>(HostBuffer<T>[] buffers) where T : unmanaged
    {
        var pointers = new T*[buffers.Length];
        for (var i = 0; i < buffers.Length; i++) pointers[i] = buffers[i].View.Pointer;
        return pointers;
    }

    // No two tasks touch the same row: tasks own sources, or the targets of one shard.
    void ForEachRow<TVisit>(ProjectionPlan member, IRows rows, TVisit visit) where TVisit : struct, IVisit
    {
        var places = Places(member.To);
        if (rows.Axis == RowAxis.Source)
        {
            var sources = member.Projection.Sources.Count;
            Parallel.For(0, (sources + RowsPerTask - 1) / RowsPerTask, parallel, () => new RowMaker(member, table, plan.Experiment.Dt, rows), (task, _, maker) =>
            {
                SourceRows(maker, member.Projection, task * RowsPerTask, Math.Min(sources, (task + 1) * RowsPerTask), places, ref visit);
                return maker;
            }, _ => { });
        }
        else
        {
            var slices = shards.SelectMany(shard => shard.Slices.Where(slice => slice.Population == member.To).Select(slice => (shard.Index, slice)));
            Parallel.ForEach(slices.GroupBy(entry => entry.Index), parallel, () => new RowMaker(member, table, plan.Experiment.Dt, rows), (owned, _, maker) =>
            {
                foreach (var (shard, slice) in owned) TargetRows(maker, member.Projection, shard, slice, ref visit);
                return maker;
            }, _ => { });
        }
    }

    Place[] Places(int population)
    {
        var places = new Place[(plan.Populations[population].Population.Size + ShardCut.Grain - 1) / ShardCut.Grain];
        foreach (var shard in shards)
            foreach (var slice in shard.Slices.Where(slice => slice.Population == population))
                for (var grain = slice.FirstInPopulation / ShardCut.Grain; grain * ShardCut.Grain < slice.FirstInPopulation + slice.Count; grain++)
                    places[grain] = new(shard.Index, slice.FirstInShard - slice.FirstInPopulation);
        return places;
    }

    void SourceRows<TVisit>(RowMaker maker, Projection projection, int from, int to, Place[] places, ref TVisit visit) where TVisit : struct, IVisit
    {
        var (firstSource, firstTarget) = (projection.Sources.First, projection.Targets.First);
        long made = 0;
        for (var source = from; source < to; source++)
        {
            var count = maker.Make(source, visit.NeedsWeights);
            var firstCell = (long)(source + firstSource) * table.Delays - table.MinDelay;
            for (var k = 0; k < count; k++)
            {
                var target = maker.Partners[k] + firstTarget;
                var place = places[target / ShardCut.Grain];
                visit.Synapse(place.Shard, firstCell + maker.Delays[k], target + place.Shift, maker.Weights[k]);
            }
            made += count;
        }
        progress.Add(made);
    }

    void TargetRows<TVisit>(RowMaker maker, Projection projection, int shard, SlicePlan slice, ref TVisit visit) where TVisit : struct, IVisit
    {
        var (firstSource, targets) = (projection.Sources.First, projection.Targets);
        var first = Math.Max(0, targets.First - slice.FirstInPopulation);
        var end = Math.Min(slice.Count, targets.First + targets.Count - slice.FirstInPopulation);
        long made = 0;
        for (var target = first; target < end; target++)
        {
            var count = maker.Make(slice.FirstInPopulation + target - targets.First, visit.NeedsWeights);
            for (var k = 0; k < count; k++)
                visit.Synapse(shard, (long)(maker.Partners[k] + firstSource) * table.Delays - table.MinDelay + maker.Delays[k], slice.FirstInShard + target, maker.Weights[k]);
            made += count;
            if (target % RowsPerTask == 0) Report(ref made);
        }
        Report(ref made);
    }

    void Report(ref long made)
    {
        parallel.CancellationToken.ThrowIfCancellationRequested();
        progress.Add(made);
        made = 0;
    }
}
