using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>Where something lies that is drawn over the data.</summary>
/// <param name="rows">[row, dimension] samples or weights.</param>
/// <returns>[row].</returns>
public delegate (double Right, double Up)[] DataView(float[] rows);

/// <summary>A map that unfolds over its data: the grid of its weights, neighbours joined, epoch after epoch.</summary>
/// <param name="name">As a figure.</param>
/// <param name="title">Its heading.</param>
/// <param name="what">What the two axes are, as a sentence for the caption.</param>
/// <param name="axes">Their names, to the right and upwards.</param>
/// <param name="shape">Of the map.</param>
/// <param name="moments">In order.</param>
/// <param name="samples">[sample, dimension] those to draw.</param>
/// <param name="labels">[sample]; null without.</param>
/// <param name="allSamples">How many samples there are.</param>
/// <param name="view">Where samples and weights lie.</param>
public sealed class MapUnfolding(
    string name, string title, string what, (string Right, string Up) axes, MapShape shape, IReadOnlyList<MapMoment> moments,
    float[] samples, IReadOnlyList<string>? labels, int allSamples, DataView view) : IFigure
{
    const int MostPanels = 8, MostColumns = 4;
    const double Widest = 920, Right = 14, Margin = 62, Gap = 16, Heading = 24, Foot = 52, LegendHeight = 32;

    readonly IReadOnlyList<MapMoment> _shown = MapMoment.Some(moments, MostPanels);
    readonly (double Right, double Up)[] _samples = view(samples);
    readonly MapLabels _labels = new(labels ?? []);

    int Columns => _shown.Count <= MostColumns ? _shown.Count : (_shown.Count + 1) / 2;

    int Rows => (_shown.Count + Columns - 1) / Columns;

    double Side => Math.Min(360, (Widest - Margin - Right - (Columns - 1) * Gap) / Columns);

    double Above => _labels.AreColours ? LegendHeight : 6;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Title => title;

    /// <inheritdoc/>
    public string Caption => $"Units lie where their weights are, over the samples (dots); lines join neighbours on the map.{(what.Length > 0 ? " " + what : "")}"
        + (_samples.Length < allSamples ? $" {_samples.Length:#,0} of {allSamples:#,0} samples are drawn." : "")
        + (shape.Toroidal ? " Lines across the edges, which join, are left out." : "");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [];

    /// <inheritdoc/>
    public double Width => Margin + Columns * (Side + Gap) - Gap + Right;

    /// <inheritdoc/>
    public double Height => Above + Rows * (Heading + Side + Gap) + Foot - Gap;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        Legend.Draw(drawing, new(Margin, 6, Width - Margin, 20), _labels.Entries);
        var grids = _shown.Select(moment => view(moment.Weights)).ToList();
        var (right, up) = Scales(grids);
        foreach (var (k, grid) in grids.Index())
        {
            var area = new Box(Margin + k % Columns * (Side + Gap), Above + Heading + k / Columns * (Heading + Side + Gap), Side, Side);
            drawing.Text(_shown[k].Heading, new(area.Left + Side / 2, area.Top - 7), new(13, Palette.Ink, Anchor.Middle));
            var panel = new Axes(drawing, area, right, up);
            Frame(drawing, area, (right, up), isLeft: k % Columns == 0, isLowest: k + Columns >= grids.Count);
            DrawSamples(panel);
            DrawGrid(drawing, panel, grid);
        }
    }

    // One scale for both directions: distances are true.
    (Scale Right, Scale Up) Scales(List<(double Right, double Up)[]> grids)
    {
        var all = grids.SelectMany(grid => grid).Concat(_samples).Where(place => double.IsFinite(place.Right) && double.IsFinite(place.Up)).DefaultIfEmpty().ToList();
        var (left, right, low, high) = (all.Min(place => place.Right), all.Max(place => place.Right), all.Min(place => place.Up), all.Max(place => place.Up));
        var half = Math.Max(1e-6, 0.53 * Math.Max(right - left, high - low));
        return (Scale.Linear(axes.Right, (left + right) / 2 - half, (left + right) / 2 + half), Scale.Linear(axes.Up, (low + high) / 2 - half, (low + high) / 2 + half));
    }

    void Frame(IDrawing drawing, Box area, (Scale Right, Scale Up) scales, bool isLeft, bool isLowest)
    {
        drawing.Line([new(area.Left, area.Top), new(area.Right, area.Top), new(area.Right, area.Bottom), new(area.Left, area.Bottom), new(area.Left, area.Top)], new(Palette.Faint, 1));
        if (isLowest)
        {
            foreach (var tick in scales.Right.Ticks(5)) drawing.Text(tick.Label, new(area.Left + scales.Right.Fraction(tick.Value) * area.Width, area.Bottom + 17), new(12, Palette.Ink, Anchor.Middle));
            drawing.Text(axes.Right, new(area.Left + area.Width / 2, area.Bottom + 36), new(13, Palette.Ink, Anchor.Middle));
        }
        if (!isLeft) return;
        foreach (var tick in scales.Up.Ticks(5)) drawing.Text(tick.Label, new(area.Left - 6, area.Bottom - scales.Up.Fraction(tick.Value) * area.Height + 4.5), new(12, Palette.Ink, Anchor.End));
        drawing.Text(axes.Up, new(area.Left - 44, area.Top + area.Height / 2), new(13, Palette.Ink, Anchor.Middle, Upwards: true));
    }

    void DrawSamples(Axes panel)
    {
        foreach (var group in Enumerable.Range(0, _samples.Length).GroupBy(sample => labels is null || !_labels.AreColours ? null : labels[sample]))
            panel.Points(
                [.. group.Select(sample => _samples[sample].Right)], [.. group.Select(sample => _samples[sample].Up)], Side > 250 ? 2.4 : 1.8,
                group.Key is null ? Palette.Category(4).WithOpacity(0.8) : _labels.ColourOf(group.Key).WithOpacity(0.55));
    }

    void DrawGrid(IDrawing drawing, Axes panel, (double Right, double Up)[] grid)
    {
        var spacing = Side / Math.Max(shape.Width, shape.Height);
        foreach (var line in Lines())
            panel.Line([.. line.Select(unit => grid[unit].Right)], [.. line.Select(unit => grid[unit].Up)], new(Palette.Ink.WithOpacity(0.75), spacing > 8 ? 1.1 : 0.7));
        if (spacing <= 6) return;
        panel.Points([.. grid.Select(place => place.Right)], [.. grid.Select(place => place.Up)], 2, Palette.Ink);
    }

    // Every pair of neighbours is part of one line: rows, columns and pillars; of hexagons rows, and the zigzag between each two of them.
    IEnumerable<int[]> Lines()
    {
        var (width, height, depth) = (shape.Width, shape.Height, shape.Depth);
        int At(int x, int y, int z) => (z * height + y) * width + x;
        for (var z = 0; z < depth; z++)
        {
            for (var y = 0; y < height; y++) yield return [.. Enumerable.Range(0, width).Select(x => At(x, y, z))];
            if (shape.Hexagonal)
                for (var y = 0; y + 1 < height; y++) yield return [.. Enumerable.Range(0, 2 * width).Select(step => At(step / 2, (step & 1) == (y & 1) ? y : y + 1, z))];
            else
                for (var x = 0; x < width; x++) yield return [.. Enumerable.Range(0, height).Select(y => At(x, y, z))];
        }
        for (var pillar = 0; depth > 1 && pillar < width * height; pillar++) yield return [.. Enumerable.Range(0, depth).Select(z => z * width * height + pillar)];
    }
}
