using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Brings what one table's synapses transmit in every step: one launch for each epoch, and where they learn one more, after neurons were stepped.</summary>
internal abstract class GpuContinuous : GpuDrive
{
    /// <summary>What it holds.</summary>
    public abstract TablePlan Plan { get; }

    /// <summary>Index of the shard.</summary>
    public abstract int Shard { get; }

    /// <summary>The weights as they are once everything asked of the device is done: [synapse].</summary>
    public abstract RealSynapse[] Synapses();

    /// <summary>What lets synapses learn; null where they do not.</summary>
    public abstract IDeviceKernel? Learning { get; }

    /// <summary>Arguments of <see cref="Learning"/> after an epoch of one step.</summary>
    public abstract KernelArgument[] LearningArguments(int ahead, GpuSpikes spikes);

    /// <summary>One for every table whose synapses act in every step.</summary>
    public static IEnumerable<GpuContinuous> Create(IAccelerator accelerator, NetworkShape shape, GpuProgram program, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses) =>
        from shard in synapses.Select((tables, index) => (Tables: tables, Index: index))
        from table in shard.Tables
        where table.Synapses > 0
        let plan = ContinuousPlan.Of(shape.Plan, table.Plan)
        where plan is not null
        select ((ContinuousModel)plan.Synapse.Model).Accept(new Maker(accelerator, shape, program, shard.Index, table, plan));

    sealed class Maker(IAccelerator accelerator, NetworkShape shape, GpuProgram program, int shard, SynapseTable table, ContinuousPlan plan) : IContinuousVisitor<GpuContinuous>
    {
        public GpuContinuous Visit<TModel>() where TModel : unmanaged, IContinuousSynapse<TModel> => new Of<TModel>(accelerator, shape, program, shard, table, plan);
    }

    sealed class Of<TModel> : GpuContinuous where TModel : unmanaged, IContinuousSynapse<TModel>
    {
        readonly NetworkShape _shape;
        readonly TableLayout _table;
        readonly ContinuousLayout _continuous;
        readonly GpuArray<TModel> _models;
        readonly GpuArray<uint> _starts;
        readonly GpuArray<RealSynapse> _synapses;

        public Of(IAccelerator accelerator, NetworkShape shape, GpuProgram program, int shard, SynapseTable table, ContinuousPlan plan)
        {
            _shape = shape;
            (Plan, Shard) = (table.Plan, shard);
            Kernel = program.Kernel(accelerator, typeof(ContinuousDelivery), nameof(ContinuousDelivery.Transmit), typeof(TModel));
            Learning = TModel.Learns ? program.Kernel(accelerator, typeof(ContinuousDelivery), nameof(ContinuousDelivery.Learn), typeof(TModel)) : null;
            var sources = shape.Plan.Populations[table.Plan.From].Population.Size;
            GroupSize = accelerator.Info.IsProcessor ? 1 : NeuronUpdate.GroupSize;
            Groups = Math.Min(sources, accelerator.Info.Units * (accelerator.Info.IsProcessor ? 4 : 32));
            _table = new()
            {
                FirstSource = shape.FirstPlace[table.Plan.From],
                Sources = sources,
                Delays = table.Plan.Delays,
                MinDelay = table.Plan.MinDelay,
                FirstSum = plan.Channel * shape.Rings.Places + shape.ShardPlace[shard],
            };
            _continuous = plan.Layout(shape.ShardPlace[shard]);
            _models = new(accelerator, [TModel.Fold(plan.Synapse.Parameters, shape.Plan.Experiment.Dt)]);
            _starts = new(accelerator, table.Starts.Length);
            _synapses = new(accelerator, table.Synapses);
            _starts.Write(0, table.Starts.View);
            _synapses.Write(0, table.As<RealSynapse>());
        }

        public override TablePlan Plan { get; }

        public override int Shard { get; }

        public override RealSynapse[] Synapses()
        {
            var synapses = new RealSynapse[_synapses.Length];
            _synapses.Read(0, synapses);
            return synapses;
        }

        public override IDeviceKernel Kernel { get; }

        public override IDeviceKernel? Learning { get; }

        public override int Groups { get; }

        public override int GroupSize { get; }

        public override KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes) => new Arguments()
            .Value(_shape.Rings).Value(_table).Value(_continuous).Value(ahead).Value(steps).View(spikes.Clock).View(_models)
            .View(_starts).View(_synapses).View(spikes.Signals).View(spikes.Sums).ToArray();

        public override KernelArgument[] LearningArguments(int ahead, GpuSpikes spikes) => new Arguments()
            .Value(_shape.Rings).Value(_table).Value(_continuous).Value(ahead).View(spikes.Clock).View(_models)
            .View(_starts).View(_synapses).View(spikes.Signals).ToArray();

        public override void Dispose()
        {
            _models.Dispose();
            _starts.Dispose();
            _synapses.Dispose();
        }
    }
}
