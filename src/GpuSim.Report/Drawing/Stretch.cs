namespace GpuSim.Report.Drawing;

/// <summary>A picture laid over a box of another: its pixels stay sharp where they grow, and are averaged where they shrink.</summary>
static class Stretch
{
    /// <summary>Draws it.</summary>
    /// <param name="onto">Opaque.</param>
    /// <param name="picture">What to draw.</param>
    /// <param name="box">Where, in pixels of <paramref name="onto"/>.</param>
    /// <param name="clip">Pixels that may change.</param>
    public static void Onto(PixelPicture onto, PixelPicture picture, Box box, PixelRange clip)
    {
        var all = PixelRange.Inside(box, onto);
        for (var row = Math.Max(all.Top, clip.Top); row < Math.Min(all.Bottom, clip.Bottom); row++)
        {
            var (top, bottom) = Covered(row, box.Top, picture.Height / box.Height, picture.Height);
            for (var column = Math.Max(all.Left, clip.Left); column < Math.Min(all.Right, clip.Right); column++)
            {
                var (left, right) = Covered(column, box.Left, picture.Width / box.Width, picture.Width);
                ref var pixel = ref onto.Pixels[row * onto.Width + column];
                pixel = Over(pixel, picture, new(left, top, right, bottom));
            }
        }
    }

    // Pixels of the picture below one of the box: at least one.
    static (int From, int End) Covered(int at, double start, double perPixel, int count)
    {
        if (perPixel <= 1)
        {
            var nearest = Math.Clamp((int)((at + 0.5 - start) * perPixel), 0, count - 1);
            return (nearest, nearest + 1);
        }
        var from = Math.Clamp((int)Math.Round((at - start) * perPixel), 0, count - 1);
        return (from, Math.Clamp((int)Math.Round((at + 1 - start) * perPixel), from + 1, count));
    }

    static Colour Over(Colour ground, PixelPicture picture, PixelRange range)
    {
        var (red, green, blue, opacity) = (0L, 0L, 0L, 0L);
        for (var row = range.Top; row < range.Bottom; row++)
            foreach (var pixel in picture.Pixels.AsSpan(row * picture.Width + range.Left, range.Right - range.Left))
                (red, green, blue, opacity) = (red + pixel.Red * pixel.Opacity, green + pixel.Green * pixel.Opacity, blue + pixel.Blue * pixel.Opacity, opacity + pixel.Opacity);
        if (opacity == 0) return ground;
        var count = (range.Right - range.Left) * (range.Bottom - range.Top);
        return Blend.Over(ground, new((byte)(red / opacity), (byte)(green / opacity), (byte)(blue / opacity)), opacity / (255f * count));
    }
}
