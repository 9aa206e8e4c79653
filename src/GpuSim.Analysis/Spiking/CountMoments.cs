namespace GpuSim.Analysis.Spiking;

/// <summary>Sum and sum of squares of a signal's spike counts in bins, without the bins: empty ones add nothing to either.</summary>
struct CountMoments
{
    long _sum;
    long _squares;
    uint _bin;
    int _count; // in _bin, which is not in the sums yet

    /// <summary>One more spike in a bin; bins never go back.</summary>
    public void Add(uint bin)
    {
        if (bin != _bin)
        {
            _sum += _count;
            _squares += (long)_count * _count;
            (_bin, _count) = (bin, 0);
        }
        _count++;
    }

    /// <summary>Spikes in the first <paramref name="bins"/> bins: all, or all but those of one incomplete bin after them.</summary>
    public readonly long Sum(long bins) => _bin < bins ? _sum + _count : _sum;

    /// <summary>bins² · variance (over bins, not bins − 1): a whole number, so that equal counts give 0 exactly.</summary>
    public readonly double ScaledVariance(long bins)
    {
        var squares = _bin < bins ? _squares + (long)_count * _count : _squares;
        return (double)((Int128)bins * squares - (Int128)Sum(bins) * Sum(bins));
    }
}
