namespace GpuSim.Report.Drawing;

/// <summary>Whole pixels from (Left, Top) up to but without (Right, Bottom).</summary>
readonly record struct PixelRange(int Left, int Top, int Right, int Bottom)
{
    /// <summary>All pixels of a picture.</summary>
    public static PixelRange All(PixelPicture picture) => new(0, 0, picture.Width, picture.Height);

    /// <summary>The pixels of a picture that a box covers at least by half.</summary>
    public static PixelRange Inside(Box box, PixelPicture picture) => new(
        Math.Clamp((int)Math.Round(box.Left), 0, picture.Width),
        Math.Clamp((int)Math.Round(box.Top), 0, picture.Height),
        Math.Clamp((int)Math.Round(box.Right), 0, picture.Width),
        Math.Clamp((int)Math.Round(box.Bottom), 0, picture.Height));
}
