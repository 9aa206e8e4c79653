using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>The regimes of a network over two of its values, with theory's borders, and the numbers behind them as heat maps.</summary>
public sealed class PhaseDiagram(RegimeGrid grid) : IFigure
{
    const double CellWidth = 500, CellHeight = 420, Top = 30;
    const double MostDifference = 25; // % of theory's rate

    static readonly double[] Dashes = [0, 9, 3.5]; // of the borders, in turn

    readonly GridCells _cells = new(grid.X, grid.Y);

    /// <inheritdoc/>
    public string Name => "phase_diagram";

    /// <inheritdoc/>
    public string Title => "Phase diagram";

    /// <inheritdoc/>
    public string Caption =>
        "Each cell is one network, coloured by the regime it is in; lines are where theory sees a border. Below, the numbers behind it; grey cells have no such number (no rhythm, or too few spikes for a CV)."
        + (Failed > 0 ? " Hatched cells failed: the table says why." : "")
        + (Pending > 0 ? " White cells with a dot were not run yet." : "")
        + (IsClipped ? FormattableString.Invariant($" Differences from theory beyond ±{MostDifference} % have the colour of ±{MostDifference} %.") : "");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        .. Present.Select(regime => new FigureNumber(regime.Name(), $"{Count(regime)} of {grid.Regime.Length} points")),
        .. Failed > 0 ? [new FigureNumber("failed", $"{Failed} of {grid.Regime.Length} points")] : Array.Empty<FigureNumber>(),
        .. Pending > 0 ? [new FigureNumber("not run yet", $"{Pending} of {grid.Regime.Length} points")] : Array.Empty<FigureNumber>(),
    ];

    /// <inheritdoc/>
    public double Width => 2 * CellWidth;

    /// <inheritdoc/>
    public double Height => CellHeight * (grid.TheoryRateHz is null ? 3 : 4);

    IEnumerable<Regime> Present => Enum.GetValues<Regime>().Where(regime => Count(regime) > 0);

    int Failed => Count(null) - Pending;

    int Pending => Enumerable.Range(0, _cells.Rows).Sum(row => Enumerable.Range(0, _cells.Columns).Count(column => IsPending(row, column)));

    // Of some seeds a regime may be known already.
    bool IsPending(int row, int column) => grid.Regime[row, column] is null && grid.Pending[row, column];

    bool IsClipped => grid.TheoryRateHz is { } theory && Difference(theory).Cast<double>().Any(percent => Math.Abs(percent) > MostDifference);

    int Count(Regime? regime) => grid.Regime.Cast<Regime?>().Count(found => found == regime);

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        DrawRegimes(drawing, Panel(0, 0));
        DrawLegend(drawing, Panel(0, 1));
        var rates = Scale.Logarithmic("rate (Hz)", RegimeRules.QuiescentHz, Math.Max(1, Largest(grid.RateHz)));
        HeatMap(drawing, Panel(1, 0), "Mean rate", grid.RateHz, rates, Palette.Sequential);
        HeatMap(drawing, Panel(1, 1), "Irregularity", grid.CvIsi, Scale.Linear("CV of intervals", 0, Math.Max(1, Largest(grid.CvIsi))), Palette.Sequential);
        HeatMap(drawing, Panel(2, 0), "Synchrony", grid.Synchrony, Scale.Linear("synchrony χ", 0, Math.Max(0.1, Largest(grid.Synchrony))), Palette.Sequential);
        HeatMap(drawing, Panel(2, 1), "Strongest rhythm", grid.FrequencyHz, Scale.Logarithmic("frequency (Hz)", 5, Math.Max(10, Largest(grid.FrequencyHz))), Palette.Sequential);
        if (grid.TheoryRateHz is not { } theory) return;
        HeatMap(drawing, Panel(3, 0), "Rate in theory", theory, rates, Palette.Sequential);
        HeatMap(drawing, Panel(3, 1), "Simulation against theory", Difference(theory), Scale.Linear("rate beyond theory's (%)", -MostDifference, MostDifference), Palette.Diverging);
    }

    static Box Panel(int row, int column) => new(column * CellWidth, row * CellHeight, CellWidth, CellHeight);

    static double Largest(double[,] values) => values.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(0).Max();

    double[,] Difference(double[,] theory)
    {
        var difference = new double[_cells.Rows, _cells.Columns];
        for (var row = 0; row < _cells.Rows; row++)
            for (var column = 0; column < _cells.Columns; column++)
                difference[row, column] = theory[row, column] >= RegimeRules.QuiescentHz ? 100 * (grid.RateHz[row, column] / theory[row, column] - 1) : double.NaN;
        return difference;
    }

    Axes AxesIn(IDrawing drawing, Box panel, string title)
    {
        drawing.Text(title, new(panel.Left + 68, panel.Top + 22), new(15, Palette.Ink, Bold: true));
        return new(drawing, Axes.Inside(panel, top: Top, right: ColourBar.Room + 12), _cells.Across(grid.XName), _cells.Up(grid.YName));
    }

    void HeatMap(IDrawing drawing, Box panel, string title, double[,] values, Scale colours, ColourMap map)
    {
        var axes = AxesIn(drawing, panel, title);
        axes.Frame(grid: false);
        if (_cells.AreEven) axes.HeatMap(values, colours, map);
        else ForEach((row, column) => drawing.Fill(_cells.Of(row, column, axes), map.At(colours.Fraction(values[row, column]))));
        MarkUnknown(drawing, axes);
        ColourBar.Draw(drawing, axes.Area, colours, map);
    }

    void DrawRegimes(IDrawing drawing, Box panel)
    {
        var axes = AxesIn(drawing, panel, "Regimes");
        FillRegimes(drawing, axes);
        MarkUnknown(drawing, axes);
        for (var border = 0; border < grid.Borders.Count; border++) DrawBorder(drawing, axes, grid.Borders[border], Dashes[border % Dashes.Length]);
        foreach (var (row, column, regime) in RegimeRegions.Labels(grid.Regime)) Label(drawing, _cells.Of(row, column, axes), regime);
        axes.Frame(grid: false);
    }

    // One picture where it can be: boxes side by side leave pale seams.
    void FillRegimes(IDrawing drawing, Axes axes)
    {
        var picture = new PixelPicture(_cells.Columns, _cells.Rows);
        ForEach((row, column) =>
        {
            var colour = grid.Regime[row, column] is { } regime ? RegimeColours.Of(regime) : ColourMap.Undefined;
            if (_cells.AreEven) picture[column, _cells.Rows - 1 - row] = colour;
            else drawing.Fill(_cells.Of(row, column, axes), colour);
        });
        if (_cells.AreEven) drawing.Picture(picture, axes.Area);
    }

    void ForEach(Action<int, int> draw)
    {
        for (var row = 0; row < _cells.Rows; row++)
            for (var column = 0; column < _cells.Columns; column++) draw(row, column);
    }

    // White beside the line keeps it visible on dark cells and light ones.
    static void DrawBorder(IDrawing drawing, Axes axes, RegimeBorder border, double dash)
    {
        foreach (var piece in border.Pieces)
        {
            double[] xs = [.. piece.Select(point => point.X)], ys = [.. piece.Select(point => point.Y)];
            axes.Line(xs, ys, new(Palette.White, 5));
            axes.Line(xs, ys, new(Palette.Ink, 2, dash));
        }
    }

    static void Label(IDrawing drawing, Box cell, Regime regime)
    {
        var letters = regime.Letters();
        var (at, width) = (new Place(cell.Left + cell.Width / 2, cell.Top + cell.Height / 2 + 6), TextWidth.Of(letters, 16) + 8);
        drawing.Fill(new Box(at.X - width / 2, at.Y - 16, width, 21), RegimeColours.Of(regime)); // the letters stay whole where a border passes
        drawing.Text(letters, at, new(16, RegimeColours.InkOn(regime), Anchor.Middle, Bold: true));
    }

    void MarkUnknown(IDrawing drawing, Axes axes) => ForEach((row, column) =>
    {
        if (IsPending(row, column)) Dot(drawing, _cells.Of(row, column, axes));
        else if (grid.Regime[row, column] is null) Hatch(drawing, _cells.Of(row, column, axes));
    });

    static void Dot(IDrawing drawing, Box cell)
    {
        drawing.Fill(cell, Palette.White);
        drawing.Disc(new(cell.Left + cell.Width / 2, cell.Top + cell.Height / 2), Math.Min(3, Math.Min(cell.Width, cell.Height) / 4), Palette.Faint);
    }

    static void Hatch(IDrawing drawing, Box cell)
    {
        drawing.Fill(cell, ColourMap.Undefined);
        drawing.Line([new(cell.Left, cell.Bottom), new(cell.Right, cell.Top)], new(Palette.Ink, 1));
        drawing.Line([new(cell.Left, cell.Top + cell.Height / 2), new(cell.Left + cell.Width / 2, cell.Top)], new(Palette.Ink, 1));
        drawing.Line([new(cell.Left + cell.Width / 2, cell.Bottom), new(cell.Right, cell.Top + cell.Height / 2)], new(Palette.Ink, 1));
    }

    void DrawLegend(IDrawing drawing, Box panel)
    {
        var (left, top) = (panel.Left + 20, panel.Top + Top + 14);
        foreach (var regime in Present)
        {
            var box = new Box(left, top, 44, 24);
            drawing.Fill(box, RegimeColours.Of(regime));
            drawing.Text(regime.Letters(), new(left + 22, top + 17), new(14, RegimeColours.InkOn(regime), Anchor.Middle, Bold: true));
            drawing.Text(regime.Name(), new(left + 58, top + 17), new(15, Palette.Ink));
            top += 32;
        }
        if (Failed > 0) Entry(Hatch, "failed");
        if (Pending > 0) Entry(Dot, "not run yet");
        if (grid.Borders.Count > 0) drawing.Text("Borders in theory", new(left, top + 32), new(15, Palette.Ink, Bold: true));
        for (var border = 0; border < grid.Borders.Count; border++)
        {
            var y = top + 62 + 30 * border;
            drawing.Line([new(left, y), new(left + 44, y)], new(Palette.Ink, 2, Dashes[border % Dashes.Length]));
            drawing.Text(grid.Borders[border].Name, new(left + 58, y + 5), new(15, Palette.Ink));
        }

        void Entry(Action<IDrawing, Box> sign, string name)
        {
            sign(drawing, new(left, top, 44, 24));
            drawing.Text(name, new(left + 58, top + 17), new(15, Palette.Ink));
            top += 32;
        }
    }
}
