using GpuSim.Analysis.Spiking;
using GpuSim.Recording;

namespace GpuSim.Report.Spiking;

/// <summary>Spikes counted in cells of time and neurons as they come, and in bins of time; its size does not grow with them.</summary>
public sealed class SpikeGrid
{
    const int MostColumns = 3040, MostRows = 1200; // four and three times what a figure shows, for zooming
    const double LeastShare = 0.06; // of the height, so that no population is lost beside a large one
    const int Bins = 300;

    static readonly double[] Nice = [1, 2, 5, 10];

    readonly StepWindow _window;
    readonly double _columnsPerStep;
    readonly double[] _rowsPerNeuron; // [band]
    readonly long _stepsPerBin;
    uint _lastStep = uint.MaxValue;
    int _lastColumn;
    long _lastBin;

    /// <summary>Empty.</summary>
    /// <param name="populations">In the order of global ids; each is a band.</param>
    /// <param name="window">Of at least one step; its end is known.</param>
    /// <param name="dt">Step, ms.</param>
    public SpikeGrid(IReadOnlyList<RecordedPopulation> populations, StepWindow window, double dt)
    {
        (Populations, _window, Dt) = (populations, window, dt);
        Columns = (int)Math.Min(Steps, MostColumns);
        _columnsPerStep = (double)Columns / Steps;
        Shares = Shared(populations);
        Rows = [.. populations.Zip(Shares, (population, share) => Math.Max(1, Math.Min(population.Size, (int)Math.Round(share * MostRows))))];
        _rowsPerNeuron = [.. populations.Zip(Rows, (population, rows) => (double)rows / Math.Max(1, population.Size))];
        Counts = Array.ConvertAll(Rows, rows => new int[rows * Columns]);
        _stepsPerBin = Math.Max(1, (long)Math.Round(NiceAbove(Math.Max(1, Steps * dt / Bins)) / dt));
        Binned = Array.ConvertAll(Rows, _ => new long[(Steps + _stepsPerBin - 1) / _stepsPerBin]);
        Spikes = new long[populations.Count];
    }

    /// <summary>In the order of global ids.</summary>
    public IReadOnlyList<RecordedPopulation> Populations { get; }

    /// <summary>Step, ms.</summary>
    public double Dt { get; }

    /// <summary>First step of the window.</summary>
    public long FirstStep => _window.From;

    /// <summary>Steps of the window.</summary>
    public long Steps => _window.Length(long.MaxValue);

    /// <summary>Start of the window, ms.</summary>
    public double From => new StepClock(Dt).After(_window.From);

    /// <summary>End of the window, ms.</summary>
    public double To => new StepClock(Dt).After(_window.To);

    /// <summary>Cells in a row.</summary>
    public int Columns { get; }

    /// <summary>[band] rows of cells.</summary>
    public int[] Rows { get; }

    /// <summary>[band] part of the height, 1 in all.</summary>
    public double[] Shares { get; }

    /// <summary>[band][row · Columns + column] spikes in a cell; row 0 has the first neurons.</summary>
    public int[][] Counts { get; }

    /// <summary>[band] spikes.</summary>
    public long[] Spikes { get; }

    /// <summary>Width of a bin of the rates, ms.</summary>
    public double BinMs => _stepsPerBin * Dt;

    /// <summary>[band][bin] spikes.</summary>
    public long[][] Binned { get; }

    /// <summary>Takes the next spikes of the window, in canonical order.</summary>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        var band = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (steps[i] != _lastStep) Begin(steps[i]);
            while (band > 0 && ids[i] < Populations[band].FirstId) band = 0;
            while (band + 1 < Populations.Count && ids[i] >= Populations[band + 1].FirstId) band++;
            var row = (int)((ids[i] - Populations[band].FirstId) * _rowsPerNeuron[band]);
            Counts[band][row * Columns + _lastColumn]++;
            Binned[band][_lastBin]++;
            Spikes[band]++;
        }
    }

    /// <summary>[bin] mean rate of the neurons of a band, Hz.</summary>
    public double[] Rates(int band)
    {
        var rates = new double[Binned[band].Length];
        for (var bin = 0; bin < rates.Length; bin++)
        {
            var steps = Math.Min(_stepsPerBin, Steps - bin * _stepsPerBin); // the last may be shorter
            rates[bin] = Binned[band][bin] / (Math.Max(1, Populations[band].Size) * steps * Dt / 1000);
        }
        return rates;
    }

    /// <summary>Mean rate of a band over the window, Hz.</summary>
    public double Rate(int band) => Spikes[band] / (Math.Max(1, Populations[band].Size) * Steps * Dt / 1000);

    void Begin(uint step)
    {
        _lastStep = step;
        _lastColumn = (int)((step - _window.From) * _columnsPerStep);
        _lastBin = (step - _window.From) / _stepsPerBin;
    }

    static double[] Shared(IReadOnlyList<RecordedPopulation> populations)
    {
        var all = (double)Math.Max(1, populations.Sum(population => (long)population.Size));
        var least = Math.Min(LeastShare, 0.5 / Math.Max(1, populations.Count));
        double[] shares = [.. populations.Select(population => Math.Max(least, population.Size / all))];
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    static double NiceAbove(double wanted)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return decade * Nice.First(digit => digit >= wanted / decade - 1e-9);
    }
}
