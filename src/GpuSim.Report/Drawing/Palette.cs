namespace GpuSim.Report.Drawing;

/// <summary>All colours that figures use.</summary>
public static class Palette
{
    // Blue, orange, green, pink, sky, brick, lime, dark violet: chosen so that any two differ in lightness or in a hue that every eye sees.
    static readonly Colour[] Categories =
    [
        new(0, 80, 164), new(232, 140, 0), new(0, 136, 104), new(224, 104, 190),
        new(130, 212, 240), new(150, 40, 16), new(214, 214, 80), new(64, 56, 84),
    ];

    /// <summary>Text and axes.</summary>
    public static Colour Ink { get; } = new(34, 34, 34);

    /// <summary>Less important lines and words.</summary>
    public static Colour Faint { get; } = new(110, 110, 110);

    /// <summary>Lines of a grid.</summary>
    public static Colour Grid { get; } = new(226, 226, 226);

    /// <summary>The ground.</summary>
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>From small to large: dark blue over green to light yellow, lightness rising evenly.</summary>
    public static ColourMap Sequential { get; } = new(t => OkLab.OfHue(0.20 + 0.75 * t, 0.09 + 0.07 * Math.Sin(Math.PI * t) * t, 0.80 - 0.50 * t));

    /// <summary>From below to above a middle: blue, nearly white, red-brown.</summary>
    public static ColourMap Diverging { get; } = new(t =>
    {
        var away = Math.Abs(2 * t - 1);
        return OkLab.OfHue(0.97 - 0.52 * away, 0.15 * Math.Pow(away, 0.8), t < 0.5 ? 0.70 : 0.115);
    });

    /// <summary>Round a circle, as directions and phases go; both ends are the same colour.</summary>
    public static ColourMap Cyclic { get; } = new(t => OkLab.OfHue(0.72 + 0.10 * Math.Cos(2 * Math.PI * (t - 0.25)), 0.12, t));

    /// <summary>The colour of the n-th of several things; the ninth is the first again.</summary>
    public static Colour Category(int n) => Categories[n % Categories.Length];

    /// <summary>The same colour, less opaque.</summary>
    public static Colour WithOpacity(this Colour colour, double opacity) => colour with { Opacity = (byte)Math.Round(Math.Clamp(opacity, 0, 1) * 255) };
}
