using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>From how far a pattern is found: the overlap that recall ends with against the one it starts from.</summary>
/// <param name="curves">With overlaps at the start, ascending.</param>
/// <param name="trials">Of each point.</param>
public sealed class BasinCurve(IReadOnlyList<RecallCurve> curves, int trials) : IFigure
{
    const double Found = 0.9;

    /// <inheritdoc/>
    public string Name => "basin";

    /// <inheritdoc/>
    public string Title => "Basins of attraction";

    /// <inheritdoc/>
    public string Caption => "Overlap with the pattern at the end of recall against that at its start: above the dashed line recall came nearer, below it went astray. " + RecallCurves.Errors(trials);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
        [.. curves.Select(curve => new FigureNumber($"least start that ends at {Found} or above" + (curve.Name.Length > 0 ? $", {curve.Name}" : ""), NumberText.Short(LeastStart(curve))))];

    /// <inheritdoc/>
    public double Width => 640;

    /// <inheritdoc/>
    public double Height => 560;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var legend = Legend.Draw(drawing, new(84, 8, Width - 100, 20), RecallCurves.Entries(curves));
        var least = Math.Min(0, curves.SelectMany(curve => curve.At).Min());
        var axes = new Axes(drawing, Axes.Inside(new(0, legend + 8, Width, Height - legend - 8), left: 84), Scale.Linear("overlap at the start", least, 1.02), Scale.Linear("overlap at the end", RecallCurves.OverlapScale(curves).From, 1.04));
        axes.Frame();
        axes.Line([least, 1], [least, 1], new(Palette.Faint, 1.2, 6));
        RecallCurves.Draw(axes, curves, recalled: false);
    }

    static double? LeastStart(RecallCurve curve) => curve.At.Zip(curve.Overlaps).Where(point => point.Second >= Found).Select(point => (double?)point.First).Min();
}
