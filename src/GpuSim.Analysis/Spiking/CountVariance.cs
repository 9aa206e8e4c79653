namespace GpuSim.Analysis.Spiking;

/// <summary>The summed variance of every neuron's spike counts in bins: 12 bytes per neuron, one addition per spike.</summary>
/// <remarks>The k-th spike of a neuron in a bin raises the square of its count by 2k − 1, so squares need no sum for each neuron and no look at closed bins.</remarks>
sealed class CountVariance(int neurons)
{
    readonly Open[] _open = new Open[neurons];
    long _closed;   // sum of squares over closed bins
    long _squares;  // in the open bin
    uint _bin;

    /// <summary>Spikes of one step, ids ascending from <paramref name="firstId"/>; bins never go back.</summary>
    public void Add(uint bin, ReadOnlySpan<uint> ids, uint firstId)
    {
        if (bin != _bin)
        {
            _closed += _squares;
            (_squares, _bin) = (0, bin);
        }
        var squares = 0L;
        foreach (var id in ids) squares += _open[id - firstId].Add(bin);
        _squares += squares;
    }

    /// <summary>Spikes of a neuron so far, in all bins.</summary>
    public uint Spikes(int neuron) => _open[neuron].Spikes;

    /// <summary>bins² · the sum over neurons of their variance over the first <paramref name="bins"/> bins, a whole number.</summary>
    public Int128 Scaled(long bins)
    {
        var sums = (Int128)0; // of the squares of the neurons' spikes
        foreach (ref readonly var neuron in _open.AsSpan())
        {
            var spikes = (long)neuron.SpikesBefore(bins);
            sums += (Int128)spikes * spikes;
        }
        return (Int128)bins * (_bin < bins ? _closed + _squares : _closed) - sums;
    }

    /// <summary>What one neuron did in the last bin in which it fired.</summary>
    struct Open
    {
        uint _bin;
        uint _count;

        public uint Spikes { get; private set; }

        public uint Add(uint bin)
        {
            Spikes++;
            _count = _bin == bin ? _count + 1 : 1;
            _bin = bin;
            return 2 * _count - 1;
        }

        public readonly uint SpikesBefore(long bin) => _bin < bin ? Spikes : Spikes - _count;
    }
}
