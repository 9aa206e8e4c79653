using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>Which orientation units of a visual map prefer, as hue, with its pinwheels.</summary>
/// <param name="shape">Of the map.</param>
/// <param name="map">What it prefers.</param>
public sealed class OrientationMap(MapShape shape, VisualMap map) : IFigure
{
    readonly VisualSheet _sheet = new(shape, map);

    /// <inheritdoc/>
    public string Name => "orientation";

    /// <inheritdoc/>
    public string Title => "Orientation map";

    /// <inheritdoc/>
    public string Caption => "Hue: the orientation that a unit prefers. Lines join units of equal orientation, every 45°; they meet in pinwheels, around which each orientation is found once." + MapSheet.Caption(shape);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("pinwheels", NumberText.Short(map.Pinwheels.Count)),
        new("of them turning from x to y", NumberText.Short(map.Pinwheels.Positive)),
        new("turning from y to x", NumberText.Short(map.Pinwheels.Negative)),
        new("wavelength Λ (units)", NumberText.Short(map.Pinwheels.Wavelength)),
        new("pinwheels per Λ²", NumberText.Short(map.Pinwheels.Density)),
    ];

    /// <inheritdoc/>
    public double Width => VisualSheet.Width + ColourBar.Room;

    /// <inheritdoc/>
    public double Height => _sheet.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var degrees = map.Orientation;
        VisualSheet.PinwheelKey(drawing, 0);
        var sheet = _sheet.Begin(drawing);
        sheet.Tiles(drawing, unit => Palette.Cyclic.At(degrees[unit] / 180));
        _sheet.OrientationLines(drawing, sheet, 4, new(Palette.Ink.WithOpacity(0.6), 1));
        _sheet.PinwheelMarks(drawing, sheet, 4);
        sheet.Border(drawing);
        ColourBar.Draw(drawing, VisualSheet.BesideBar(sheet), Scale.Linear("preferred orientation φ (°)", 0, 180), Palette.Cyclic);
    }
}
