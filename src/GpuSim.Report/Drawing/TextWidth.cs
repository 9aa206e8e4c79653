namespace GpuSim.Report.Drawing;

/// <summary>How long a text is, for leaving room: that of our own letters, which a browser's differ little from.</summary>
public static class TextWidth
{
    /// <summary>In pixels.</summary>
    public static double Of(string text, double size) => StrokeFont.Length(text) * size;
}
