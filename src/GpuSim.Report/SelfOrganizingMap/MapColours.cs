using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>A map of colours: each unit in the colour that its weights are, red, green and blue from 0 to 1.</summary>
/// <param name="shape">Of the map.</param>
/// <param name="moments">In order; weights are [unit, 3].</param>
public sealed class MapColours(MapShape shape, IReadOnlyList<MapMoment> moments) : IFigure
{
    const int MostPanels = 6;

    readonly IReadOnlyList<MapMoment> _shown = MapMoment.Some(moments, MostPanels);

    PanelGrid Panels => new(_shown.Count, Width, MapSheet.Aspect(shape), 276);

    /// <inheritdoc/>
    public string Name => "colours";

    /// <inheritdoc/>
    public string Title => "Weights as colours";

    /// <inheritdoc/>
    public string Caption => "The three weights of each unit as red, green and blue: neighbours become alike." + MapSheet.Caption(shape);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [];

    /// <inheritdoc/>
    public double Width => 900;

    /// <inheritdoc/>
    public double Height => Panels.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        foreach (var (k, moment) in _shown.Index())
        {
            Panels.Head(drawing, k, moment.Heading);
            var sheet = new MapSheet(shape, Panels.Panel(k));
            sheet.Tiles(drawing, unit => new(Part(moment, unit, 0), Part(moment, unit, 1), Part(moment, unit, 2)));
            sheet.Border(drawing);
        }
    }

    static byte Part(MapMoment moment, int unit, int dimension) => (byte)Math.Clamp(Math.Round(255.0 * moment.Weights[unit * 3 + dimension]), 0, 255);
}
