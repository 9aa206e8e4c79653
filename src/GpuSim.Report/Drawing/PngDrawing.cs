namespace GpuSim.Report.Drawing;

/// <summary>A drawing in pixels: everything is mixed into a white ground with smooth edges.</summary>
/// <param name="width">Of the drawing, before magnification.</param>
/// <param name="height">Of the drawing, before magnification.</param>
/// <param name="magnification">Pixels per unit of the drawing; 2 for sharp screens and print.</param>
public sealed class PngDrawing(double width, double height, double magnification = 2) : IDrawing
{
    readonly PixelMask _mask = new((int)Math.Ceiling(width * magnification), (int)Math.Ceiling(height * magnification));
    readonly PixelPicture _picture = WhiteGround((int)Math.Ceiling(width * magnification), (int)Math.Ceiling(height * magnification));

    /// <summary>The picture so far.</summary>
    public PixelPicture Result => _picture;

    /// <inheritdoc/>
    public void Line(ReadOnlySpan<Place> points, Stroke stroke)
    {
        var scaled = Scaled(points);
        foreach (var part in stroke.Dash > 0 ? Dashes.Of(scaled, stroke.Dash * magnification) : [scaled])
            _mask.Stroke(part, stroke.Width * magnification / 2);
        _mask.Mix(_picture, stroke.Colour);
    }

    /// <inheritdoc/>
    public void Fill(ReadOnlySpan<Place> polygon, Colour colour)
    {
        _mask.Fill(Scaled(polygon));
        _mask.Mix(_picture, colour);
    }

    /// <inheritdoc/>
    public void Fill(Box box, Colour colour)
    {
        _mask.Fill(Scaled(box));
        _mask.Mix(_picture, colour);
    }

    /// <inheritdoc/>
    public void Disc(Place centre, double radius, Colour colour)
    {
        _mask.Stroke([Scaled(centre)], radius * magnification);
        _mask.Mix(_picture, colour);
    }

    /// <inheritdoc/>
    public void Text(string text, Place at, TextStyle style)
    {
        var start = -TextWidth.Of(text, style.Size) * style.Anchor switch { Anchor.Start => 0, Anchor.Middle => 0.5, _ => 1.0 };
        var pen = style.Size * (style.Bold ? 0.115 : 0.078) * magnification / 2;
        foreach (var stroke in StrokeFont.Strokes(text, style.Size))
            _mask.Stroke(Array.ConvertAll(stroke, point => Scaled(Turned(point.X + start, point.Y, at, style.Upwards))), Math.Max(pen, 0.5));
        _mask.Mix(_picture, style.Colour);
    }

    /// <inheritdoc/>
    public void Picture(PixelPicture picture, Box box) => Stretch.Onto(_picture, picture, Scaled(box), _mask.Clip);

    /// <inheritdoc/>
    public void BeginClip(Box box) => _mask.Clip = PixelRange.Inside(Scaled(box), _picture);

    /// <inheritdoc/>
    public void EndClip() => _mask.Clip = PixelRange.All(_picture);

    static Place Turned(double right, double down, Place at, bool upwards) =>
        upwards ? new(at.X + down, at.Y - right) : new(at.X + right, at.Y + down);

    Place Scaled(Place place) => new(place.X * magnification, place.Y * magnification);

    Box Scaled(Box box) => new(box.Left * magnification, box.Top * magnification, box.Width * magnification, box.Height * magnification);

    Place[] Scaled(ReadOnlySpan<Place> places)
    {
        var scaled = new Place[places.Length];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = Scaled(places[i]);
        return scaled;
    }

    static PixelPicture WhiteGround(int width, int height)
    {
        var picture = new PixelPicture(width, height);
        Array.Fill(picture.Pixels, Palette.White);
        return picture;
    }
}
