using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Figures of recorded state: traces and phase planes of a few neurons, activity over place and time of many.</summary>
internal sealed class StateFigures : ISpikeFigures
{
    const int MostNeurons = 5;          // of a population, as traces
    const int MostRows = 12;            // of panels, in which neurons' variables stand below each other
    const int MostPopulations = 12, MostPanels = 12;
    const int LeastForActivity = 16;    // neurons of which no trace could be told from the others
    const int MostMarks = 400;          // spikes of a neuron: more would be one bar

    readonly SpikingResult _result;
    readonly List<(int Report, RecordedReport Of)> _activities = [];
    readonly List<(string Population, (int Report, RecordedReport Of)[] Reports)> _few = [];
    readonly short[] _marked;           // [global id] index in _spikes, −1 for none; empty where there are no traces
    readonly List<List<double>> _spikes = [];   // of each marked neuron, the first of them
    readonly List<long> _counts = [];           // of each marked neuron, all
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
            if (ids[i] >= _marked.Length || _marked[ids[i]] is not (>= 0 and var marked)) continue;
            _counts[marked]++;
            if (_spikes[marked].Count < MostMarks) _spikes[marked].Add(clock.After(steps[i] + 1L));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish()
    {
        foreach (var (report, of) in _activities)
            if (PlaceTime.OfReport(_result, report, of) is { } activity) yield return new Bump(activity);
        var columns = _few.ConvertAll(entry => (entry.Population, Reports: Columns(entry.Reports)));
        var groups = columns.Select((entry, n) => Group(entry.Population, n, entry.Reports)).Where(group => group.Panels.Count > 0).ToArray();
        if (groups.Length == 0) yield break;
        var (from, to) = (_result.From, Math.Min(_result.To, columns.SelectMany(entry => entry.Reports).Max(report => report.Columns.To)));
        string[] more = [.. _few.Select(LeftOut).Where(text => text.Length > 0), .. to < _result.To - 1e-9 ? [FormattableString.Invariant($"Shown up to {to:0.#} ms of {_result.To:0.#}; --from and --to choose another part.")] : Array.Empty<string>()];
        yield return new Traces(groups, from, to, string.Join(' ', more));
        var planes = columns.SelectMany(entry => Planes(entry.Population, entry.Reports)).Take(MostPanels).ToArray();
        if (planes.Length > 0) yield return new PhasePlane(planes, from, to);
    }

    // Evenly over those recorded; the more variables, the fewer.
    int[] Shown((int Report, RecordedReport Of)[] reports)
    {
        var neurons = Recorded(reports);
        var rows = reports.Select(report => report.Of.Unit).Distinct().Count();
        var shown = Math.Min(neurons.Length, Math.Clamp(MostRows / (_few.Count > 2 ? 2 : 1) / rows, 1, MostNeurons));
        return [.. Enumerable.Range(0, shown).Select(n => neurons[(int)((long)n * neurons.Length / shown)])];
    }

    static int[] Recorded((int Report, RecordedReport Of)[] reports) => [.. reports.SelectMany(report => report.Of.Neurons).Distinct().Order()];

    string LeftOut((string Population, (int Report, RecordedReport Of)[] Reports) few) => (Shown(few.Reports).Length, Recorded(few.Reports).Length) is var (shown, all) && shown < all
        ? $"{shown} of the {all} recorded neurons of {few.Population} are shown." : "";

    // Of the neurons shown that a report has.
    (RecordedReport Of, int[] Neurons, StateColumns Columns)[] Columns((int Report, RecordedReport Of)[] reports)
    {
        var shown = Shown(reports);
        return
        [
            .. from report in reports
               let columns = report.Of.Neurons.Index().Where(neuron => shown.Contains(neuron.Item)).ToArray()
               where columns.Length > 0
               select (report.Of, Array.ConvertAll(columns, neuron => neuron.Item), StateColumns.Read(_result, report.Report, Array.ConvertAll(columns, neuron => neuron.Index))),
        ];
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
            foreach (var neuron in Shown(reports))
            {
                if (neuron < of?.Size) marked[of.FirstId + neuron] = (short)_spikes.Count;
                _spikes.Add([]);
                _counts.Add(0);
            }
        }
        return marked;
    }

    // Panels of a neuron stand below each other, those of a unit in one; spikes are above the first.
    TraceGroup Group(string population, int index, (RecordedReport Of, int[] Neurons, StateColumns Columns)[] reports)
    {
        var neurons = Shown(_few[index].Reports);
        var panels = neurons.SelectMany((neuron, n) => reports.Where(report => report.Columns.Times.Length > 0 && report.Neurons.Contains(neuron))
            .GroupBy(report => report.Of.Unit)
            .Select((unit, row) => new TracePanel(
                Quantity(string.Join(", ", unit.Select(report => report.Of.Variable)), unit.Key),
                [.. unit.Select(report => new Trace(report.Of.Variable, report.Columns.Times, report.Columns.Values[report.Neurons.IndexOf(neuron)]))],
                row == 0 ? Bars(_firstMarked[index] + n) : null,
                neurons.Length > 1 ? $"neuron {neuron}" : "")));
        return new(neurons.Length > 1 ? population : Name(population, neurons[0]), [.. panels]);
    }

    SpikeBars Bars(int marked) => new(_spikes[marked], _counts[marked]);

    IEnumerable<Trajectory> Planes(string population, (RecordedReport Of, int[] Neurons, StateColumns Columns)[] reports)
    {
        if (reports is not [{ Of: { Variable: "v" } potential, Columns: var values }, ..] || values.Times.Length < 2) yield break;
        var neuron = reports[0].Neurons[0];
        foreach (var (of, neurons, columns) in reports[1..])
        {
            if (of.Every == potential.Every && neurons.Contains(neuron) && columns.Times.Length == values.Times.Length)
                yield return new(Name(population, neuron), Quantity(potential), values.Values[0], Quantity(of), columns.Values[neurons.IndexOf(neuron)]);
        }
    }

    string Name(string population, int neuron) =>
        _result.File.Populations.FirstOrDefault(known => known.Name == population) is { Size: > 1 } ? $"{population}, neuron {neuron}" : population;

    static string Quantity(RecordedReport report) => Quantity(report.Variable, report.Unit);

    static string Quantity(string variable, string unit) => unit.Length > 0 ? $"{variable} ({unit})" : variable;
}
