namespace GpuSim.Analysis.Spiking;

/// <summary>Sum and sum of squares of a signal's spike counts in bins, without the bins: empty ones add nothing to either.</summary>
struct CountMoments
{
    long _sum;
    Int128 _squares;
    uint _bin;
    long _count; // in _bin, which is not in the sums yet

    /// <summary>More spikes in a bin; bins never go back.</summary>
    public void Add(uint bin, int spikes)
    {
        if (bin != _bin)
        {
            _sum += _count;
            _squares += (Int128)_count * _count;
            (_bin, _count) = (bin, 0);
        }
        _count += spikes;
    }

    /// <summary>Spikes in the first <paramref name="bins"/> bins: all, or all but those of one incomplete bin after them.</summary>
    public readonly long Sum(long bins) => _bin < bins ? _sum + _count : _sum;

    /// <summary>bins² · variance (over bins, not bins − 1): a whole number, so that equal counts give 0 exactly.</summary>
    public readonly Int128 ScaledVariance(long bins)
    {
        var squares = _bin < bins ? _squares + (Int128)_count * _count : _squares;
        return bins * squares - (Int128)Sum(bins) * Sum(bins);
    }
}
