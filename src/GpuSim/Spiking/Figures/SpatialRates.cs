using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Rates over place and time of spiking populations whose neurons lie on a line or ring.</summary>
internal sealed class SpatialRates : ISpikeFigures
{
    const int NeuronsPerPlace = 4, LeastPlaces = 8, MostPlaces = 100;
    const double ShortestTime = 40; // ms: neurons that fire together would make shorter ones all or nothing
    const int MostTimes = 150;

    readonly SpikingResult _result;
    readonly List<Population> _populations = [];
    readonly long _stepsPerTime;

    public SpatialRates(SpikingResult result)
    {
        _result = result;
        var steps = Math.Max(1, result.Window.To - result.Window.From);
        _stepsPerTime = Math.Max((long)Math.Ceiling(ShortestTime / result.File.Dt), (steps + MostTimes - 1) / MostTimes);
        var times = (int)(steps / _stepsPerTime);
        foreach (var population in result.File.Populations)
        {
            var rows = Math.Min(population.Size / NeuronsPerPlace, MostPlaces);
            if (population.SpikesRecorded && times >= 2 && rows >= LeastPlaces && Places.Of(result, population.Name, population.Size) is { HasPositions: true } places)
                _populations.Add(new(population, places, rows, times));
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        foreach (var population in _populations)
        {
            for (var i = 0; i < ids.Length; i++)
                if (ids[i] - population.Of.FirstId < population.Of.Size) population.Add((int)(ids[i] - population.Of.FirstId), (steps[i] - _result.Window.From) / _stepsPerTime);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish()
    {
        var clock = new StepClock(_result.File.Dt);
        var (from, to) = (_result.From, clock.After(_result.Window.From + _stepsPerTime * (_populations.FirstOrDefault()?.Times ?? 0)));
        return _populations.Select(population => new Bump(new(population.Of.Name, "", "rate (Hz)", population.Rates(clock.After(_stepsPerTime) / 1000), from, to, population.Places.Name, population.Places.Low, population.Places.High, population.Places.IsRing)));
    }

    /// <summary>Spike counts of a population.</summary>
    sealed class Population(RecordedPopulation of, Places places, int rows, int times)
    {
        readonly int[,] _counts = new int[rows, times];
        readonly int[] _rows = [.. Enumerable.Range(0, of.Size).Select(neuron => places.Row(neuron, rows))]; // [neuron]

        public RecordedPopulation Of => of;

        public Places Places => places;

        public int Times => times;

        public void Add(int neuron, long time)
        {
            if (time < times) _counts[_rows[neuron], time]++; // the last steps may not fill a bin
        }

        public double[,] Rates(double seconds)
        {
            var neurons = new int[rows];
            foreach (var row in _rows) neurons[row]++;
            var rates = new double[rows, times];
            for (var row = 0; row < rows; row++)
                for (var time = 0; time < times; time++)
                    rates[row, time] = neurons[row] > 0 ? _counts[row, time] / (neurons[row] * seconds) : double.NaN;
            return rates;
        }
    }
}
