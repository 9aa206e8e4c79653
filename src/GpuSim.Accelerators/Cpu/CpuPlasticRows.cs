using GpuSim.KernelLanguage;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Delivers spikes through a table whose rows have a state of their own, one row after the other in the order of time.</summary>
internal abstract class CpuPlasticRows : CpuDelivery
{
    readonly SpikeHistory _history;
    readonly SpikeList[] _sources;
    readonly ArrayView<uint> _starts;

    protected CpuPlasticRows(SynapseTable table, SpikeHistory history) : base(table.Plan.Receptor)
    {
        Table = table.Plan;
        _history = history;
        _starts = table.Starts.View;
        _sources = [.. history.Slices.Where(slice => slice.Population == table.Plan.From).Select(slice => history.List(slice.Index))];
        Sources = _sources.Sum(list => list.Size);
    }

    /// <summary>What the table holds.</summary>
    protected TablePlan Table { get; }

    /// <summary>Neurons of the source population.</summary>
    protected int Sources { get; }

    /// <summary>Rows: sources times delays.</summary>
    protected long Cells => (long)Sources * Table.Delays;

    public sealed override long Deliver(long step, ArrayView<int> sums)
    {
        long reached = 0;
        var longest = (int)Math.Min(Table.MaxDelay, step);
        var row = longest < Table.MinDelay ? 0 : _history.Row(step - Table.MinDelay);
        for (var delay = Table.MinDelay; delay <= longest; delay++)
        {
            foreach (var source in _sources)
                if (source.Counts[row] > 0)
                    foreach (var neuron in source.Of(row))
                    {
                        var cell = CellOf(neuron, delay);
                        var (first, end) = RowOf(cell);
                        Deliver(cell, first, (int)(end - first), delay, (int)(step - delay), sums);
                        reached += end - first;
                    }
            row = row == 0 ? _history.Rows - 1 : row - 1;
        }
        return reached;
    }

    /// <summary>Delivers one spike through one row.</summary>
    /// <param name="cell">The row.</param>
    /// <param name="first">Its first synapse.</param>
    /// <param name="count">Its synapses.</param>
    /// <param name="delay">In steps.</param>
    /// <param name="spike">Step of the spike.</param>
    /// <param name="sums">[neuron of the shard] of the step in which it arrives.</param>
    protected abstract void Deliver(long cell, uint first, int count, int delay, int spike, ArrayView<int> sums);

    /// <summary>The row of a source and a delay.</summary>
    protected long CellOf(int source, int delay) => (long)source * Table.Delays + delay - Table.MinDelay;

    /// <summary>First synapse of a row and one past the last.</summary>
    protected (uint First, uint End) RowOf(long cell) => (_starts[cell], _starts[cell + 1]);

    /// <summary>The steps of [<paramref name="from"/>, <paramref name="to"/>) in which a source spiked, ascending.</summary>
    protected IEnumerable<int> SpikesOf(int source, long from, long to)
    {
        for (var step = from; step < to; step++)
            if (Spiked(source, _history.Row(step))) yield return (int)step;
    }

    bool Spiked(int source, int row)
    {
        foreach (var list in _sources)
            if (list.Of(row).BinarySearch(source) >= 0) return true;
        return false;
    }
}
