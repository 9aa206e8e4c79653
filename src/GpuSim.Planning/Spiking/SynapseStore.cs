using System.Globalization;
using System.Text;
using GpuSim.Model;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Planning.Spiking;

/// <summary>The synapses of a network while it is stepped.</summary>
/// <param name="Tables">[shard][table], of the plan that asked.</param>
/// <param name="release">What to do when they are not needed any more.</param>
public sealed class SynapseLease(IReadOnlyList<IReadOnlyList<SynapseTable>> Tables, Action release) : IDisposable
{
    /// <summary>[shard][table], of the plan that asked.</summary>
    public IReadOnlyList<IReadOnlyList<SynapseTable>> Tables { get; } = Tables;

    /// <summary>Synapses of one network alone, freed with the lease.</summary>
    public static SynapseLease Alone(IReadOnlyList<IReadOnlyList<SynapseTable>> tables) => new(tables, () => SynapseStore.Free(tables));

    /// <inheritdoc/>
    public void Dispose() => release();
}

/// <summary>Synapses that several networks read at the same time or one after another: those whose connectivity is the same, drawn from the same streams, and whose weights are the table's or the same.</summary>
/// <remarks>
/// A sweep over a weight or a rate then builds its network once. Tables that stepping writes to, and those that depend on positions or a file,
/// are built for each network. What is idle is freed as soon as a network is asked for that differs. Any thread may ask.
/// </remarks>
public sealed class SynapseStore : IDisposable
{
    sealed class Entry(Func<IReadOnlyList<IReadOnlyList<SynapseTable>>> build)
    {
        public Lazy<IReadOnlyList<IReadOnlyList<SynapseTable>>> Tables { get; } = new(build);
        public int Leases { get; set; }
    }

    readonly Dictionary<string, Entry> _entries = [];

    /// <summary>The synapses of a plan: those there are, or new ones.</summary>
    public SynapseLease Take(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, int threads, Action<double>? progress = null, CancellationToken cancel = default)
    {
        if (KeyOf(plan, shards) is not { } key) return SynapseLease.Alone(SynapseBuilder.Build(plan, shards, threads, progress, cancel));
        Entry? entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out entry))
            {
                FreeIdle();
                _entries[key] = entry = new(() => SynapseBuilder.Build(plan, shards, threads, progress, cancel));
            }
            entry.Leases++;
        }
        try
        {
            var tables = entry.Tables.Value; // whoever comes second waits for the first
            return new([.. tables.Select(shard => (IReadOnlyList<SynapseTable>)[.. shard.Select((table, index) => table.For(plan.Tables[index]))])], () => Return(entry));
        }
        catch
        {
            Drop(key, entry);
            throw;
        }
    }

    /// <summary>Frees what is idle; nothing may be on lease.</summary>
    public void Dispose()
    {
        lock (_entries) FreeIdle();
    }

    /// <summary>Frees tables.</summary>
    internal static void Free(IReadOnlyList<IReadOnlyList<SynapseTable>> tables)
    {
        foreach (var table in tables.SelectMany(shard => shard)) table.Dispose();
    }

    void Return(Entry entry)
    {
        lock (_entries) entry.Leases--;
    }

    // A build that failed is not to be asked again.
    void Drop(string key, Entry entry)
    {
        lock (_entries)
            if (_entries.GetValueOrDefault(key) == entry) _entries.Remove(key);
    }

    void FreeIdle()
    {
        foreach (var (key, entry) in _entries.Where(entry => entry.Value.Leases == 0).ToList())
        {
            if (entry.Tables.IsValueCreated) Free(entry.Tables.Value);
            _entries.Remove(key);
        }
    }

    // Everything that decides what the tables hold; null where it is not all known here.
    static string? KeyOf(SpikingPlan plan, IReadOnlyList<ShardPlan> shards)
    {
        if (plan.Experiment.Populations.Any(population => population.Positions is not null) || !plan.Tables.All(CanShare)) return null;
        var key = new StringBuilder();
        key.Append(CultureInfo.InvariantCulture, $"dt {plan.Experiment.Dt:R}");
        foreach (var slice in shards.SelectMany(shard => shard.Slices.Select(slice => $"{shard.Index}: {slice}"))) key.Append('\n').Append(slice);
        foreach (var table in plan.Tables)
        {
            key.Append(CultureInfo.InvariantCulture, $"\ntable {table.From} {table.Format} {table.MinDelay} {table.MaxDelay}");
            foreach (var member in table.Projections) key.Append('\n').Append(Words(member, table.Format));
        }
        return key.ToString();
    }

    static bool CanShare(TablePlan table) => table.Format is SynapseFormat.TargetOnly or SynapseFormat.Narrow or SynapseFormat.Wide
        && table.Projections.All(member => member.Projection.Rule is not EdgeList && IsDrawn(member.Projection.Delay) && IsDrawn(member.Projection.Weight));

    static bool IsDrawn(Distribution distribution) => distribution is Distribution.Constant or Distribution.Uniform or Distribution.Normal or Distribution.Lognormal;

    // A table of one weight holds no weights, so that there any weight will do.
    static string Words(ProjectionPlan member, SynapseFormat format)
    {
        var projection = member.Projection;
        var weights = format == SynapseFormat.TargetOnly ? "" : FormattableString.Invariant($" {projection.Weight} {member.Quantum:R} {member.WeightStream}");
        return FormattableString.Invariant($"{member.To} {projection.Endpoints.Same} {projection.Sources} {projection.Targets} {projection.Rule} {member.RuleStream} {projection.Delay} {member.DelayStream}{weights}");
    }
}
