using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>The errors of a map after an epoch.</summary>
/// <param name="Epoch">Learnt until then; 0 is the start.</param>
/// <param name="Quantisation">Mean distance of samples from their winners.</param>
/// <param name="Topographic">Part of the samples whose winner and second do not touch.</param>
public sealed record MapErrorPoint(int Epoch, double Quantisation, double Topographic);

/// <summary>How the errors of a map fall while it learns.</summary>
/// <param name="points">In order.</param>
/// <param name="isCosine">Whether distance is 1 less the cosine.</param>
/// <param name="used">Samples they are of.</param>
/// <param name="allSamples">How many samples there are.</param>
public sealed class MapErrorCurve(IReadOnlyList<MapErrorPoint> points, bool isCosine, int used, int allSamples) : IFigure
{
    /// <inheritdoc/>
    public string Name => "errors";

    /// <inheritdoc/>
    public string Title => "Errors while the map learns";

    /// <inheritdoc/>
    public string Caption => $"Quantisation error: mean {(isCosine ? "1 − cosine" : "distance")} between samples and their winners, in the units of the samples as they were learnt. Topographic error: part of the samples whose winner and next nearest unit do not touch. At the epochs that the history kept."
        + (used < allSamples ? $" From {used:#,0} of {allSamples:#,0} samples." : "");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("quantisation error at first", NumberText.Short(points[0].Quantisation)),
        new($"quantisation error after epoch {points[^1].Epoch}", NumberText.Short(points[^1].Quantisation)),
        new("topographic error at first", NumberText.Short(points[0].Topographic)),
        new($"topographic error after epoch {points[^1].Epoch}", NumberText.Short(points[^1].Topographic)),
    ];

    /// <inheritdoc/>
    public double Width => 720;

    /// <inheritdoc/>
    public double Height => 480;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        double[] epochs = [.. points.Select(point => (double)point.Epoch)];
        Panel(drawing, new(0, 0, Width, 220), epochs, [.. points.Select(point => point.Quantisation)], "quantisation error", isLowest: false);
        Panel(drawing, new(0, 220, Width, Height - 220), epochs, [.. points.Select(point => point.Topographic)], "topographic error", isLowest: true);
    }

    static void Panel(IDrawing drawing, Box box, double[] epochs, double[] errors, string label, bool isLowest)
    {
        var axes = new Axes(drawing, Axes.Inside(box, left: 84, bottom: isLowest ? 48 : 12), Scale.Linear("epoch", -0.02 * Math.Max(1, epochs[^1]), 1.02 * Math.Max(1, epochs[^1])), Scale.Linear(label, 0, 1.08 * errors.Where(double.IsFinite).DefaultIfEmpty(1).Max()));
        axes.Frame(xLabels: isLowest);
        axes.Line(epochs, errors, new(Palette.Category(0), 2));
        axes.Points(epochs, errors, 3.5, Palette.Category(0));
    }
}
