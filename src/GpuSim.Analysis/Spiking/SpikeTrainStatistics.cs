using GpuSim.Recording;

namespace GpuSim.Analysis.Spiking;

/// <summary>Rates and irregularity, gathered while a run goes on: 20 bytes per neuron, a few ns per spike.</summary>
/// <remarks>Global ids are trusted to belong to a population. Sums are whole numbers, so how a run is cut into blocks does not matter.</remarks>
public sealed class SpikeTrainStatistics : IRecorder
{
    readonly IReadOnlyList<RecordedPopulation> _populations;
    readonly double _dt; // ms
    readonly StepWindow _window;
    readonly IntervalMoments[] _neurons; // [global id]

    /// <summary>Starts with no spike.</summary>
    /// <param name="populations">In the order of global ids.</param>
    /// <param name="dt">Step in ms.</param>
    /// <param name="window">Steps looked at; spikes elsewhere are ignored.</param>
    public SpikeTrainStatistics(IReadOnlyList<RecordedPopulation> populations, double dt, StepWindow window)
    {
        (_populations, _dt, _window) = (populations, dt, window);
        _neurons = new IntervalMoments[populations.Count == 0 ? 0 : populations.Max(p => p.FirstId + p.Size)];
    }

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        var range = _window.Of(block.Spikes);
        Add(block.Spikes.Steps[range], block.Spikes.Ids[range]);
    }

    internal void Add(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        for (var i = 0; i < steps.Length; i++) _neurons[ids[i]].Add(steps[i]);
    }

    /// <summary>The summary of each population, in their order, of a raster whose last step was <paramref name="endStep"/> − 1.</summary>
    public IReadOnlyList<SpikeTrainSummary> Finish(long endStep) =>
        [.. _populations.Select(p => Summarize(p, _window.Length(endStep) * _dt / 1000))];

    SpikeTrainSummary Summarize(RecordedPopulation population, double seconds)
    {
        if (!population.SpikesRecorded) return new(population.Name, population.Size, null, null, null, null);
        long spikes = 0;
        var (variation, irregular) = (0.0, 0);
        foreach (ref readonly var neuron in _neurons.AsSpan((int)population.FirstId, population.Size))
        {
            spikes += neuron.Spikes;
            if (neuron.Variation() is not { } cv) continue;
            variation += cv;
            irregular++;
        }
        var exposure = seconds * population.Size;
        return new(population.Name, population.Size, spikes,
            exposure > 0 ? spikes / exposure : null, irregular > 0 ? variation / irregular : null, irregular);
    }
}
