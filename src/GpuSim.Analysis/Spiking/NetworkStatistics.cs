using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Recording;

namespace GpuSim.Analysis.Spiking;

/// <summary>Statistics of a whole network and the rates of its populations, gathered while a run goes on: 56 bytes per neuron, 8 per ms, a few ns per spike.</summary>
/// <remarks>Global ids are trusted to belong to a population. How the raster is cut into blocks does not matter.</remarks>
public sealed class NetworkStatistics : IRecorder
{
    readonly StepWindow _window;
    readonly CountBins _bins;
    readonly double? _refractory; // ms
    readonly SpikeTrainStatistics _trains;
    readonly PopulationCounts _counts;

    /// <summary>Starts with no spike.</summary>
    /// <param name="populations">In the order of global ids.</param>
    /// <param name="dt">Step in ms.</param>
    /// <param name="window">Steps looked at; spikes elsewhere are ignored.</param>
    /// <param name="refractory">The neurons' refractory time in ms, if they have one: without it no network is called saturated.</param>
    public NetworkStatistics(IReadOnlyList<RecordedPopulation> populations, double dt, StepWindow window, double? refractory = null)
    {
        (_window, _bins, _refractory) = (window, new(dt), refractory);
        _trains = new(populations, dt, window);
        _counts = new(0, _trains.Neurons, _bins);
    }

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
            _counts.Add(steps[i] - _window.From, ids[i..end]);
            i = end;
        }
    }

    /// <summary>The rates and irregularity of each population, as <see cref="SpikeTrainStatistics"/> gives them.</summary>
    public IReadOnlyList<SpikeTrainSummary> Populations(long endStep) => _trains.Finish(endStep);

    /// <summary>The statistics of a raster whose last step was <paramref name="endStep"/> − 1, after the last block; no spike may be later.</summary>
    public NetworkMeasures Finish(long endStep)
    {
        var length = _window.Length(endStep);
        var measures = Measure(_trains.Together(endStep), length);
        var judgement = RegimeRules.Judge(measures, _refractory, length * _bins.Dt);
        return measures with { Regime = judgement?.Regime, Because = judgement?.Because };
    }

    NetworkMeasures Measure(SpikeTrainSummary trains, long length)
    {
        var rate = _counts.Rate(length);
        var (modulation, chance) = Modulation.Of(rate);
        var peak = trains.Spikes >= 3 ? PowerSpectrum.Of(rate, _bins.RateMs)?.Peak() : null;
        var synchrony = _counts.Synchrony(length, trains.Size);
        return new()
        {
            Neurons = trains.Size,
            Spikes = trains.Spikes,
            RateHz = trains.RateHz,
            CvIsi = trains.CvIsi,
            Cv2 = trains.Cv2,
            CvNeurons = trains.CvNeurons,
            Fano = _counts.Fano(length),
            Synchrony = synchrony,
            Correlation = (trains.Size * synchrony * synchrony - 1) / (trains.Size - 1),
            Modulation = modulation,
            ModulationChance = chance,
            FrequencyHz = peak?.FrequencyHz,
            PeakWidthHz = peak?.WidthHz,
            PeakPower = peak?.Power,
        };
    }
}
