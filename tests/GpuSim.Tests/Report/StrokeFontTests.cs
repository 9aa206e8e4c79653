using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>Letters that nobody takes for others.</summary>
public class StrokeFontTests
{
    static readonly string Needed = string.Concat(Enumerable.Range(33, 94).Select(code => (char)code)) + "αβγδεηθκλμνπρστφχψωΔΘΣΦΩ±·×−–—°…≤≥≈→∞⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉";

    [Fact]
    public void Every_letter_of_the_field_is_there() => Assert.All(Needed, letter => Assert.True(StrokeFont.Has(letter), $"no glyph for {letter}"));

    [Fact]
    public void Every_letter_looks_different()
    {
        var looks = Needed.ToLookup(letter => Convert.ToHexString(Drawn(letter)));

        Assert.All(looks, alike => Assert.True(alike.Count() == 1, $"{string.Concat(alike)} look the same"));
    }

    [Fact]
    public void A_letter_without_a_glyph_is_a_box_and_not_a_gap()
    {
        Assert.False(StrokeFont.Has('☃'));
        Assert.Equal(Drawn('☃'), Drawn('漢'));
        Assert.Contains(Drawn('☃'), pixel => pixel < 128);
    }

    [Fact]
    public void The_micro_sign_is_the_letter_mu() => Assert.Equal(Drawn('\u00B5'), Drawn('\u03BC'));

    [Theory]
    [InlineData(Anchor.Start, 60, 90)]
    [InlineData(Anchor.Middle, 45, 75)]
    [InlineData(Anchor.End, 30, 60)]
    public void A_text_stands_at_its_anchor(Anchor anchor, int from, int to)
    {
        var drawing = new PngDrawing(120, 40, 1);
        drawing.Text("HHH", new(60, 30), new(30 / TextWidth.Of("HHH", 1), Palette.Ink, anchor));

        var columns = Enumerable.Range(0, 120).Where(x => Enumerable.Range(0, 40).Any(y => drawing.Result[x, y].Red < 200)).ToArray();
        Assert.InRange(columns[0], from, from + 5);
        Assert.InRange(columns[^1], to - 5, to);
    }

    static byte[] Drawn(char letter)
    {
        var drawing = new PngDrawing(44, 56, 1);
        drawing.Text(letter.ToString(), new(4, 40), new(40, Palette.Ink));
        return [.. drawing.Result.Pixels.Select(pixel => pixel.Red)];
    }
}
