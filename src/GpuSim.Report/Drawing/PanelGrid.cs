namespace GpuSim.Report.Drawing;

/// <summary>Panels in rows, each with a heading; a row is as high as its highest panel.</summary>
public sealed class PanelGrid
{
    /// <summary>Height of a heading.</summary>
    public const double Heading = 26;

    readonly double[] _heights; // [panel] without its heading
    readonly int _columns;
    readonly double _width;

    /// <param name="heights">[panel] without their headings, in pixels.</param>
    /// <param name="columns">In a row.</param>
    /// <param name="width">Of a panel.</param>
    public PanelGrid(IEnumerable<double> heights, int columns, double width) => (_heights, _columns, _width) = ([.. heights], columns, width);

    /// <summary>Panels of one height.</summary>
    public PanelGrid(int count, int columns, double width, double height) : this(Enumerable.Repeat(height, count), columns, width)
    {
    }

    /// <summary>Of all panels.</summary>
    public double Width => Math.Min(_heights.Length, _columns) * _width;

    /// <summary>Of all panels with their headings.</summary>
    public double Height => Top((_heights.Length + _columns - 1) / _columns);

    /// <summary>Writes the heading of a panel.</summary>
    /// <returns>What is left below it.</returns>
    public Box Begin(IDrawing drawing, int panel, string heading)
    {
        var (left, top) = (panel % _columns * _width, Top(panel / _columns));
        drawing.Text(heading, new(left + 12, top + 19), new(14, Palette.Ink, Bold: true));
        return new(left, top + Heading, _width, _heights[panel]);
    }

    double Top(int row) => _heights.Chunk(_columns).Take(row).Sum(panels => Heading + panels.Max());
}
