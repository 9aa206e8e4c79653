using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Tables of one format that one launch delivers through.</summary>
internal abstract class GpuTables : IDisposable
{
    /// <summary>Its kernel.</summary>
    public abstract IDeviceKernel Kernel { get; }

    /// <summary>Arguments for the spikes of an epoch.</summary>
    public abstract KernelArgument[] Arguments(GpuSpikes spikes, int parity, int pieces);

    public abstract void Dispose();

    /// <summary>Places all tables, as few launches as the device's largest allocation allows.</summary>
    public static List<GpuTables> Create(IAccelerator accelerator, NetworkShape shape, GpuProgram program, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses)
    {
        var placed = new List<GpuTables>();
        var tables = synapses.SelectMany((shard, index) => shard.Where(table => table.Synapses > 0 && table.Plan.Format is not (SynapseFormat.Real or SynapseFormat.Plastic)).Select(table => (Shard: index, Table: table)));
        foreach (var format in tables.GroupBy(entry => entry.Table.Plan.Format))
            foreach (var launch in Launches([.. format], accelerator.Info.LargestAllocation))
                placed.Add(format.Key switch
                {
                    SynapseFormat.TargetOnly => new Of<TargetOnly>(accelerator, shape, program, launch),
                    SynapseFormat.Narrow => new Of<NarrowSynapse>(accelerator, shape, program, launch),
                    _ => new Of<WideSynapse>(accelerator, shape, program, launch),
                });
        if (placed.Count == 0) placed.Add(new Of<TargetOnly>(accelerator, shape, program, [])); // it also empties the lists of spikes
        return placed;
    }

    // Synapses and starts of a launch are counted in 32 bits and lie in one allocation each.
    static IEnumerable<List<(int Shard, SynapseTable Table)>> Launches(List<(int Shard, SynapseTable Table)> tables, long largest)
    {
        var launch = new List<(int, SynapseTable)>();
        long synapses = 0, starts = 0;
        foreach (var (shard, table) in tables)
        {
            if (launch.Count > 0 && (Math.Max((synapses + table.Synapses) * table.Plan.SynapseBytes, (starts + table.Starts.Length) * sizeof(uint)) > largest || synapses + table.Synapses > uint.MaxValue || starts + table.Starts.Length > uint.MaxValue))
            {
                yield return launch;
                (launch, synapses, starts) = ([], 0, 0);
            }
            launch.Add((shard, table));
            synapses += table.Synapses;
            starts += table.Starts.Length;
        }
        if (launch.Count > 0) yield return launch;
    }

    sealed class Of<TSynapse> : GpuTables where TSynapse : unmanaged, ISynapse<TSynapse>
    {
        readonly NetworkShape _shape;
        readonly GpuArray<TableLayout> _tables;
        readonly GpuArray<uint> _starts;
        readonly GpuArray<TSynapse> _synapses;

        public Of(IAccelerator accelerator, NetworkShape shape, GpuProgram program, List<(int Shard, SynapseTable Table)> tables)
        {
            _shape = shape;
            Kernel = program.Kernel(accelerator, typeof(SpikeDelivery), nameof(SpikeDelivery.Deliver), typeof(TSynapse));
            _starts = new(accelerator, tables.Sum(entry => entry.Table.Starts.Length));
            _synapses = new(accelerator, tables.Sum(entry => entry.Table.Synapses));
            var layouts = new List<TableLayout>();
            long firstStart = 0, firstSynapse = 0;
            foreach (var (shard, table) in tables)
            {
                layouts.Add(new()
                {
                    FirstSource = shape.FirstPlace[table.Plan.From],
                    Sources = shape.Plan.Populations[table.Plan.From].Population.Size,
                    FirstStart = checked((uint)firstStart),
                    FirstSynapse = checked((uint)firstSynapse),
                    Delays = table.Plan.Delays,
                    MinDelay = table.Plan.MinDelay,
                    RowWeight = table.Plan.RowWeight,
                    FirstSum = table.Plan.Receptor * shape.Rings.Places + shape.ShardPlace[shard],
                });
                _starts.Write(firstStart, table.Starts.View);
                _synapses.Write(firstSynapse, table.As<TSynapse>());
                firstStart += table.Starts.Length;
                firstSynapse += table.Synapses;
            }
            _tables = new(accelerator, layouts.ToArray());
        }

        public override IDeviceKernel Kernel { get; }

        public override KernelArgument[] Arguments(GpuSpikes spikes, int parity, int pieces) => new Arguments()
            .Value(_shape.Rings).Value(pieces).Value((int)_shape.Plan.Experiment.Steps).View(_tables).View(_starts).View(_synapses)
            .View(spikes.List(parity)).View(spikes.Count(parity)).View(spikes.Count(1 - parity)).View(spikes.Sums).View(spikes.Events).ToArray();

        public override void Dispose()
        {
            _tables.Dispose();
            _starts.Dispose();
            _synapses.Dispose();
        }
    }
}
