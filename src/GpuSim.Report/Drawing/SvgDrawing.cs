using System.Globalization;
using System.Text;

namespace GpuSim.Report.Drawing;

/// <summary>A drawing as SVG: sharp at any size, its words can be searched.</summary>
/// <remarks>Shapes of one colour that follow each other become one path, which keeps rasters of thousands of marks small.</remarks>
public sealed class SvgDrawing : IDrawing, IReadableDrawing
{
    readonly StringBuilder _body = new();
    readonly StringBuilder _path = new(); // of the shapes not written yet
    string _style = ""; // of those
    int _clips;
    readonly string _name;
    readonly double _width, _height;

    /// <summary>An empty drawing.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="name">Makes its ids differ from those of other drawings on a page.</param>
    public SvgDrawing(double width, double height, string name = "figure") => (_width, _height, _name) = (width, height, Identifier(name));

    /// <summary>The whole <c>svg</c> element, on a white ground.</summary>
    public string Result
    {
        get
        {
            EndPath();
            return $"""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {N(_width)} {N(_height)}" width="{N(_width)}" height="{N(_height)}" font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif">
                <rect width="100%" height="100%" fill="#fff"/>
                {_body}</svg>

                """;
        }
    }

    /// <inheritdoc/>
    public void Line(ReadOnlySpan<Place> points, Stroke stroke)
    {
        if (points.Length < 2) return;
        var dash = stroke.Dash > 0 ? $" stroke-dasharray=\"{N(stroke.Dash)}\"" : "";
        var caps = stroke.Dash > 0 || stroke.Width <= 1 ? "" : " stroke-linecap=\"round\"";
        Path($"fill=\"none\" stroke=\"{Hex(stroke.Colour)}\"{Opacity("stroke-opacity", stroke.Colour)} stroke-width=\"{N(stroke.Width)}\" stroke-linejoin=\"round\"{caps}{dash}", stroke.Colour);
        Append(points);
    }

    /// <inheritdoc/>
    public void Fill(ReadOnlySpan<Place> polygon, Colour colour)
    {
        if (polygon.Length < 3) return;
        EndPath(); // even-odd: polygons of one path would cut holes into each other
        Path($"fill=\"{Hex(colour)}\"{Opacity("fill-opacity", colour)} fill-rule=\"evenodd\"", colour);
        Append(polygon);
        _path.Append('z');
        EndPath();
    }

    /// <inheritdoc/>
    public void Fill(Box box, Colour colour)
    {
        Path($"fill=\"{Hex(colour)}\"{Opacity("fill-opacity", colour)}", colour);
        _path.Append(CultureInfo.InvariantCulture, $"M{N(box.Left)} {N(box.Top)}h{N(box.Width)}v{N(box.Height)}h{N(-box.Width)}z");
    }

    /// <inheritdoc/>
    public void Disc(Place centre, double radius, Colour colour)
    {
        Path($"fill=\"none\" stroke=\"{Hex(colour)}\"{Opacity("stroke-opacity", colour)} stroke-width=\"{N(2 * radius)}\" stroke-linecap=\"round\"", colour);
        _path.Append(CultureInfo.InvariantCulture, $"M{N(centre.X)} {N(centre.Y)}h0");
    }

    /// <inheritdoc/>
    public void Text(string text, Place at, TextStyle style)
    {
        if (text.Length == 0) return;
        EndPath();
        var anchor = style.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        var turn = style.Upwards ? $" transform=\"rotate(-90 {N(at.X)} {N(at.Y)})\"" : "";
        var bold = style.Bold ? " font-weight=\"bold\"" : "";
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(at.X)}\" y=\"{N(at.Y)}\" font-size=\"{N(style.Size)}\" fill=\"{Hex(style.Colour)}\"{Opacity("fill-opacity", style.Colour)}{anchor}{bold}{turn}>{MarkupText.Of(text)}</text>\n");
    }

    /// <inheritdoc/>
    public void Picture(PixelPicture picture, Box box)
    {
        EndPath();
        var sharp = picture.Width <= box.Width && picture.Height <= box.Height ? " style=\"image-rendering:pixelated\"" : ""; // one that shrinks is averaged
        _body.Append(CultureInfo.InvariantCulture, $"<image x=\"{N(box.Left)}\" y=\"{N(box.Top)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" preserveAspectRatio=\"none\"{sharp} href=\"data:image/png;base64,{Convert.ToBase64String(PngFile.Encode(picture))}\"/>\n");
    }

    /// <inheritdoc/>
    public void BeginClip(Box box)
    {
        EndPath();
        var id = $"{_name}-clip{++_clips}";
        _body.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{id}\"><rect x=\"{N(box.Left)}\" y=\"{N(box.Top)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\"/></clipPath>\n<g clip-path=\"url(#{id})\">\n");
    }

    /// <inheritdoc/>
    public void EndClip()
    {
        EndPath();
        _body.Append("</g>\n");
    }

    /// <inheritdoc/>
    public void Readable(Box area, Scale x, Scale y)
    {
        EndPath();
        _body.Append(CultureInfo.InvariantCulture, $"<metadata data-area=\"{N(area.Left)} {N(area.Top)} {N(area.Width)} {N(area.Height)}\" {Described("x", x)} {Described("y", y)}/>\n");
    }

    /// <inheritdoc/>
    public void Cells(Box area, double[,] values, string label)
    {
        EndPath();
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        if (rows * columns > 65536) return; // coordinates alone will do; the page stays small
        var numbers = new StringBuilder();
        foreach (var value in values) numbers.Append(double.IsFinite(value) ? value.ToString("G4", CultureInfo.InvariantCulture) : "").Append(' ');
        numbers.Length = Math.Max(0, numbers.Length - 1);
        _body.Append(CultureInfo.InvariantCulture, $"<metadata data-area=\"{N(area.Left)} {N(area.Top)} {N(area.Width)} {N(area.Height)}\" data-columns=\"{columns}\" data-label=\"{MarkupText.Of(label)}\" data-values=\"{numbers}\"/>\n");
    }

    static string Described(string axis, Scale scale) => string.Create(CultureInfo.InvariantCulture,
        $"data-{axis}=\"{scale.From:R} {scale.To:R} {(scale.IsLogarithmic ? 1 : 0)}\" data-{axis}-label=\"{MarkupText.Of(scale.Label)}\"");

    // Shapes that let others shine through stay apart, so that they darken each other where they overlap.
    void Path(string style, Colour colour)
    {
        if (style == _style && colour.Opacity == 255) return;
        EndPath();
        _style = style;
    }

    void EndPath()
    {
        if (_path.Length > 0) _body.Append("<path ").Append(_style).Append(" d=\"").Append(_path).Append("\"/>\n");
        _path.Clear();
        _style = "";
    }

    void Append(ReadOnlySpan<Place> points)
    {
        for (var i = 0; i < points.Length; i++)
            _path.Append(i == 0 ? 'M' : i == 1 ? 'L' : ' ').Append(N(points[i].X)).Append(' ').Append(N(points[i].Y));
    }

    static string Identifier(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    static string Hex(Colour colour) => $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}";

    static string Opacity(string name, Colour colour) => colour.Opacity == 255 ? "" : $" {name}=\"{N(colour.Opacity / 255.0)}\"";

    static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
