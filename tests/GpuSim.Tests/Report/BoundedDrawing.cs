using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>A drawing that keeps nothing but what is wrong with what is drawn on it.</summary>
/// <param name="width">Of the figure.</param>
/// <param name="height">Of the figure.</param>
sealed class BoundedDrawing(double width, double height) : IDrawing
{
    const double Slack = 1;          // half a line's width may lie outside
    const double SmallestLetters = 8.5;

    readonly List<string> _faults = [];
    Box? _clip;

    /// <summary>What lies outside, is no number, or cannot be read; a few of each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Things drawn.</summary>
    public int Things { get; private set; }

    /// <summary>Of all texts.</summary>
    public List<string> Texts { get; } = [];

    public void Line(ReadOnlySpan<Place> points, Stroke stroke)
    {
        if (!(stroke.Width > 0)) Complain($"a line is {stroke.Width} wide");
        Shape("a line", points, 0);
    }

    public void Fill(ReadOnlySpan<Place> polygon, Colour colour) => Shape("a polygon", polygon, 0);

    public void Fill(Box box, Colour colour) => Shape("a box", [new(box.Left, box.Top), new(box.Right, box.Bottom)], 0);

    public void Disc(Place centre, double radius, Colour colour)
    {
        if (!(radius > 0)) Complain($"a disc has the radius {radius}");
        Shape("a disc", [centre], radius);
    }

    public void Picture(PixelPicture picture, Box box)
    {
        if (picture.Width == 0 || picture.Height == 0) Complain("a picture has no pixels");
        Shape("a picture", [new(box.Left, box.Top), new(box.Right, box.Bottom)], 0);
    }

    public void Text(string text, Place at, TextStyle style)
    {
        Texts.Add(text);
        if (style.Size < SmallestLetters) Complain($"\"{text}\" is written {style.Size:0.#} high, too small to read");
        if (text.Contains("NaN", StringComparison.Ordinal) || text.Contains('∞') && !text.Contains('→')) Complain($"\"{text}\" is no number");
        var length = TextWidth.Of(text, style.Size);
        var before = length * style.Anchor switch { Anchor.Start => 0, Anchor.Middle => 0.5, _ => 1 };
        Shape($"\"{text}\"", style.Upwards
            ? [new(at.X - 0.75 * style.Size, at.Y + before), new(at.X + 0.2 * style.Size, at.Y + before - length)]
            : [new(at.X - before, at.Y - 0.75 * style.Size), new(at.X - before + length, at.Y + 0.2 * style.Size)], 0);
    }

    public void BeginClip(Box box)
    {
        if (_clip is not null) Complain("a clip begins within another");
        Shape("a clip", [new(box.Left, box.Top), new(box.Right, box.Bottom)], 0);
        _clip = box;
    }

    public void EndClip()
    {
        if (_clip is null) Complain("a clip ends that did not begin");
        _clip = null;
    }

    void Shape(string what, ReadOnlySpan<Place> places, double reach)
    {
        Things++;
        foreach (var place in places)
        {
            if (!double.IsFinite(place.X) || !double.IsFinite(place.Y)) Complain($"{what} lies nowhere");
            else if (_clip is null && (place.X < reach - Slack || place.X > width - reach + Slack || place.Y < reach - Slack || place.Y > height - reach + Slack))
                Complain($"{what} at ({place.X:0.#}, {place.Y:0.#}) is outside of {width:0.#} × {height:0.#}");
        }
    }

    void Complain(string fault)
    {
        if (_faults.Count < 8 && !_faults.Contains(fault)) _faults.Add(fault);
    }
}
