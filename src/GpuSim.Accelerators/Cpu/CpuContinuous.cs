using GpuSim.Dynamics.Synapses;
using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Brings a shard what one table's synapses transmit in every step, and lets them learn.</summary>
internal abstract class CpuContinuous(SynapseTable table) : ISampledTable, IDisposable
{
    /// <summary>Its rows.</summary>
    public SynapseTable Table { get; } = table;

    /// <summary>Adds to the input of all steps of the epoch, by the signals of the steps before it.</summary>
    public abstract void Transmit(Epoch epoch);

    /// <summary>Lets synapses learn from the step before <paramref name="step"/>, once.</summary>
    public abstract void Learn(long step);

    /// <summary>What the step before <paramref name="step"/> taught is in.</summary>
    public float WeightAt(SynapsePlace place, int step)
    {
        Learn(step);
        return Table.As<RealSynapse>()[place.Index].Weight;
    }

    public abstract void Dispose();

    /// <summary>One for every table of the shard whose synapses act in every step.</summary>
    public static IEnumerable<CpuContinuous> Create(ShardParts parts, InputSlots input) =>
        from table in parts.Synapses
        where table.Synapses > 0
        let plan = ContinuousPlan.Of(parts.Plan, table.Plan)
        where plan is not null
        select ((ContinuousModel)plan.Synapse.Model).Accept(new Maker(parts, table, plan, input));

    sealed class Maker(ShardParts parts, SynapseTable table, ContinuousPlan plan, InputSlots input) : IContinuousVisitor<CpuContinuous>
    {
        public CpuContinuous Visit<TModel>() where TModel : unmanaged, IContinuousSynapse<TModel> => new Of<TModel>(parts, table, plan, input);
    }

    sealed unsafe class Of<TModel> : CpuContinuous where TModel : unmanaged, IContinuousSynapse<TModel>
    {
        readonly TablePlan _table;
        readonly ContinuousPlan _plan;
        readonly InputSlots _input;
        readonly SignalHistory _signals;
        readonly ContinuousRows<TModel> _rows;
        readonly HostBuffer<float> _none;       // [neuron of the shard] zeros, for targets that show no signal
        readonly bool _targetsShow;
        readonly int _shift;                    // from a neuron of the shard to one of the target population
        long _learnt;                           // steps

        public Of(ShardParts parts, SynapseTable table, ContinuousPlan plan, InputSlots input) : base(table)
        {
            (_table, _plan, _input, _signals) = (table.Plan, plan, input, parts.Signals);
            var model = TModel.Fold(plan.Synapse.Parameters, parts.Plan.Experiment.Dt);
            _rows = new(model, table.Starts.View, table.As<RealSynapse>(), parts.Plan.Populations[_table.From].Population.Size, _table.Delays, plan.Layout(firstTarget: 0));
            _targetsShow = parts.Plan.Populations[plan.To].Signal >= 0;
            _none = new(_targetsShow ? 1 : parts.Shard.Width);
            var slice = parts.Shard.Slices.First(slice => slice.Population == plan.To);
            _shift = slice.FirstInPopulation - slice.FirstInShard;
        }

        public override void Transmit(Epoch epoch)
        {
            for (var slot = 0; slot < epoch.Steps; slot++)
                for (var delay = 0; delay < _table.Delays; delay++)
                {
                    var left = epoch.FirstStep + slot - _table.MinDelay - delay;
                    _rows.Transmit(delay, Sources(left), Targets(left), _input.At(slot, _plan.Channel).Pointer);
                }
        }

        public override void Learn(long step)
        {
            if (!TModel.Learns || step == _learnt) return;
            for (var delay = 0; delay < _table.Delays; delay++) _rows.Learn(delay, Sources(step - 1 - _table.MinDelay - delay), Targets(step - 1));
            _learnt = step;
        }

        float* Sources(long step) => _signals.At(_table.From, step).Pointer;

        float* Targets(long step) => _targetsShow ? _signals.At(_plan.To, step).Pointer + _shift : _none.View.Pointer;

        public override void Dispose() => _none.Dispose();
    }
}
