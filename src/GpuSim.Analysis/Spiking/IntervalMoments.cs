using System.Runtime.InteropServices;

namespace GpuSim.Analysis.Spiking;

/// <summary>One neuron's inter-spike intervals, kept as whole steps.</summary>
/// <remarks>Intervals add up to last − first, so only their squares need a sum, which is below 2⁶⁴ for any raster.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)] // 32 bytes: two neurons share a cache line
struct IntervalMoments
{
    ulong _squares;     // steps²
    double _contrasts;  // sum of |I′ − I| / (I′ + I) over neighbouring intervals
    uint _first;
    uint _last;
    uint _interval;     // the last

    /// <summary>Spikes so far.</summary>
    public uint Spikes { get; private set; }

    public void Add(uint step)
    {
        if (Spikes++ == 0) _first = step;
        else Add(step - _last, Spikes > 2);
        _last = step;
    }

    void Add(uint interval, bool hasNeighbour)
    {
        _squares += (ulong)interval * interval;
        if (hasNeighbour && interval + _interval > 0) _contrasts += Math.Abs((double)interval - _interval) / ((double)interval + _interval);
        _interval = interval;
    }

    /// <summary>Standard deviation over mean of the intervals; null below three spikes, or when all are in one step, as a foreign file may say.</summary>
    public readonly double? Variation()
    {
        if (Spikes < 3 || _last == _first) return null;
        var sum = (UInt128)(_last - _first);
        return Math.Sqrt((double)((Spikes - 1) * (UInt128)_squares - sum * sum)) / (double)sum; // whole numbers: a regular train gives 0 exactly
    }

    /// <summary>CV₂ of Holt et al. 1996: twice the mean contrast of neighbouring intervals; null where <see cref="Variation"/> is.</summary>
    public readonly double? LocalVariation() => Spikes < 3 || _last == _first ? null : 2 * _contrasts / (Spikes - 2);
}
