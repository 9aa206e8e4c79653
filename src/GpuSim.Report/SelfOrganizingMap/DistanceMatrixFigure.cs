using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>The U-matrix: dark where neighbours on the map are far apart in the data, with the labels that units win.</summary>
/// <param name="shape">Of the map.</param>
/// <param name="distances">[unit] mean distance to the units one step away.</param>
/// <param name="hits">[unit] samples won.</param>
/// <param name="labels">[unit] label won most of, null where none; null without labels.</param>
public sealed class DistanceMatrixFigure(MapShape shape, IReadOnlyList<double> distances, IReadOnlyList<int> hits, IReadOnlyList<string?>? labels) : IFigure
{
    const double Left = 60, Top = 36, LeastText = 9, Lowest = 170; // room for the label of the colour bar

    readonly MapLabels _labels = new(labels ?? []);

    static readonly ColourMap Greys = new(t => new(0.98 - 0.72 * t, 0, 0));

    /// <inheritdoc/>
    public string Name => "u_matrix";

    /// <inheritdoc/>
    public string Title => "U-matrix";

    /// <inheritdoc/>
    public string Caption => "Mean distance of each unit's weights to those of its neighbours: dark ridges part clusters."
        + (_labels.Any ? " On it the label that a unit wins most samples of; units without a mark win none." : "") + MapSheet.Caption(shape);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("largest distance between neighbours", NumberText.Short(distances.Max())),
        new("smallest", NumberText.Short(distances.Min())),
        new("units that win samples", FormattableString.Invariant($"{hits.Count(count => count > 0)} of {hits.Count}")),
    ];

    /// <inheritdoc/>
    public double Width => 760;

    /// <inheritdoc/>
    public double Height => Top + SheetHeight + 48;

    double SheetWidth => Width - Left - ColourBar.Room - 12;

    double SheetHeight => Math.Clamp(SheetWidth * MapSheet.Aspect(shape), Lowest, 620);

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        Legend.Draw(drawing, new(Left, 8, Width - Left, 20), _labels.Entries);
        var sheet = new MapSheet(shape, new(Left, Top, SheetWidth, SheetHeight));
        var scale = Scale.Linear("distance to neighbours", 0, distances.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        sheet.Tiles(drawing, unit => Greys.At(scale.Fraction(distances[unit])));
        sheet.Border(drawing);
        sheet.Numbering(drawing);
        for (var unit = 0; unit < hits.Count; unit++)
            if (labels?[unit] is { } label) Mark(drawing, sheet, unit, label);
        ColourBar.Draw(drawing, sheet.Area with { Height = Math.Max(Lowest, sheet.Area.Height) }, scale, Greys);
    }

    void Mark(IDrawing drawing, MapSheet sheet, int unit, string label)
    {
        var centre = sheet.Centre(unit);
        var radius = Math.Clamp(0.27 * sheet.Unit, 1, 9);
        var text = MapLabels.Short(label);
        var size = Math.Min(13, 0.85 * sheet.Unit / TextWidth.Of(text, 1));
        if (!_labels.AreColours && size >= LeastText)
        {
            drawing.Disc(centre, 0.47 * sheet.Unit, Palette.White);
            drawing.Text(text, new(centre.X, centre.Y + 0.36 * size), new(size, Palette.Ink, Anchor.Middle));
            return;
        }
        drawing.Disc(centre, radius + 1.5, Palette.White);
        drawing.Disc(centre, radius, _labels.ColourOf(label));
    }
}
