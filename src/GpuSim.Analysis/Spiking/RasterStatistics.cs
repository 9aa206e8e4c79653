using GpuSim.Recording;

namespace GpuSim.Analysis.Spiking;

/// <summary>All statistics of a raster in one pass: 80 bytes per neuron, 0.4 MB and 8 bytes per ms for each population, whatever the number of spikes.</summary>
/// <remarks>Global ids are trusted to belong to a population. How the raster is cut into blocks does not matter.</remarks>
public sealed class RasterStatistics : IRecorder
{
    readonly IReadOnlyList<RecordedPopulation> _populations;
    readonly StepWindow _window;
    readonly CountBins _bins;
    readonly NetworkStatistics _network;
    readonly PopulationCounts[] _counts;   // [population]
    readonly CorrelationSample[] _samples; // [population] in count bins

    /// <summary>Starts with no spike.</summary>
    /// <param name="populations">In the order of global ids.</param>
    /// <param name="dt">Step in ms.</param>
    /// <param name="window">Steps looked at; spikes elsewhere are ignored.</param>
    /// <param name="refractory">The neurons' refractory time in ms, if they have one.</param>
    public RasterStatistics(IReadOnlyList<RecordedPopulation> populations, double dt, StepWindow window, double? refractory = null)
    {
        (_populations, _window, _bins) = (populations, window, new(dt));
        _network = new(populations, dt, window, refractory);
        _counts = [.. populations.Select(p => new PopulationCounts(p.FirstId, p.SpikesRecorded ? p.Size : 0, _bins))];
        _samples = [.. populations.Select(_ => new CorrelationSample())];
    }

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        _network.Write(block);
        var range = _window.Of(block.Spikes);
        var steps = block.Spikes.Steps[range];
        var ids = block.Spikes.Ids[range];
        var p = 0;
        for (var i = 0; i < steps.Length;)
        {
            while (ids[i] - _populations[p].FirstId >= _populations[p].Size) p = (p + 1) % _populations.Count; // ids of a step ascend, so do their populations
            var end = i + 1;
            while (end < steps.Length && steps[end] == steps[i] && ids[end] - _populations[p].FirstId < _populations[p].Size) end++;
            Add(p, steps[i] - _window.From, ids[i..end]);
            i = end;
        }
    }

    void Add(int p, long step, ReadOnlySpan<uint> ids)
    {
        _counts[p].Add(step, ids);
        var bin = (uint)(step / _bins.CountSteps);
        foreach (var id in ids) _samples[p].Add(id - _populations[p].FirstId, bin);
    }

    /// <summary>The statistics of a raster whose last step was <paramref name="endStep"/> − 1, after the last block; no spike may be later.</summary>
    public RasterSummary Finish(long endStep)
    {
        var length = _window.Length(endStep);
        var populations = _network.Populations(endStep).Select((train, p) => Join(train, p, length));
        var dt = _bins.Dt;
        return new(
            _window.From * dt, (_window.From + length) * dt, _bins.FanoSteps * dt, _bins.CountSteps * dt, _bins.RateMs,
            [.. populations], _network.Finish(endStep));
    }

    PopulationStatistics Join(SpikeTrainSummary train, int p, long length)
    {
        var correlation = _samples[p].Finish(length / _bins.CountSteps);
        var peak = train.Spikes >= 3 ? PowerSpectrum.Of(_counts[p].Rate(length), _bins.RateMs)?.Peak() : null;
        return new()
        {
            Name = train.Name,
            Size = train.Size,
            Spikes = train.Spikes,
            RateHz = train.RateHz,
            CvIsi = train.CvIsi,
            Cv2 = train.Cv2,
            CvNeurons = train.CvNeurons,
            Fano = _counts[p].Fano(length),
            Synchrony = _counts[p].Synchrony(length, train.Size),
            Correlation = correlation.Mean,
            CorrelationNeurons = train.Spikes is null ? null : correlation.Neurons,
            FrequencyHz = peak?.FrequencyHz,
            PeakWidthHz = peak?.WidthHz,
            PeakPower = peak?.Power,
        };
    }
}
