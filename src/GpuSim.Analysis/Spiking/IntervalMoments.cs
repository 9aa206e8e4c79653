using System.Runtime.InteropServices;

namespace GpuSim.Analysis.Spiking;

/// <summary>One neuron's inter-spike intervals, kept as whole steps.</summary>
/// <remarks>Intervals add up to last − first, so only their squares need a sum, which is below 2⁶⁴ for any raster.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)] // 20 bytes instead of 24: one cache line holds three neurons
struct IntervalMoments
{
    ulong _squares; // steps²
    uint _first;
    uint _last;

    /// <summary>Spikes so far.</summary>
    public uint Spikes { get; private set; }

    public void Add(uint step)
    {
        if (Spikes++ == 0) _first = step;
        else _squares += (ulong)(step - _last) * (step - _last);
        _last = step;
    }

    /// <summary>Standard deviation over mean of the intervals; null below three spikes, or when all are in one step, as a foreign file may say.</summary>
    public readonly double? Variation()
    {
        if (Spikes < 3 || _last == _first) return null;
        var sum = (UInt128)(_last - _first);
        return Math.Sqrt((double)((Spikes - 1) * (UInt128)_squares - sum * sum)) / (double)sum; // whole numbers: a regular train gives 0 exactly
    }
}
