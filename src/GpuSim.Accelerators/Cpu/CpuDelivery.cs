using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Delivers the spikes of one table's source population into a shard.</summary>
internal abstract class CpuDelivery(int receptor) : IDisposable
{
    /// <summary>Where its synapses end.</summary>
    public int Receptor { get; } = receptor;

    /// <summary>Adds every spike that arrives in <paramref name="step"/> and returns the synapses reached.</summary>
    public abstract long Deliver(long step, ArrayView<int> sums);

    /// <summary>Frees what it has besides the table.</summary>
    public virtual void Dispose() { }

    /// <summary>Of static synapses.</summary>
    public static CpuDelivery Create(SynapseTable table, SpikeHistory history) => table.Plan.Format switch
    {
        SynapseFormat.TargetOnly => new Of<TargetOnly>(table, history),
        SynapseFormat.Narrow => new Of<NarrowSynapse>(table, history),
        _ => new Of<WideSynapse>(table, history),
    };

    sealed class Of<TSynapse>(SynapseTable table, SpikeHistory history) : CpuDelivery(table.Plan.Receptor)
        where TSynapse : unmanaged, ISynapse<TSynapse>
    {
        readonly ArrayView<uint> _starts = table.Starts.View;
        readonly ArrayView<TSynapse> _synapses = table.As<TSynapse>();
        readonly SpikeList[] _sources = [.. history.Slices.Where(slice => slice.Population == table.Plan.From).Select(slice => history.List(slice.Index))];
        readonly RowStream.Row[] _rows = new RowStream.Row[1024];
        int _named;

        // Most lists are empty: what is asked of each must cost next to nothing, so the ring's row is walked, not computed.
        public override long Deliver(long step, ArrayView<int> sums)
        {
            long reached = 0;
            var longest = (int)Math.Min(table.Plan.MaxDelay, step);
            var row = longest < table.Plan.MinDelay ? 0 : history.Row(step - table.Plan.MinDelay);
            for (var delay = table.Plan.MinDelay; delay <= longest; delay++)
            {
                foreach (ref readonly var source in _sources.AsSpan())
                    if (source.Counts[row] > 0) reached += Name(source.Of(row), delay - table.Plan.MinDelay, sums);
                row = row == 0 ? history.Rows - 1 : row - 1;
            }
            return reached + Stream(sums);
        }

        // Rows are named until there are enough to be worth streaming, whatever delay they come from.
        long Name(ReadOnlySpan<int> sources, int delay, ArrayView<int> sums)
        {
            long reached = 0;
            while (sources.Length > 0)
            {
                var room = Math.Min(sources.Length, _rows.Length - _named);
                RowStream.NameRows(sources[..room], _starts, table.Plan.Delays, delay, _rows.AsSpan(_named));
                _named += room;
                sources = sources[room..];
                if (_named == _rows.Length) reached += Stream(sums);
            }
            return reached;
        }

        long Stream(ArrayView<int> sums)
        {
            var reached = RowStream.Stream(_rows.AsSpan(0, _named), _synapses, sums, table.Plan.RowWeight);
            _named = 0;
            return reached;
        }
    }
}
