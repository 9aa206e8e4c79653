using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>At which angles the borders between the eyes cross lines of equal orientation, and at which they would by chance.</summary>
/// <param name="crossings">Of the map.</param>
public sealed class CrossingAngleHistogram(CrossingAngles crossings) : IFigure
{
    static readonly Colour Chance = Palette.Category(1);

    /// <inheritdoc/>
    public string Name => "crossing_angles";

    /// <inheritdoc/>
    public string Title => "Angles between eye borders and lines of equal orientation";

    /// <inheritdoc/>
    public string Caption => "Part of the places on borders between the eyes, by the angle at which a line of equal orientation crosses there. Orange: the same of the map with its eyes shifted against its orientations, which is what chance gives.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("places on borders", NumberText.Short(crossings.Actual.Total)),
        new("mean angle (°)", NumberText.Short(crossings.Actual.Mean)),
        new("by chance (°)", NumberText.Short(crossings.Baseline.Mean)),
    ];

    /// <inheritdoc/>
    public double Width => 640;

    /// <inheritdoc/>
    public double Height => 400;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        Legend.Draw(drawing, new(84, 8, Width - 100, 20), ("this map", Palette.Category(0)), ("by chance", Chance));
        double[] edges = [.. Enumerable.Range(0, CrossingAngles.Bins + 1).Select(bin => 90.0 * bin / CrossingAngles.Bins)];
        var (actual, chance) = (Percent(crossings.Actual), Percent(crossings.Baseline));
        var axes = new Axes(drawing, Axes.Inside(new(0, 28, Width, Height - 28), left: 84), Scale.Linear("crossing angle (°)", 0, 90), Scale.Linear("places (%)", 0, 1.1 * Math.Max(1, actual.Concat(chance).Max())));
        axes.Frame();
        axes.Bars(edges, actual, Palette.Category(0));
        for (var bin = 0; bin < chance.Length; bin++) axes.Line([edges[bin], edges[bin + 1]], [chance[bin], chance[bin]], new(Chance, 3));
    }

    static double[] Percent(AngleHistogram angles) => [.. angles.Counts.Select(count => 100.0 * count / Math.Max(1, angles.Total))];
}
