using GpuSim.Recording;

namespace GpuSim.Analysis.Spiking;

/// <summary>Rates and irregularity, gathered while a run goes on: 32 bytes per neuron, a few ns per spike.</summary>
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

    /// <summary>Neurons that may spike.</summary>
    internal int Neurons => _neurons.Length;

    /// <summary>The summary of each population, in their order, of a raster whose last step was <paramref name="endStep"/> − 1.</summary>
    public IReadOnlyList<SpikeTrainSummary> Finish(long endStep) => [.. _populations.Select(population => Summarize([population], endStep))];

    /// <summary>The summary of all recorded populations together.</summary>
    internal SpikeTrainSummary Together(long endStep) => Summarize([.. _populations.Where(population => population.SpikesRecorded)], endStep);

    SpikeTrainSummary Summarize(RecordedPopulation[] populations, long endStep)
    {
        var (name, size) = (string.Join(", ", populations.Select(population => population.Name)), populations.Sum(population => population.Size));
        if (!populations.Any(population => population.SpikesRecorded)) return new(name, size, null, null, null, null, null);
        var sums = new Sums();
        foreach (var population in populations)
        {
            foreach (ref readonly var neuron in _neurons.AsSpan((int)population.FirstId, population.Size)) sums.Add(neuron);
        }
        var exposure = _window.Length(endStep) * _dt / 1000 * size;
        return new(name, size, sums.Spikes, exposure > 0 ? sums.Spikes / exposure : null, sums.Mean(sums.Variation), sums.Mean(sums.LocalVariation), sums.Varying);
    }

    /// <summary>Over neurons.</summary>
    struct Sums
    {
        public long Spikes;
        public double Variation, LocalVariation;
        public int Varying; // neurons in them

        public void Add(in IntervalMoments neuron)
        {
            Spikes += neuron.Spikes;
            if (neuron.Variation() is not { } variation) return;
            Variation += variation;
            LocalVariation += neuron.LocalVariation()!.Value;
            Varying++;
        }

        public readonly double? Mean(double sum) => Varying > 0 ? sum / Varying : null;
    }
}
