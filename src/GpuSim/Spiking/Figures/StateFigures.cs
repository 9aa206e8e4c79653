using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Figures of recorded state: traces and phase planes of a few neurons, activity over place and time of many.</summary>
internal sealed class StateFigures : ISpikeFigures
{
    const int MostNeurons = 5;          // of a population, as traces
    const int MostPopulations = 12, MostPanels = 12;
    const int LeastForActivity = 16;    // neurons of which no trace could be told from the others
    const int MostMarks = 400;          // spikes of a neuron: more would be one bar

    readonly SpikingResult _result;
    readonly List<(int Report, RecordedReport Of)> _activities = [];
    readonly List<(string Population, (int Report, RecordedReport Of)[] Reports)> _few = [];
    readonly short[] _marked;           // [global id] index in _spikes, −1 for none; empty where there are no traces
    readonly List<List<double>> _spikes = [];   // of each marked neuron
    readonly List<int> _firstMarked = [];       // [population of _few] index of its first neuron in _spikes

    public StateFigures(SpikingResult result)
    {
        _result = result;
        var order = result.File.Populations.Select(population => population.Name).ToList();
        foreach (var population in result.File.Reports.Index().GroupBy(entry => entry.Item.Population).OrderBy(group => order.IndexOf(group.Key)))
        {
            var isMany = population.ToLookup(entry => entry.Item.Neurons.Count >= LeastForActivity && entry.Item.Variable != "v");
            _activities.AddRange(isMany[true]);
            // The potential first: it is what the others are compared with.
            if (isMany[false].OrderBy(entry => entry.Item.Variable != "v").ToArray() is { Length: > 0 } few && _few.Count < MostPopulations) _few.Add((population.Key, few));
        }
        _marked = Mark();
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        if (_marked.Length == 0) return;
        var clock = new StepClock(_result.File.Dt);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] < _marked.Length && _marked[ids[i]] is >= 0 and var marked && _spikes[marked].Count < MostMarks) _spikes[marked].Add(clock.After(steps[i] + 1L));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish()
    {
        foreach (var (report, of) in _activities)
            if (PlaceTime.OfReport(_result, report, of) is { } activity) yield return new Bump(activity);
        var columns = _few.ConvertAll(entry => (entry.Population, Reports: Array.ConvertAll(entry.Reports, report => (report.Of, Columns: StateColumns.Read(_result, report.Report, Shown(report.Of))))));
        var groups = columns.Select((entry, n) => Group(entry.Population, n, entry.Reports)).Where(group => group.Panels.Count > 0).ToArray();
        if (groups.Length == 0) yield break;
        var (from, to) = (_result.From, Math.Min(_result.To, columns.SelectMany(entry => entry.Reports).Max(report => report.Columns.To)));
        yield return new Traces(groups, from, to, to < _result.To - 1e-9 ? FormattableString.Invariant($"Shown up to {to:0.#} ms of {_result.To:0.#}; --from and --to choose another part.") : "");
        var planes = columns.SelectMany(entry => Planes(entry.Population, entry.Reports)).Take(MostPanels).ToArray();
        if (planes.Length > 0) yield return new PhasePlane(planes, from, to);
    }

    // Evenly over those recorded.
    static int[] Shown(RecordedReport report)
    {
        var shown = Math.Min(report.Neurons.Count, MostNeurons);
        return [.. Enumerable.Range(0, shown).Select(n => (int)((long)n * report.Neurons.Count / shown))];
    }

    short[] Mark()
    {
        if (_few.Count == 0) return [];
        var marked = new short[_result.File.Populations.Select(population => (long)population.FirstId + population.Size).DefaultIfEmpty(0).Max()];
        Array.Fill(marked, (short)-1);
        foreach (var (population, reports) in _few)
        {
            _firstMarked.Add(_spikes.Count);
            var of = _result.File.Populations.FirstOrDefault(known => known.Name == population);
            foreach (var neuron in Shown(reports[0].Of).Select(column => reports[0].Of.Neurons[column]))
            {
                if (neuron < of?.Size) marked[of.FirstId + neuron] = (short)_spikes.Count;
                _spikes.Add([]);
            }
        }
        return marked;
    }

    TraceGroup Group(string population, int index, (RecordedReport Of, StateColumns Columns)[] reports)
    {
        var first = reports[0];
        if (first.Of.Neurons.Count > 1)
        {
            return new(population, [.. Shown(first.Of).Where(_ => first.Columns.Times.Length > 0).Select((column, n) =>
                new TracePanel(Quantity(first.Of), [new(first.Of.Variable, first.Columns.Times, first.Columns.Values[n])], _spikes[_firstMarked[index] + n], $"neuron {first.Of.Neurons[column]}"))]);
        }
        var panels = reports.Where(report => report.Columns.Times.Length > 0 && report.Of.Neurons.Count == 1)
            .GroupBy(report => report.Of.Unit)
            .Select((unit, n) => new TracePanel(
                Quantity(string.Join(", ", unit.Select(report => report.Of.Variable)), unit.Key),
                [.. unit.Select(report => new Trace(report.Of.Variable, report.Columns.Times, report.Columns.Values[0]))],
                n == 0 ? _spikes[_firstMarked[index]] : null));
        return new(Name(population, first.Of), [.. panels]);
    }

    IEnumerable<Trajectory> Planes(string population, (RecordedReport Of, StateColumns Columns)[] reports)
    {
        var (potential, values) = reports[0];
        if (potential.Variable != "v" || values.Times.Length < 2) yield break;
        foreach (var (of, columns) in reports[1..])
        {
            if (of.Every == potential.Every && of.Neurons[0] == potential.Neurons[0] && columns.Times.Length == values.Times.Length)
                yield return new(Name(population, potential), Quantity(potential), values.Values[0], Quantity(of), columns.Values[0]);
        }
    }

    string Name(string population, RecordedReport report) =>
        _result.File.Populations.FirstOrDefault(known => known.Name == population) is { Size: > 1 } ? $"{population}, neuron {report.Neurons[0]}" : population;

    static string Quantity(RecordedReport report) => Quantity(report.Variable, report.Unit);

    static string Quantity(string variable, string unit) => unit.Length > 0 ? $"{variable} ({unit})" : variable;
}
