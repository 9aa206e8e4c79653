using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>Equal panels in rows, each with a line of text above it.</summary>
/// <param name="count">Panels.</param>
/// <param name="width">Of all.</param>
/// <param name="aspect">Height of a panel over its width.</param>
/// <param name="widest">How wide a panel may be.</param>
sealed class PanelGrid(int count, double width, double aspect, double widest)
{
    const double Highest = 560, Gap = 22, Heading = 24, Margin = 12;

    readonly int _columns = Columns(count, Math.Max(1, (int)Math.Ceiling((width - 2 * Margin + Gap) / (widest + Gap))));

    double PanelWidth => Math.Min(Math.Min(widest, Highest / aspect), (width - 2 * Margin - (_columns - 1) * Gap) / _columns);

    double PanelHeight => PanelWidth * aspect;

    /// <summary>Of all panels with their headings.</summary>
    public double Height => Rows * (Heading + PanelHeight + Gap);

    int Rows => (count + _columns - 1) / _columns;

    /// <summary>Where a panel is drawn, below its heading.</summary>
    public Box Panel(int number) =>
        new(Margin + number % _columns * (PanelWidth + Gap), Heading + number / _columns * (Heading + PanelHeight + Gap), PanelWidth, PanelHeight);

    /// <summary>Writes a panel's heading.</summary>
    public void Head(IDrawing drawing, int number, string text)
    {
        var box = Panel(number);
        drawing.Text(text, new(box.Left + box.Width / 2, box.Top - 7), new(Math.Clamp(13 * box.Width / Math.Max(1, TextWidth.Of(text, 13)), 9, 13), Palette.Ink, Anchor.Middle));
    }

    // Rows that are about equally long.
    static int Columns(int count, int most)
    {
        var rows = (count + most - 1) / most;
        return (count + rows - 1) / rows;
    }
}
