using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>A recorded variable of one neuron.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="Times">[sample] ms.</param>
/// <param name="Values">[sample].</param>
public sealed record Trace(string Name, double[] Times, double[] Values);

/// <summary>A neuron's spikes as bars.</summary>
/// <param name="Times">Of the first of them, ms: as many as are drawn.</param>
/// <param name="Count">How many there are.</param>
public sealed record SpikeBars(IReadOnlyList<double> Times, long Count);

/// <summary>Variables that share an axis.</summary>
/// <param name="Quantity">With its unit.</param>
/// <param name="Traces">At least one.</param>
/// <param name="Spikes">To mark above; null where there is no room for them.</param>
/// <param name="Of">Whose they are, where the heading leaves it open; empty elsewhere.</param>
public sealed record TracePanel(string Quantity, IReadOnlyList<Trace> Traces, SpikeBars? Spikes, string Of = "");

/// <summary>Panels that share time.</summary>
/// <param name="Name">Whose variables they are.</param>
/// <param name="Panels">From the top.</param>
public sealed record TraceGroup(string Name, IReadOnlyList<TracePanel> Panels)
{
    /// <summary>Spikes of the neurons of all panels.</summary>
    public long Spikes => Panels.Sum(panel => panel.Spikes?.Count ?? 0);

    /// <summary>The most bars of a neuron that has more spikes; null where every spike has a bar.</summary>
    internal int? MostBars => Panels.Select(panel => panel.Spikes).OfType<SpikeBars>().Where(spikes => spikes.Count > spikes.Times.Count).Max(spikes => (int?)spikes.Times.Count);
}

/// <summary>Recorded state variables over time, those with the same unit together, spikes marked above.</summary>
public sealed class Traces : IFigure
{
    const double Marks = 14; // height of the row of spikes
    const double Bottom = 48, Between = 8, LegendRow = 22;

    readonly IReadOnlyList<TraceGroup> _groups;
    readonly TimeAxis _time;
    readonly PanelGrid _grid;
    readonly bool _small;

    /// <param name="groups">One for each population.</param>
    /// <param name="from">Start, ms.</param>
    /// <param name="to">End, ms.</param>
    /// <param name="more">What was left out, as a sentence; empty for nothing.</param>
    public Traces(IReadOnlyList<TraceGroup> groups, double from, double to, string more)
    {
        (_groups, _time, _small) = (groups, new(from, to), groups.Count > 2);
        _grid = new(groups.Select(Height), _small ? 2 : 1, _small ? 480 : 900);
        Caption = $"Recorded state variables{(groups.Count == 1 ? $" of {groups[0].Name}" : ", a panel for each population")}{Bars(groups)}. {more}".TrimEnd();

        double Height(TraceGroup group) => Bottom + group.Panels.Select((_, n) => PanelHeight(group, n)).Sum();
    }

    static string Bars(IReadOnlyList<TraceGroup> groups) => (groups.Any(group => group.Spikes > 0), groups.Max(group => group.MostBars)) switch
    {
        (false, _) => "",
        (true, null) => "; bars above are spikes",
        (true, { } most) => $"; bars above are spikes, the first {most} of a neuron that has more",
    };

    /// <inheritdoc/>
    public string Name => "traces";

    /// <inheritdoc/>
    public string Title => "Recorded state over time";

    /// <inheritdoc/>
    public string Caption { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        .. _groups.Where(group => group.Spikes > 0).Take(12).Select(group => new FigureNumber($"spikes of {group.Name}{(group.Panels.Any(panel => panel.Of.Length > 0) ? ", neurons shown" : "")}", NumberText.Short(group.Spikes))),
    ];

    /// <inheritdoc/>
    public double Width => _grid.Width;

    /// <inheritdoc/>
    public double Height => _grid.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        for (var group = 0; group < _groups.Count; group++) Draw(drawing, _groups[group], _grid.Begin(drawing, group, _groups[group].Name));
    }

    void Draw(IDrawing drawing, TraceGroup group, Box box)
    {
        var (top, colour) = (box.Top, 0);
        for (var n = 0; n < group.Panels.Count; n++)
        {
            var panel = group.Panels[n];
            var last = n == group.Panels.Count - 1;
            var area = Axes.Inside(new(box.Left, top, box.Width, PanelHeight(group, n)), top: Above(panel), right: panel.Of.Length > 0 ? 90 : 18, bottom: Between);
            var axes = new Axes(drawing, area, _time.Scale, Scale.Around(panel.Quantity, panel.Traces.SelectMany(trace => trace.Values)));
            axes.Frame(xLabels: last);
            if (HasLegend(panel)) Legend.Draw(drawing, new(area.Left, area.Top - Above(panel), area.Width, LegendRow), [.. panel.Traces.Select((trace, k) => (trace.Name, Palette.Category(colour + k)))]);
            foreach (var trace in panel.Traces) axes.Line(_time.Of(trace.Times), trace.Values, new(Palette.Category(colour++), 1.4));
            if (panel.Of.Length > 0)
            {
                drawing.Text(panel.Of, new(area.Right + 8, area.Top + area.Height / 2 + 4), new(13, Palette.Ink));
                if (!last && group.Panels[n + 1].Of != panel.Of) colour = 0; // the same variables of another neuron
            }
            if (panel.Spikes is { } spikes) Mark(drawing, axes, [.. spikes.Times.Where(_time.Contains).Select(_time.Of)]);
            top += PanelHeight(group, n);
        }
    }

    static void Mark(IDrawing drawing, Axes axes, double[] spikes, double length = 8)
    {
        var foot = axes.Area.Top - 4;
        foreach (var spike in spikes)
        {
            var across = axes.At(spike, 0).X;
            drawing.Line([new(across, foot - length), new(across, foot)], new(Palette.Ink, 1.2));
        }
    }

    // What stands between a panel and the one above.
    static double Above(TracePanel panel) => (HasLegend(panel) ? LegendRow : 0) + (panel.Spikes is null ? 0 : Marks);

    static bool HasLegend(TracePanel panel) => panel.Traces.Count > 1;

    double PanelHeight(TraceGroup group, int panel) => Between
        + Above(group.Panels[panel])
        + (group.Panels[panel].Of.Length > 0 ? 90 : (panel == 0, _small) switch { (true, false) => 220, (false, false) => 130, (true, true) => 130, _ => 80 });
}
