using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>Which eye units of a visual map prefer, with the borders between the eyes.</summary>
/// <param name="shape">Of the map.</param>
/// <param name="map">What it prefers.</param>
public sealed class OcularDominanceMap(MapShape shape, VisualMap map) : IFigure
{
    readonly VisualSheet _sheet = new(shape, map);

    /// <inheritdoc/>
    public string Name => "ocular_dominance";

    /// <inheritdoc/>
    public string Title => "Ocular-dominance map";

    /// <inheritdoc/>
    public string Caption => "Above 0 (red) a unit prefers one eye, below (blue) the other; lines are the borders between them." + MapSheet.Caption(shape);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("units that prefer the eye of positive ocularity (%)", NumberText.Short(100.0 * map.Ocularity.Count(value => value > 0) / map.Ocularity.Length)),
        new("ocularity", $"{NumberText.Short(map.Ocularity.Min())} to {NumberText.Short(map.Ocularity.Max())}"),
    ];

    /// <inheritdoc/>
    public double Width => VisualSheet.Width + ColourBar.Room;

    /// <inheritdoc/>
    public double Height => _sheet.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var sheet = _sheet.Begin(drawing);
        var most = map.Ocularity.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty().Max();
        var scale = Scale.Linear("ocularity", -most, most);
        VisualSheet.Key(drawing, ("border between the eyes", Palette.Ink));
        sheet.Tiles(drawing, unit => Palette.Diverging.At(scale.Fraction(map.Ocularity[unit])));
        _sheet.EyeBorders(drawing, sheet, new(Palette.Ink, 1.8));
        sheet.Border(drawing);
        ColourBar.Draw(drawing, VisualSheet.BesideBar(sheet), scale, Palette.Diverging);
    }
}
