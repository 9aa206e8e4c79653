using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>The borders between the eyes over the lines of equal orientation of a visual map: where and how they cross.</summary>
/// <param name="shape">Of the map.</param>
/// <param name="map">What it prefers.</param>
public sealed class EyesAndOrientations(MapShape shape, VisualMap map) : IFigure
{
    const int Orientations = 8;

    static readonly Colour Eyes = Palette.Category(5), Lines = Palette.Category(4);

    readonly VisualSheet _sheet = new(shape, map);

    /// <inheritdoc/>
    public string Name => "eyes_and_orientations";

    /// <inheritdoc/>
    public string Title => "Eye borders over lines of equal orientation";

    /// <inheritdoc/>
    public string Caption => $"Thick: borders between the eyes. Thin: units of equal orientation, every {180.0 / Orientations:0.#}°. Discs: pinwheels, black where orientations turn from x to y, white where from y to x." + MapSheet.Caption(shape);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("mean crossing angle (°)", NumberText.Short(map.Crossings.Actual.Mean)),
        new("by chance (°)", NumberText.Short(map.Crossings.Baseline.Mean)),
    ];

    /// <inheritdoc/>
    public double Width => VisualSheet.Width;

    /// <inheritdoc/>
    public double Height => _sheet.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        VisualSheet.Key(drawing, ("border between the eyes", Eyes), ("equal orientation", Lines));
        VisualSheet.PinwheelKey(drawing, 330);
        var sheet = _sheet.Begin(drawing);
        _sheet.OrientationLines(drawing, sheet, Orientations, new(Lines, 1.2));
        _sheet.EyeBorders(drawing, sheet, new(Eyes, 2.4));
        _sheet.PinwheelMarks(drawing, sheet, 3.5);
        sheet.Border(drawing);
    }
}
