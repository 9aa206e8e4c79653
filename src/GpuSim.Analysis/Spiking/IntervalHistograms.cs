using GpuSim.Recording;

namespace GpuSim.Analysis.Spiking;

/// <summary>How long the inter-spike intervals of a population's neurons are.</summary>
/// <param name="Trains">The population, its rate, and the irregularity of its neurons.</param>
/// <param name="BinMs">Width of a bin: a step, or the least multiple of it by a power of two with which all fit.</param>
/// <param name="Counts">[bin] intervals in [bin · BinMs, (bin + 1) · BinMs), up to the longest.</param>
public sealed record IntervalHistogram(SpikeTrainSummary Trains, double BinMs, IReadOnlyList<long> Counts)
{
    /// <summary>All intervals.</summary>
    public long Intervals => Counts.Sum();

    /// <summary>The length that a part of all intervals does not exceed, to a bin, ms; null without intervals.</summary>
    public double? QuantileMs(double part)
    {
        long below = 0, wanted = (long)Math.Ceiling(part * Intervals);
        for (var bin = 0; bin < Counts.Count; bin++)
            if ((below += Counts[bin]) >= wanted) return (bin + 1) * BinMs;
        return null;
    }

    /// <summary>Mean length by the middles of bins, ms; a whole number of steps lies at the start of its bin. Null without intervals.</summary>
    public double? MeanMs => Intervals > 0 ? Counts.Select((count, bin) => count * (double)bin).Sum() / Intervals * BinMs : null;
}

/// <summary>Gathers the inter-spike intervals of all populations: half a megabyte for each and 4 bytes per neuron, whatever the number of spikes.</summary>
public sealed class IntervalHistograms : IRecorder
{
    const int Bins = 1 << 16;
    const int MostPopulations = 32; // more are no picture

    readonly SpikeTrainStatistics _trains;
    readonly StepWindow _window;
    readonly double _dt;
    readonly uint[] _last;          // [global id] step + 1 of the last spike, 0 for none
    readonly byte[] _population;    // [global id], of those with spikes
    readonly long[][] _counts;      // [population][bin]
    readonly int[] _doublings;      // [population] bins hold 2^doublings steps

    /// <summary>Starts without a spike.</summary>
    /// <param name="populations">In the order of global ids; those beyond the 256th are left out.</param>
    /// <param name="dt">Step in ms.</param>
    /// <param name="window">Steps looked at; intervals lie in it with both ends.</param>
    public IntervalHistograms(IReadOnlyList<RecordedPopulation> populations, double dt, StepWindow window)
    {
        (_trains, _dt, _window) = (new(populations, dt, window), dt, window);
        RecordedPopulation[] shown = [.. populations.Take(MostPopulations)];
        var neurons = shown.Length == 0 ? 0 : shown.Max(population => population.FirstId + population.Size);
        (_last, _population) = (new uint[neurons], new byte[neurons]);
        (_counts, _doublings) = ([.. shown.Select(_ => new long[Bins])], new int[shown.Length]);
        for (var index = 0; index < shown.Length; index++)
            _population.AsSpan((int)shown[index].FirstId, shown[index].Size).Fill((byte)index);
    }

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        var range = _window.Of(block.Spikes);
        Add(block.Spikes.Steps[range], block.Spikes.Ids[range]);
    }

    /// <summary>Takes the next spikes of the window, in canonical order.</summary>
    public void Add(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        _trains.Add(steps, ids);
        for (var i = 0; i < steps.Length; i++)
        {
            if (ids[i] >= _last.Length) continue; // of a population beyond the 32nd
            ref var last = ref _last[ids[i]];
            if (last > 0) Count(_population[ids[i]], steps[i] + 1 - last);
            last = steps[i] + 1;
        }
    }

    /// <summary>The histogram of each population, in their order, of a raster whose last step was <paramref name="endStep"/> − 1.</summary>
    public IReadOnlyList<IntervalHistogram> Finish(long endStep) =>
    [
        .. _trains.Finish(endStep).Take(_counts.Length).Select((trains, index) =>
            new IntervalHistogram(trains, _dt * (1L << _doublings[index]), _counts[index][..(1 + Array.FindLastIndex(_counts[index], count => count > 0))])),
    ];

    void Count(int population, uint interval)
    {
        var counts = _counts[population];
        while (interval >> _doublings[population] >= Bins) Widen(counts, ref _doublings[population]);
        counts[interval >> _doublings[population]]++;
    }

    static void Widen(long[] counts, ref int doublings)
    {
        for (var bin = 0; bin < Bins / 2; bin++) counts[bin] = counts[2 * bin] + counts[2 * bin + 1];
        Array.Clear(counts, Bins / 2, Bins / 2);
        doublings++;
    }
}
