using System.Runtime.InteropServices;

namespace GpuSim.Analysis.Spiking;

/// <summary>Spike counts of one population, or of a whole network, in the bins of each statistic.</summary>
/// <param name="firstId">Global id of the first neuron.</param>
/// <param name="size">Neurons, of which all have their spikes recorded, or none is counted.</param>
/// <param name="bins">Widths.</param>
sealed class PopulationCounts(uint firstId, int size, CountBins bins)
{
    readonly int _fanoSteps = bins.FanoSteps, _countSteps = bins.CountSteps, _rateSteps = bins.RateSteps;
    readonly CountVariance _counts = new(size);
    readonly FanoCounts _fano = new(size);
    readonly List<int> _rate = []; // [rate bin] of all neurons
    CountMoments _all;             // of all neurons in count bins

    /// <summary>Spikes of one step of the window, ids ascending.</summary>
    public void Add(long step, ReadOnlySpan<uint> ids)
    {
        _fano.Reach((uint)(step / _fanoSteps), _counts);
        var bin = (uint)(step / _countSteps);
        _counts.Add(bin, ids, firstId);
        _all.Add(bin, ids.Length);
        var rateBin = (int)(step / _rateSteps);
        Reach(rateBin + 1);
        _rate[rateBin] += ids.Length;
    }

    /// <summary>Unbiased variance over mean, mean over neurons that spike.</summary>
    /// <param name="length">Of the window, steps.</param>
    public double? Fano(long length) => _fano.Finish(length / _fanoSteps, _counts);

    /// <summary>χ of Golomb for <paramref name="neurons"/>, which are all unless some have no spikes recorded.</summary>
    public double? Synchrony(long length, int neurons)
    {
        var single = (double)_counts.Scaled(length / _countSteps);
        return neurons > 1 && single > 0 ? Math.Sqrt((double)_all.ScaledVariance(length / _countSteps) / neurons / single) : null;
    }

    /// <summary>[rate bin] spikes of all neurons in the whole bins of the window.</summary>
    public ReadOnlySpan<int> Rate(long length)
    {
        var whole = (int)(length / _rateSteps);
        Reach(whole);
        return CollectionsMarshal.AsSpan(_rate)[..whole];
    }

    void Reach(int count)
    {
        while (_rate.Count < count) _rate.Add(0);
    }
}
