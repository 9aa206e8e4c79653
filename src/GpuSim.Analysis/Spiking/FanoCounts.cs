namespace GpuSim.Analysis.Spiking;

/// <summary>Spike counts of every neuron in windows, for the Fano factor: 12 bytes per neuron, one look at each when a window ends.</summary>
sealed class FanoCounts(int neurons)
{
    readonly uint[] _before = new uint[neurons];    // [neuron] spikes before the open window
    readonly ulong[] _squares = new ulong[neurons]; // [neuron] of counts in closed windows
    uint _window;

    /// <summary>Closes windows up to <paramref name="window"/>, whose first spike comes next; <paramref name="counts"/> knows the spikes so far.</summary>
    public void Reach(uint window, CountVariance counts)
    {
        if (window == _window) return;
        for (var i = 0; i < _before.Length; i++)
        {
            var now = counts.Spikes(i);
            var count = (ulong)(now - _before[i]);
            _squares[i] += count * count;
            _before[i] = now;
        }
        _window = window;
    }

    /// <summary>Unbiased variance over mean in the first <paramref name="windows"/> windows, mean over neurons that spike in them; after the last spike.</summary>
    public double? Finish(long windows, CountVariance counts)
    {
        if (windows < 2) return null;
        if (_window < windows) Reach((uint)windows, counts);
        var (sum, spiking) = (0.0, 0);
        for (var i = 0; i < _before.Length; i++)
        {
            if (_before[i] == 0) continue;
            sum += (double)((UInt128)windows * _squares[i] - (UInt128)_before[i] * _before[i]) / ((windows - 1) * (double)_before[i]);
            spiking++;
        }
        return spiking > 0 ? sum / spiking : null;
    }
}
