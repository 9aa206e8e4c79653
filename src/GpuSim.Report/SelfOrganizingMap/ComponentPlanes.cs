using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>Each number of the weights over the map, a panel for each dimension.</summary>
/// <param name="shape">Of the map.</param>
/// <param name="weights">[unit, dimension].</param>
/// <param name="names">[dimension].</param>
public sealed class ComponentPlanes(MapShape shape, float[] weights, IReadOnlyList<string> names) : IFigure
{
    const int Most = 24;
    const double BarHeight = 30;

    int Shown => Math.Min(Most, names.Count);

    PanelGrid Panels => new(Shown, Width, MapSheet.Aspect(shape) + BarHeight / 260, Shown > 6 ? 270 : 400);

    /// <inheritdoc/>
    public string Name => "component_planes";

    /// <inheritdoc/>
    public string Title => "Component planes";

    /// <inheritdoc/>
    public string Caption => "What each unit has learnt of each dimension of the data, each panel with a scale of its own, in the units of the samples as they were learnt."
        + (names.Count > Most ? $" The first {Most} of {names.Count} dimensions." : "") + MapSheet.Caption(shape);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [.. Enumerable.Range(0, Math.Min(8, Shown)).Select(dimension => new FigureNumber(NameOf(dimension), $"{NumberText.Short(Plane(dimension).Min())} to {NumberText.Short(Plane(dimension).Max())}"))];

    /// <inheritdoc/>
    public double Width => 880;

    /// <inheritdoc/>
    public double Height => Panels.Height + 8;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        for (var dimension = 0; dimension < Shown; dimension++)
        {
            Panels.Head(drawing, dimension, NameOf(dimension));
            DrawPlane(drawing, Panels.Panel(dimension), Plane(dimension));
        }
    }

    static void Bar(IDrawing drawing, Box box, double least, double most)
    {
        var picture = new PixelPicture(128, 1);
        for (var k = 0; k < 128; k++) picture[k, 0] = Palette.Sequential.At(k / 127.0);
        drawing.Picture(picture, box);
        drawing.Text(NumberText.Short(least), new(box.Left, box.Bottom + 13), new(12, Palette.Ink));
        drawing.Text(NumberText.Short(most), new(box.Right, box.Bottom + 13), new(12, Palette.Ink, Anchor.End));
    }

    void DrawPlane(IDrawing drawing, Box room, double[] plane)
    {
        var sheet = new MapSheet(shape, room with { Height = room.Height - BarHeight });
        var (least, most) = (plane.Min(), plane.Max());
        sheet.Tiles(drawing, unit => Palette.Sequential.At(most > least ? (plane[unit] - least) / (most - least) : 0.5));
        sheet.Border(drawing);
        Bar(drawing, new(sheet.Area.Left, sheet.Area.Bottom + 7, sheet.Area.Width, 7), least, most);
    }

    double[] Plane(int dimension) => [.. Enumerable.Range(0, shape.Units).Select(unit => (double)weights[unit * names.Count + dimension])];

    string NameOf(int dimension) => int.TryParse(names[dimension], out _) ? "dimension " + names[dimension] : names[dimension].Replace('_', ' ');
}
