using System.Runtime.InteropServices;

namespace GpuSim.Analysis.Spiking;

/// <summary>Spike counts of one population in the bins of each statistic.</summary>
sealed class PopulationCounts(int size)
{
    readonly CountMoments[] _fano = new CountMoments[size];   // [neuron] in Fano windows
    readonly CountMoments[] _counts = new CountMoments[size]; // [neuron] in count bins
    readonly CorrelationSample _sample = new();               // in count bins
    readonly List<int> _rate = [];                            // [rate bin] of all neurons
    CountMoments _all;                                        // of all neurons in count bins

    /// <summary>One more spike of a neuron of the population, with its bin of each kind.</summary>
    public void Add(uint neuron, uint fanoBin, uint countBin, int rateBin)
    {
        _fano[neuron].Add(fanoBin);
        _counts[neuron].Add(countBin);
        _sample.Add(neuron, countBin);
        _all.Add(countBin);
        Reach(rateBin + 1);
        _rate[rateBin]++;
    }

    /// <summary>Unbiased variance over mean, mean over neurons that spike.</summary>
    public double? Fano(long bins)
    {
        if (bins < 2) return null;
        var (sum, neurons) = (0.0, 0);
        foreach (ref readonly var neuron in _fano.AsSpan())
        {
            if (neuron.Sum(bins) == 0) continue;
            sum += neuron.ScaledVariance(bins) / ((bins - 1) * (double)neuron.Sum(bins));
            neurons++;
        }
        return neurons > 0 ? sum / neurons : null;
    }

    /// <summary>χ of Golomb.</summary>
    public double? Synchrony(long bins)
    {
        if (size < 2) return null;
        var single = 0.0;
        foreach (ref readonly var neuron in _counts.AsSpan()) single += neuron.ScaledVariance(bins);
        return single > 0 ? Math.Sqrt(_all.ScaledVariance(bins) / size / single) : null;
    }

    /// <summary>Mean correlation of the sample and its neurons that vary.</summary>
    public (double? Mean, int Neurons) Correlation(long bins) => _sample.Finish(bins);

    /// <summary>Dominant frequency of the rate in Hz.</summary>
    public double? Frequency(int bins, double bin)
    {
        Reach(bins);
        return DominantFrequency.Of(CollectionsMarshal.AsSpan(_rate)[..bins], bin);
    }

    void Reach(int bins)
    {
        while (_rate.Count < bins) _rate.Add(0);
    }
}
