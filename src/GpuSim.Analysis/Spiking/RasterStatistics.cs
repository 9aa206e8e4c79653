using GpuSim.Recording;

namespace GpuSim.Analysis.Spiking;

/// <summary>All statistics of a raster in one pass: 68 bytes per neuron, 0.4 MB and 8 bytes per ms for each population.</summary>
/// <remarks>Global ids are trusted to belong to a population. How the raster is cut into blocks does not matter.</remarks>
public sealed class RasterStatistics : IRecorder
{
    readonly IReadOnlyList<RecordedPopulation> _populations;
    readonly double _dt; // ms
    readonly StepWindow _window;
    readonly SpikeTrainStatistics _trains;
    readonly PopulationCounts[] _counts; // [population]
    readonly int _fanoSteps, _countSteps, _rateSteps;

    /// <summary>Starts with no spike.</summary>
    /// <param name="populations">In the order of global ids.</param>
    /// <param name="dt">Step in ms.</param>
    /// <param name="window">Steps looked at; spikes elsewhere are ignored.</param>
    public RasterStatistics(IReadOnlyList<RecordedPopulation> populations, double dt, StepWindow window)
    {
        (_populations, _dt, _window) = (populations, dt, window);
        _trains = new(populations, dt, window);
        _counts = [.. populations.Select(p => new PopulationCounts(p.SpikesRecorded ? p.Size : 0))];
        (_fanoSteps, _countSteps, _rateSteps) = (WholeSteps(100), WholeSteps(2), WholeSteps(0.5));
    }

    int WholeSteps(double milliseconds) => Math.Max(1, (int)Math.Round(milliseconds / _dt));

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        var range = _window.Of(block.Spikes);
        var steps = block.Spikes.Steps[range];
        var ids = block.Spikes.Ids[range];
        _trains.Add(steps, ids);
        for (var i = 0; i < steps.Length;)
        {
            var end = i + 1;
            while (end < steps.Length && steps[end] == steps[i]) end++;
            AddStep(steps[i] - _window.From, ids[i..end]);
            i = end;
        }
    }

    void AddStep(long step, ReadOnlySpan<uint> ids)
    {
        var (fano, count, rate) = ((uint)(step / _fanoSteps), (uint)(step / _countSteps), (int)(step / _rateSteps));
        var p = 0;
        foreach (var id in ids)
        {
            while (id - _populations[p].FirstId >= _populations[p].Size) p++; // ids of a step ascend, so do their populations
            _counts[p].Add(id - _populations[p].FirstId, fano, count, rate);
        }
    }

    /// <summary>The statistics of a raster whose last step was <paramref name="endStep"/> − 1, after the last block; no spike may be later.</summary>
    public RasterSummary Finish(long endStep)
    {
        var length = _window.Length(endStep);
        var populations = _trains.Finish(endStep).Select((train, p) => Join(train, _counts[p], length));
        return new(_window.From * _dt, (_window.From + length) * _dt, _fanoSteps * _dt, _countSteps * _dt, _rateSteps * _dt, [.. populations]);
    }

    PopulationStatistics Join(SpikeTrainSummary train, PopulationCounts counts, long length)
    {
        var correlation = counts.Correlation(length / _countSteps);
        return new()
        {
            Name = train.Name,
            Size = train.Size,
            Spikes = train.Spikes,
            RateHz = train.RateHz,
            CvIsi = train.CvIsi,
            CvNeurons = train.CvNeurons,
            Fano = counts.Fano(length / _fanoSteps),
            Synchrony = counts.Synchrony(length / _countSteps),
            Correlation = correlation.Mean,
            CorrelationNeurons = train.Spikes is null ? null : correlation.Neurons,
            FrequencyHz = train.Spikes >= 3 ? counts.Frequency((int)(length / _rateSteps), _rateSteps * _dt) : null,
        };
    }
}
