namespace GpuSim.Report.Drawing;

/// <summary>Draws on a part of another drawing: all places move by the same distance.</summary>
/// <param name="below">The other drawing.</param>
/// <param name="right">By how much, in pixels.</param>
/// <param name="down">By how much, in pixels.</param>
public sealed class ShiftedDrawing(IDrawing below, double right, double down) : IDrawing, IReadableDrawing
{
    /// <inheritdoc/>
    public void Line(ReadOnlySpan<Place> points, Stroke stroke) => below.Line(Moved(points), stroke);

    /// <inheritdoc/>
    public void Fill(ReadOnlySpan<Place> polygon, Colour colour) => below.Fill(Moved(polygon), colour);

    /// <inheritdoc/>
    public void Fill(Box box, Colour colour) => below.Fill(Moved(box), colour);

    /// <inheritdoc/>
    public void Disc(Place centre, double radius, Colour colour) => below.Disc(Moved(centre), radius, colour);

    /// <inheritdoc/>
    public void Text(string text, Place at, TextStyle style) => below.Text(text, Moved(at), style);

    /// <inheritdoc/>
    public void Picture(PixelPicture picture, Box box) => below.Picture(picture, Moved(box));

    /// <inheritdoc/>
    public void BeginClip(Box box) => below.BeginClip(Moved(box));

    /// <inheritdoc/>
    public void EndClip() => below.EndClip();

    /// <inheritdoc/>
    public void Readable(Box area, Scale x, Scale y) => (below as IReadableDrawing)?.Readable(Moved(area), x, y);

    /// <inheritdoc/>
    public void Cells(Box area, double[,] values, string label) => (below as IReadableDrawing)?.Cells(Moved(area), values, label);

    Place Moved(Place place) => new(place.X + right, place.Y + down);

    Box Moved(Box box) => box with { Left = box.Left + right, Top = box.Top + down };

    Place[] Moved(ReadOnlySpan<Place> places)
    {
        var moved = new Place[places.Length];
        for (var i = 0; i < moved.Length; i++) moved[i] = Moved(places[i]);
        return moved;
    }
}
