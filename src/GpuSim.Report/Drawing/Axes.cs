namespace GpuSim.Report.Drawing;

/// <summary>A plotting area with two scales: draws the frame, and data in their own units.</summary>
/// <param name="drawing">What to draw on.</param>
/// <param name="area">Inside the frame; <see cref="Inside"/> leaves room for labels.</param>
/// <param name="x">To the right.</param>
/// <param name="y">Upwards.</param>
public sealed class Axes(IDrawing drawing, Box area, Scale x, Scale y)
{
    const double Font = 13;
    const double TickLength = 5;

    /// <summary>Inside the frame.</summary>
    public Box Area => area;

    /// <summary>What is left of a box for the plotting area; panels above each other with the same margins line up.</summary>
    public static Box Inside(Box outer, double left = 68, double top = 12, double right = 18, double bottom = 48) =>
        new(outer.Left + left, outer.Top + top, Math.Max(1, outer.Width - left - right), Math.Max(1, outer.Height - top - bottom));

    /// <summary>Where a pair of values lies; a value that is not a number lies nowhere (NaN).</summary>
    public Place At(double xValue, double yValue) => new(AcrossOf(xValue), DownOf(yValue));

    /// <summary>Grid, frame, ticks and labels. Call it first: data lie on the grid.</summary>
    /// <param name="grid">Whether lines go through the area at labelled ticks.</param>
    /// <param name="xLabels">Whether the horizontal axis is labelled; not where a panel below shares it.</param>
    /// <param name="yLabels">Whether there is a vertical axis; not where the figure writes its own words there.</param>
    public void Frame(bool grid = true, bool xLabels = true, bool yLabels = true)
    {
        HorizontalAxis(grid, xLabels);
        if (yLabels) VerticalAxis(grid);
        Border();
        if (yLabels) (drawing as IReadableDrawing)?.Readable(area, x, y);
    }

    /// <summary>As <see cref="Frame"/>, with names in place of ticks below cells 0, 1, … of the horizontal scale.</summary>
    public void FrameWithNames(IReadOnlyList<string> names)
    {
        VerticalAxis(grid: true);
        var room = area.Width / Math.Max(1, names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var size = Math.Clamp(room / Math.Max(1, TextWidth.Of(names[i], 1)), 8, Font);
            drawing.Text(names[i], new(AcrossOf(i), area.Bottom + 18), new(size, Palette.Ink, Anchor.Middle));
        }
        drawing.Text(x.Label, new(area.Left + area.Width / 2, area.Bottom + 38), new(Font, Palette.Ink, Anchor.Middle));
        Border();
        (drawing as IReadableDrawing)?.Readable(area, x, y);
    }

    /// <summary>A line through points; it breaks where a value is not a number, and points too close to tell apart are left out.</summary>
    public void Line(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Stroke stroke)
    {
        drawing.BeginClip(area);
        var run = new List<Place>();
        for (var i = 0; i <= xs.Length; i++)
        {
            var place = i < xs.Length ? At(xs[i], ys[i]) : new(double.NaN, 0);
            if (double.IsFinite(place.X) && double.IsFinite(place.Y)) run.Add(place);
            else if (run.Count > 0)
            {
                if (run.Count > 1) drawing.Line(Thinning.Of(run), stroke);
                else drawing.Disc(run[0], stroke.Width / 2, stroke.Colour);
                run.Clear();
            }
        }
        drawing.EndClip();
    }

    /// <summary>A disc at each point.</summary>
    public void Points(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double radius, Colour colour)
    {
        drawing.BeginClip(area);
        for (var i = 0; i < xs.Length; i++)
            if (At(xs[i], ys[i]) is var place && double.IsFinite(place.X) && double.IsFinite(place.Y)) drawing.Disc(place, radius, colour);
        drawing.EndClip();
    }

    /// <summary>A histogram: a bar from the lower end of the scale to each height.</summary>
    /// <param name="edges">[bars + 1] ends of the bars.</param>
    /// <param name="heights">[bars] values on the vertical scale.</param>
    /// <param name="colour">Of all bars.</param>
    public void Bars(ReadOnlySpan<double> edges, ReadOnlySpan<double> heights, Colour colour)
    {
        drawing.BeginClip(area);
        var foot = y.IsLogarithmic ? area.Bottom : Math.Min(DownOf(0), area.Bottom);
        for (var i = 0; i < heights.Length; i++)
        {
            var (left, right, top) = (AcrossOf(edges[i]), AcrossOf(edges[i + 1]), DownOf(heights[i]));
            if (!double.IsFinite(top)) continue;
            var gap = right - left > 5 ? 0.5 : 0; // thin bars touch: gaps between them would only make them pale
            drawing.Fill(new Box(left + gap, Math.Min(top, foot), right - left - 2 * gap, Math.Abs(foot - top)), colour);
        }
        drawing.EndClip();
    }

    /// <summary>A range at each point, with a short bar across either end.</summary>
    public void ErrorBars(ReadOnlySpan<double> xs, ReadOnlySpan<double> lows, ReadOnlySpan<double> highs, Colour colour)
    {
        drawing.BeginClip(area);
        for (var i = 0; i < xs.Length; i++)
        {
            var (low, high) = (At(xs[i], lows[i]), At(xs[i], highs[i]));
            if (!double.IsFinite(low.Y) || !double.IsFinite(high.Y)) continue;
            drawing.Line([low, high], new(colour, 1.2));
            drawing.Line([low with { X = low.X - 4 }, low with { X = low.X + 4 }], new(colour, 1.2));
            drawing.Line([high with { X = high.X - 4 }, high with { X = high.X + 4 }], new(colour, 1.2));
        }
        drawing.EndClip();
    }

    /// <summary>What lies between two curves.</summary>
    public void Band(ReadOnlySpan<double> xs, ReadOnlySpan<double> lows, ReadOnlySpan<double> highs, Colour colour)
    {
        var polygon = new List<Place>();
        for (var i = 0; i < xs.Length; i++) polygon.Add(At(xs[i], highs[i]));
        for (var i = xs.Length - 1; i >= 0; i--) polygon.Add(At(xs[i], lows[i]));
        drawing.BeginClip(area);
        drawing.Fill([.. polygon.Where(place => double.IsFinite(place.X) && double.IsFinite(place.Y))], colour);
        drawing.EndClip();
    }

    /// <summary>A line across the whole area at a value of the horizontal scale.</summary>
    public void Vertical(double xValue, Stroke stroke)
    {
        drawing.BeginClip(area);
        drawing.Line([new(AcrossOf(xValue), area.Top), new(AcrossOf(xValue), area.Bottom)], stroke);
        drawing.EndClip();
    }

    /// <summary>A line across the whole area at a value of the vertical scale.</summary>
    public void Horizontal(double yValue, Stroke stroke)
    {
        drawing.BeginClip(area);
        drawing.Line([new(area.Left, DownOf(yValue)), new(area.Right, DownOf(yValue))], stroke);
        drawing.EndClip();
    }

    /// <summary>Values as colours, over the whole area.</summary>
    /// <param name="values">[row, column], row 0 at the bottom; NaN where there is none.</param>
    /// <param name="colours">The scale of the colours, as <see cref="ColourBar"/> shows it.</param>
    /// <param name="map">Its colours.</param>
    public void HeatMap(double[,] values, Scale colours, ColourMap map)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var picture = new PixelPicture(columns, rows);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                picture[column, rows - 1 - row] = map.At(colours.Fraction(values[row, column]));
        drawing.Picture(picture, area);
        Border();
        (drawing as IReadableDrawing)?.Cells(area, values, colours.Label);
    }

    double AcrossOf(double value) => area.Left + x.Fraction(value) * area.Width;
    double DownOf(double value) => area.Bottom - y.Fraction(value) * area.Height;

    void HorizontalAxis(bool grid, bool labels)
    {
        foreach (var tick in x.Ticks(about: Math.Max(2, (int)(area.Width / 90))))
        {
            var across = AcrossOf(tick.Value);
            if (grid && tick.Label.Length > 0) drawing.Line([new(across, area.Top), new(across, area.Bottom)], new(Palette.Grid, 1));
            var length = tick.Label.Length > 0 ? TickLength : TickLength * 0.6;
            drawing.Line([new(across, area.Bottom), new(across, area.Bottom + length)], new(Palette.Ink, 1));
            if (labels) drawing.Text(tick.Label, new(across, area.Bottom + 19), new(Font, Palette.Ink, Anchor.Middle));
        }
        if (labels) drawing.Text(x.Label, new(area.Left + area.Width / 2, area.Bottom + 39), new(Font, Palette.Ink, Anchor.Middle));
    }

    void VerticalAxis(bool grid)
    {
        var widest = 0.0;
        foreach (var tick in y.Ticks(about: Math.Max(2, (int)(area.Height / 45))))
        {
            var down = DownOf(tick.Value);
            if (grid && tick.Label.Length > 0) drawing.Line([new(area.Left, down), new(area.Right, down)], new(Palette.Grid, 1));
            var length = tick.Label.Length > 0 ? TickLength : TickLength * 0.6;
            drawing.Line([new(area.Left - length, down), new(area.Left, down)], new(Palette.Ink, 1));
            drawing.Text(tick.Label, new(area.Left - 8, down + Font * 0.36), new(Font, Palette.Ink, Anchor.End));
            widest = Math.Max(widest, TextWidth.Of(tick.Label, Font));
        }
        var room = Math.Min(Font, Font * area.Height / Math.Max(1, TextWidth.Of(y.Label, Font))); // a long label on a low panel is written smaller
        drawing.Text(y.Label, new(area.Left - 20 - widest, area.Top + area.Height / 2), new(Math.Max(9, room), Palette.Ink, Anchor.Middle, Upwards: true));
    }

    void Border() => drawing.Line(
        [new(area.Left, area.Top), new(area.Right, area.Top), new(area.Right, area.Bottom), new(area.Left, area.Bottom), new(area.Left, area.Top)],
        new(Palette.Ink, 1));
}
