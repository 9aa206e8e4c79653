namespace GpuSim.Report.Drawing;

/// <summary>Panels of one size in rows, each with room for a heading.</summary>
/// <param name="count">How many.</param>
/// <param name="columns">In a row.</param>
/// <param name="width">Of a panel, in pixels.</param>
/// <param name="height">Of a panel with its heading.</param>
public sealed class PanelGrid(int count, int columns, double width, double height)
{
    /// <summary>Height of a heading.</summary>
    public const double Heading = 26;

    /// <summary>Of all panels.</summary>
    public double Width => Math.Min(count, columns) * width;

    /// <summary>Of all panels.</summary>
    public double Height => (count + columns - 1) / columns * height;

    /// <summary>Writes the heading of a panel.</summary>
    /// <returns>What is left below it.</returns>
    public Box Begin(IDrawing drawing, int panel, string heading)
    {
        var (left, top) = (panel % columns * width, panel / columns * height);
        drawing.Text(heading, new(left + 12, top + 19), new(14, Palette.Ink, Bold: true));
        return new(left, top + Heading, width, height - Heading);
    }
}
