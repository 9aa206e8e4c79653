namespace GpuSim.Report.Drawing;

/// <summary>What the colours of a figure mean, in a row that wraps: above the area, where it hides no data.</summary>
public static class Legend
{
    const double Font = 13;
    const double Row = 20;

    /// <summary>Draws the entries from the upper left corner of a box on.</summary>
    /// <returns>How high they are.</returns>
    public static double Draw(IDrawing drawing, Box box, params IReadOnlyList<(string Text, Colour Colour)> entries)
    {
        var (x, y) = (box.Left, box.Top);
        foreach (var (text, colour) in entries)
        {
            var width = 20 + TextWidth.Of(text, Font) + 18;
            if (x > box.Left && x + width > box.Right) (x, y) = (box.Left, y + Row);
            drawing.Fill(new Box(x, y + 4, 12, 12), colour);
            drawing.Text(text, new(x + 18, y + 15), new(Font, Palette.Ink));
            x += width;
        }
        return entries.Count == 0 ? 0 : y + Row - box.Top;
    }

    /// <summary>How high <see cref="Draw"/> will be.</summary>
    public static double Height(double width, params IReadOnlyList<string> texts)
    {
        var (x, rows) = (0.0, 1);
        foreach (var text in texts)
        {
            var entry = 20 + TextWidth.Of(text, Font) + 18;
            if (x > 0 && x + entry > width) (x, rows) = (0, rows + 1);
            x += entry;
        }
        return texts.Count == 0 ? 0 : rows * Row;
    }
}
