using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>How old patterns fade: what recall reaches against the number of patterns stored later.</summary>
/// <param name="curves">With ages, ascending.</param>
/// <param name="trials">Of each point.</param>
public sealed class ForgettingCurve(IReadOnlyList<RecallCurve> curves, int trials) : IFigure
{
    const double Remembered = 0.9;

    /// <inheritdoc/>
    public string Name => "forgetting";

    /// <inheritdoc/>
    public string Title => "Recall against age";

    /// <inheritdoc/>
    public string Caption => $"Overlap at the end of recall, by the number of patterns that were stored after the one looked for; 0 is the newest. Mean over {(trials == 1 ? "the copies of a trial" : $"{trials} trials")}; bands are standard errors.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
        [.. curves.Select(curve => new FigureNumber($"ages with overlap {Remembered} or above" + (curve.Name.Length > 0 ? $", {curve.Name}" : ""), NumberText.Short(curve.Overlaps.Count(overlap => overlap >= Remembered))))];

    /// <inheritdoc/>
    public double Width => 860;

    /// <inheritdoc/>
    public double Height => 440;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var legend = Legend.Draw(drawing, new(84, 8, Width - 100, 20), RecallCurves.Entries(curves));
        var oldest = curves.Max(curve => curve.At.DefaultIfEmpty().Max());
        var axes = new Axes(drawing, Axes.Inside(new(0, legend + 8, Width, Height - legend - 8), left: 84), Scale.Linear("age (patterns stored later)", 0, Math.Max(1, oldest)), RecallCurves.OverlapScale(curves));
        axes.Frame();
        foreach (var (k, curve) in curves.Index())
        {
            var colour = RecallCurves.Colour(k, curves.Count);
            if (curve.OverlapErrors.All(double.IsFinite))
                axes.Band(curve.At, [.. curve.Overlaps.Zip(curve.OverlapErrors, (value, error) => value - error)], [.. curve.Overlaps.Zip(curve.OverlapErrors, (value, error) => value + error)], colour.WithOpacity(0.25));
            axes.Line(curve.At, curve.Overlaps, new(colour, 2));
        }
    }
}
