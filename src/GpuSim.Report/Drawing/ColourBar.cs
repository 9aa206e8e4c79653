namespace GpuSim.Report.Drawing;

/// <summary>The scale of a heat map's colours, as an upright strip to the right of it.</summary>
public static class ColourBar
{
    /// <summary>Room to leave to the right of a plotting area.</summary>
    public const double Room = 84;

    /// <summary>Draws it beside a plotting area, as high as that is.</summary>
    public static void Draw(IDrawing drawing, Box area, Scale colours, ColourMap map)
    {
        var box = new Box(area.Right + 14, area.Top, 14, area.Height);
        var picture = new PixelPicture(1, 256);
        for (var row = 0; row < 256; row++) picture[0, row] = map.At(1 - row / 255.0);
        drawing.Picture(picture, box);
        drawing.Line([new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom), new(box.Left, box.Top)], new(Palette.Ink, 1));
        var widest = 0.0;
        foreach (var tick in colours.Ticks(about: Math.Max(2, (int)(area.Height / 45))))
        {
            var down = box.Bottom - colours.Fraction(tick.Value) * box.Height;
            drawing.Line([new(box.Right, down), new(box.Right + 4, down)], new(Palette.Ink, 1));
            drawing.Text(tick.Label, new(box.Right + 7, down + 4.5), new(12, Palette.Ink));
            widest = Math.Max(widest, TextWidth.Of(tick.Label, 12));
        }
        drawing.Text(colours.Label, new(box.Right + 7 + widest + 17, box.Top + box.Height / 2), new(13, Palette.Ink, Anchor.Middle, Upwards: true));
    }
}
