using GpuSim.Model.Spiking.Space;
using GpuSim.Recording;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>The places of a population's neurons on the axis of a heat map: their positions where they lie on a line or ring, else their numbers.</summary>
internal sealed class Places
{
    readonly Positions? _positions;

    Places(string name, double low, double high, bool isRing, Positions? positions) => (Name, Low, High, IsRing, _positions) = (name, low, high, isRing, positions);

    /// <summary>Of the axis.</summary>
    public string Name { get; }

    /// <summary>Its lower end.</summary>
    public double Low { get; }

    /// <summary>Its upper end.</summary>
    public double High { get; }

    /// <summary>Whether its ends meet.</summary>
    public bool IsRing { get; }

    /// <summary>Whether neurons lie on a line, and not only in a row.</summary>
    public bool HasPositions => _positions is not null;

    /// <summary>Of a population.</summary>
    public static Places Of(SpikingResult result, string population, int size)
    {
        if (result.Experiment?.Populations.FirstOrDefault(known => known.Name == population) is not { Positions: { Layout: { Dimensions: 1 } layout } positions } || positions.Size != size) return new("neuron", 0, size, false, null);
        var half = layout.ExtentOf(0) / 2;
        return new("position", layout.CenterOf(0) - half, layout.CenterOf(0) + half, layout.Periodic, positions);
    }

    /// <summary>Of neurons without positions that were recorded: each its own place, by its id where there is none between them.</summary>
    public static Places OfRecorded(IReadOnlyList<int> neurons) => neurons[^1] - neurons[0] == neurons.Count - 1
        ? new("neuron", neurons[0], neurons[0] + neurons.Count, false, null)
        : new(FormattableString.Invariant($"recorded neurons {neurons[0]} to {neurons[^1]}, in turn"), 0, neurons.Count, false, null);

    /// <summary>The row of a neuron, of so many from the low end to the high one.</summary>
    public int Row(int neuron, int rows)
    {
        var at = _positions is { } positions ? positions.Of(neuron)[0] : neuron + 0.5;
        return Math.Clamp((int)Math.Floor((at - Low) / (High - Low) * rows), 0, rows - 1);
    }
}

/// <summary>Sums over places and times, of which there are no more than can be seen.</summary>
internal sealed class PlaceTime
{
    const int MostTimes = 300, MostPlaces = 200;

    readonly double[,] _sums;
    readonly long[,] _counts;

    PlaceTime(int places, int times) => (_sums, _counts) = (new double[places, times], new long[places, times]);

    /// <summary>The mean of a recorded variable; null where there are fewer than two frames in the window.</summary>
    public static Activity? OfReport(SpikingResult result, int report, RecordedReport of)
    {
        var size = result.Experiment?.Populations.FirstOrDefault(population => population.Name == of.Population)?.Size ?? of.Neurons.Max() + 1;
        var known = Places.Of(result, of.Population, size);
        var places = known.HasPositions ? known : Places.OfRecorded(of.Neurons);
        var (first, last) = (result.Window.From / of.Every, result.Window.To / of.Every); // frames whose ends lie in the window
        if (last - first < 2) return null;
        var all = new PlaceTime(Math.Min(of.Neurons.Count, MostPlaces), (int)Math.Min(last - first, MostTimes));
        var rows = of.Neurons.Select((neuron, n) => places.Row(places.HasPositions ? neuron : n + (int)places.Low, all._sums.GetLength(0))).ToArray();
        long frame = 0;
        foreach (var slab in result.Reader.ReadFrames(report))
        {
            var span = slab.Values.Span;
            for (var row = 0; row < slab.Frames; row++, frame++)
            {
                if (frame < first || frame >= last) continue;
                var column = (int)((frame - first) * all._sums.GetLength(1) / (last - first));
                for (var n = 0; n < rows.Length; n++) all.Add(rows[n], column, span[row * rows.Length + n]);
            }
        }
        var quantity = of.Unit.Length > 0 ? $"{of.Variable} ({of.Unit})" : of.Variable;
        return new(of.Population, of.Variable, quantity, all.Means(), result.From, result.To, places.Name, places.Low, places.High, places.IsRing);
    }

    void Add(int place, int time, double value)
    {
        _sums[place, time] += value;
        _counts[place, time]++;
    }

    double[,] Means()
    {
        var means = new double[_sums.GetLength(0), _sums.GetLength(1)];
        for (var place = 0; place < means.GetLength(0); place++)
            for (var time = 0; time < means.GetLength(1); time++)
                means[place, time] = _counts[place, time] > 0 ? _sums[place, time] / _counts[place, time] : double.NaN;
        return means;
    }
}
