using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>What recall reaches against anything that was varied.</summary>
/// <param name="name">As a figure.</param>
/// <param name="quantity">What was varied, for the axis.</param>
/// <param name="curves">Against its values; against 0, 1, … where these have names.</param>
/// <param name="names">Of the values; null of numbers.</param>
/// <param name="trials">Of each point.</param>
public sealed class VariedRecall(string name, string quantity, IReadOnlyList<RecallCurve> curves, IReadOnlyList<string>? names, int trials) : IFigure
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Title => "Recall against " + quantity;

    /// <inheritdoc/>
    public string Caption => "Above, the overlap that recall ends with; below, the part of the probes that reach the overlap asked for. " + RecallCurves.Errors(trials);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
        [.. curves.Select(curve => new FigureNumber("best overlap" + (curve.Name.Length > 0 ? $", {curve.Name}" : ""), NumberText.Short(curve.Overlaps.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max())))];

    /// <inheritdoc/>
    public double Width => 760;

    /// <inheritdoc/>
    public double Height => 560;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var legend = Legend.Draw(drawing, new(84, 8, Width - 100, 20), RecallCurves.Entries(curves));
        Panel(drawing, new(0, legend + 8, Width, 270), RecallCurves.OverlapScale(curves), recalled: false);
        Panel(drawing, new(0, legend + 280, Width, Height - legend - 280), Scale.Linear("recalled (%)", 0, 104), recalled: true);
    }

    void Panel(IDrawing drawing, Box box, Scale y, bool recalled)
    {
        var axes = new Axes(drawing, Axes.Inside(box, left: 84), Values(), y);
        if (names is null) axes.Frame();
        else axes.FrameWithNames(names);
        RecallCurves.Draw(axes, names is null ? curves : [.. curves.Select(Beside)], recalled, joined: names is null);
    }

    // Where values have names, curves stand beside each other, not one upon the other.
    RecallCurve Beside(RecallCurve curve, int number) => curve with { At = Array.ConvertAll(curve.At, at => at + 0.6 * (number - (curves.Count - 1) / 2.0) / Math.Max(8, curves.Count)) };

    Scale Values()
    {
        if (names is not null) return Scale.Linear(quantity, -0.5, names.Count - 0.5);
        var values = curves.SelectMany(curve => curve.At).ToList();
        var room = 0.04 * (values.Max() - values.Min());
        return Scale.Linear(quantity, values.Min() - room, values.Max() + room);
    }
}
