using System.Numerics;
using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>What pictures of a visual map have in common: the sheet, lines of equal value on it, and its pinwheels.</summary>
sealed class VisualSheet(MapShape shape, VisualMap map)
{
    const double Left = 60, Top = 40, Side = 600, Lowest = 180;

    /// <summary>Of a figure without a colour bar; one needs <see cref="ColourBar.Room"/> more.</summary>
    public const double Width = Left + Side + 16;

    /// <summary>Of the figure.</summary>
    public double Height => Top + SheetHeight + 48;

    double SheetHeight => Math.Clamp(Side * MapSheet.Aspect(shape), Lowest, 700);

    /// <summary>Beside which the colour bar stands: at least as high as its label is long.</summary>
    public static Box BesideBar(MapSheet sheet) => sheet.Area with { Height = Math.Max(Lowest, sheet.Area.Height) };

    /// <summary>The sheet in its place, numbered.</summary>
    public MapSheet Begin(IDrawing drawing)
    {
        var sheet = new MapSheet(shape, new(Left, Top, Side, SheetHeight));
        sheet.Numbering(drawing);
        return sheet;
    }

    /// <summary>What stands above the sheet.</summary>
    public static void Key(IDrawing drawing, params IReadOnlyList<(string, Colour)> entries) => Legend.Draw(drawing, new(Left, 10, Width - Left, 20), entries);

    /// <summary>What the marks of pinwheels mean, above the sheet and to the right of other words there.</summary>
    public static void PinwheelKey(IDrawing drawing, double left)
    {
        foreach (var (text, isPositive) in new[] { ("pinwheel turning x to y", true), ("y to x", false) })
        {
            PinwheelMark(drawing, new(Left + left + 6, 20), 4, isPositive);
            drawing.Text(text, new(Left + left + 18, 25), new(13, Palette.Ink));
            left += 18 + TextWidth.Of(text, 13) + 18;
        }
    }

    /// <summary>Lines between the eyes.</summary>
    public void EyeBorders(IDrawing drawing, MapSheet sheet, Stroke stroke)
    {
        foreach (var line in Contours.Of(map.Ocularity, shape.Width, 0)) Draw(drawing, sheet, line, stroke);
    }

    /// <summary>Lines of units that prefer one orientation, for a number of orientations.</summary>
    public void OrientationLines(IDrawing drawing, MapSheet sheet, int orientations, Stroke stroke)
    {
        for (var k = 0; k < orientations; k++)
        {
            var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI * k / orientations);
            var turned = map.Preference.Select(z => z * turn).ToArray();
            foreach (var line in Contours.Of([.. turned.Select(z => z.Imaginary)], shape.Width, 0))
                foreach (var part in WhereAbove(line, turned)) Draw(drawing, sheet, part, stroke);
        }
    }

    /// <summary>Discs at pinwheels, filled where orientations turn from x to y, else rings.</summary>
    public void PinwheelMarks(IDrawing drawing, MapSheet sheet, double radius)
    {
        foreach (var (x, y, sign) in map.Pinwheels.Places.Where(place => place.X + 1 < shape.Width && place.Y + 1 < shape.Height))
            PinwheelMark(drawing, sheet.At(x + 0.5, y + 0.5), radius, sign > 0);
    }

    static void PinwheelMark(IDrawing drawing, Place centre, double radius, bool isPositive)
    {
        drawing.Disc(centre, radius + 1.5, isPositive ? Palette.White : Palette.Ink);
        drawing.Disc(centre, radius, isPositive ? Palette.Ink : Palette.White);
    }

    // The imaginary part is 0 for the orientation at right angles too, where the real part is below 0.
    IEnumerable<Place[]> WhereAbove(Place[] line, Complex[] turned)
    {
        var part = new List<Place>();
        foreach (var place in line)
        {
            if (RealAt(place, turned) > 0)
            {
                part.Add(place);
                continue;
            }
            if (part.Count > 1) yield return [.. part];
            part.Clear();
        }
        if (part.Count > 1) yield return [.. part];
    }

    double RealAt(Place place, Complex[] turned)
    {
        var (x, y) = ((int)place.X, (int)place.Y);
        var (right, down) = (Math.Min(x + 1, shape.Width - 1), Math.Min(y + 1, shape.Height - 1));
        var (partX, partY) = (place.X - x, place.Y - y);
        return (1 - partY) * ((1 - partX) * turned[y * shape.Width + x].Real + partX * turned[y * shape.Width + right].Real)
            + partY * ((1 - partX) * turned[down * shape.Width + x].Real + partX * turned[down * shape.Width + right].Real);
    }

    static void Draw(IDrawing drawing, MapSheet sheet, Place[] line, Stroke stroke) => drawing.Line(Array.ConvertAll(line, place => sheet.At(place.X, place.Y)), stroke);
}
