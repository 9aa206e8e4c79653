namespace GpuSim.Report.Drawing;

/// <summary>A place on a drawing, in pixels at full size: x to the right, y down.</summary>
/// <param name="X">From the left edge.</param>
/// <param name="Y">From the top edge.</param>
public readonly record struct Place(double X, double Y);

/// <summary>A part of a drawing, in pixels.</summary>
/// <param name="Left">Of its upper left corner.</param>
/// <param name="Top">Of its upper left corner.</param>
/// <param name="Width">To the right.</param>
/// <param name="Height">Down.</param>
public readonly record struct Box(double Left, double Top, double Width, double Height)
{
    /// <summary>One past its right edge.</summary>
    public double Right => Left + Width;

    /// <summary>One past its lower edge.</summary>
    public double Bottom => Top + Height;
}

/// <summary>A colour as the eye's standard has it (sRGB), with its opacity: 255 hides what is below.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Opacity">0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue, byte Opacity = 255);

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Of the line.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Dash">Length of dashes and of the gaps between them, in pixels; 0 for none.</param>
public readonly record struct Stroke(Colour Colour, double Width = 1.5, double Dash = 0);

/// <summary>Which end of a text stands at its place.</summary>
public enum Anchor
{
    /// <summary>Its start.</summary>
    Start,
    /// <summary>Its middle.</summary>
    Middle,
    /// <summary>Its end.</summary>
    End,
}

/// <summary>How a text is drawn; its place is on the base line.</summary>
/// <param name="Size">Height of the letters' box in pixels; 13 is legible at half size.</param>
/// <param name="Colour">Of the letters.</param>
/// <param name="Anchor">Which end stands at the place.</param>
/// <param name="Upwards">Whether it reads from below to above, as beside a vertical axis.</param>
/// <param name="Bold">Whether strokes are thicker.</param>
public readonly record struct TextStyle(double Size, Colour Colour, Anchor Anchor = Anchor.Start, bool Upwards = false, bool Bold = false);

/// <summary>A surface that figures draw on; one implementation for each format.</summary>
public interface IDrawing
{
    /// <summary>A line through the points.</summary>
    void Line(ReadOnlySpan<Place> points, Stroke stroke);

    /// <summary>The inside of a polygon, even-odd.</summary>
    void Fill(ReadOnlySpan<Place> polygon, Colour colour);

    /// <summary>The inside of a box.</summary>
    void Fill(Box box, Colour colour);

    /// <summary>A disc.</summary>
    void Disc(Place centre, double radius, Colour colour);

    /// <summary>A line of text.</summary>
    void Text(string text, Place at, TextStyle style);

    /// <summary>A picture stretched to a box, its pixels staying sharp.</summary>
    void Picture(PixelPicture picture, Box box);

    /// <summary>Nothing drawn before <see cref="EndClip"/> reaches beyond the box. Does not nest.</summary>
    void BeginClip(Box box);

    /// <summary>Ends what <see cref="BeginClip"/> began.</summary>
    void EndClip();
}

/// <summary>Pixels in rows from the top.</summary>
/// <param name="width">Pixels in a row.</param>
/// <param name="height">Rows.</param>
public sealed class PixelPicture(int width, int height)
{
    /// <summary>Pixels in a row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>[row · Width + column].</summary>
    public Colour[] Pixels { get; } = new Colour[width * height];

    /// <summary>One pixel.</summary>
    public Colour this[int column, int row]
    {
        get => Pixels[row * Width + column];
        set => Pixels[row * Width + column] = value;
    }
}
