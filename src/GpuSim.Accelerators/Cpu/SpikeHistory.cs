using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Spikes of every slice for as many steps as the longest delay asks: a ring of lists per slice, shared by all shards.</summary>
/// <remarks>A slice's lists of successive steps have their counts side by side, which is how delivery reads them.</remarks>
internal sealed class SpikeHistory : IDisposable
{
    readonly HostBuffer<int> _counts;       // [slice, row]
    readonly HostBuffer<int>[] _neurons;    // [slice][row, neuron of the slice]
    readonly int[] _sizes;                  // [slice]

    /// <summary>Room for the epoch being written while the longest delay before it is still read.</summary>
    public SpikeHistory(IReadOnlyList<ShardPlan> shards, int maxDelay, int epochSteps)
    {
        Slices = [.. shards.SelectMany(shard => shard.Slices)];
        Rows = maxDelay + 2 * epochSteps;
        _counts = new((long)Slices.Count * Rows);
        _sizes = [.. Slices.Select(slice => slice.Count)];
        _neurons = [.. Slices.Select(slice => new HostBuffer<int>((long)Rows * slice.Count))];
    }

    /// <summary>All slices, in the order of global ids.</summary>
    public IReadOnlyList<SlicePlan> Slices { get; }

    /// <summary>Lists in every ring.</summary>
    public int Rows { get; }

    /// <summary>The list in which <paramref name="step"/> lies.</summary>
    public int Row(long step) => (int)(step % Rows);

    /// <summary>[row] spikes of one slice.</summary>
    public ArrayView<int> Counts(int slice) => _counts.View.SubView((long)slice * Rows, Rows);

    /// <summary>[row, neuron of the slice] ids within the population, ascending.</summary>
    public ArrayView<int> Neurons(int slice) => _neurons[slice].View;

    /// <summary>Who of a slice spiked in the step of <paramref name="row"/>, ids within the population, ascending.</summary>
    public ReadOnlySpan<int> Of(int slice, int row) =>
        _neurons[slice].View.SubView((long)row * _sizes[slice], _counts.View[(long)slice * Rows + row]).AsSpan();

    /// <summary>Where a slice leaves the spikes of an epoch: its lists, emptied.</summary>
    public SpikeLists Begin(int slice, Epoch epoch)
    {
        var lists = new SpikeLists(Counts(slice), Neurons(slice), _sizes[slice], Rows, Row(epoch.FirstStep));
        for (var slot = 0; slot < epoch.Steps; slot++) lists.Clear(slot);
        return lists;
    }

    /// <summary>The lists of one slice.</summary>
    public SpikeList List(int slice) => new(Counts(slice), Neurons(slice), _sizes[slice]);

    /// <summary>Frees the lists.</summary>
    public void Dispose()
    {
        _counts.Dispose();
        foreach (var lists in _neurons) lists.Dispose();
    }
}

/// <summary>The spikes of one slice, step by step.</summary>
/// <param name="Counts">[row].</param>
/// <param name="Neurons">[row, neuron of the slice].</param>
/// <param name="Size">Neurons of the slice.</param>
internal readonly record struct SpikeList(ArrayView<int> Counts, ArrayView<int> Neurons, int Size)
{
    /// <summary>Who spiked in the step of <paramref name="row"/>.</summary>
    public ReadOnlySpan<int> Of(int row) => Neurons.SubView((long)row * Size, Counts[row]).AsSpan();
}
