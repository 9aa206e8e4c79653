namespace GpuSim.Report.Drawing;

/// <summary>A colour by how it looks: equal distances look about equally different.</summary>
/// <remarks>Björn Ottosson, A perceptual color space for image processing, 2020.</remarks>
/// <param name="Lightness">0 black to 1 white.</param>
/// <param name="A">From green to red.</param>
/// <param name="B">From blue to yellow.</param>
internal readonly record struct OkLab(double Lightness, double A, double B)
{
    /// <summary>From a hue in turns: 0 is pink-red, a quarter yellow, a half green-blue, three quarters blue.</summary>
    public static OkLab OfHue(double lightness, double chroma, double turns) =>
        new(lightness, chroma * Math.Cos(2 * Math.PI * turns), chroma * Math.Sin(2 * Math.PI * turns));

    /// <summary>Distance to the eye.</summary>
    public double DistanceTo(OkLab other) =>
        Math.Sqrt(Square(Lightness - other.Lightness) + Square(A - other.A) + Square(B - other.B));

    /// <summary>As a screen shows it; a colour beyond the screen's is cut to what it can show.</summary>
    public Colour ToColour()
    {
        var l = Cube(Lightness + 0.3963377774 * A + 0.2158037573 * B);
        var m = Cube(Lightness - 0.1055613458 * A - 0.0638541728 * B);
        var s = Cube(Lightness - 0.0894841775 * A - 1.2914855480 * B);
        return new(
            Gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    /// <summary>From light's three parts, each 0 to 1 and linear.</summary>
    public static OkLab OfLight(double red, double green, double blue)
    {
        var l = Math.Cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        var m = Math.Cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        var s = Math.Cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new(
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    static byte Gamma(double light)
    {
        var shown = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055;
        return (byte)Math.Clamp(Math.Round(shown * 255), 0, 255);
    }

    static double Cube(double x) => x * x * x;
    static double Square(double x) => x * x;
}
