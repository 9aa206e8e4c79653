using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Where the neurons of a slice leave their spikes: a ring of lists, one per step. One thread owns a slice, so appending needs no atomics.</summary>
/// <param name="counts">[row] spikes in each list.</param>
/// <param name="neurons">[row, stride] who spiked, ids within the population, ascending.</param>
/// <param name="stride">Neurons of the slice: all may spike.</param>
/// <param name="rows">Lists in the ring.</param>
/// <param name="firstRow">List of the epoch's first step.</param>
public readonly struct SpikeLists(ArrayView<int> counts, ArrayView<int> neurons, int stride, int rows, int firstRow)
{
    readonly ArrayView<int> _counts = counts;
    readonly ArrayView<int> _neurons = neurons;
    readonly int _stride = stride;
    readonly int _rows = rows;
    readonly int _firstRow = firstRow;

    /// <summary>Adds a spike of <paramref name="neuron"/> in the epoch's step number <paramref name="slot"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // spikes are rare: keep them out of the step's registers
    public void Append(int slot, int neuron)
    {
        var row = Row(slot);
        _neurons[(long)row * _stride + _counts[row]++] = neuron;
    }

    /// <summary>Forgets what the ring held for the epoch's step number <paramref name="slot"/>.</summary>
    public void Clear(int slot) => _counts[Row(slot)] = 0;

    int Row(int slot)
    {
        var row = _firstRow + slot;
        return row >= _rows ? row - _rows : row;
    }
}
