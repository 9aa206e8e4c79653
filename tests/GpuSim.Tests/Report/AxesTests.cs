using System.Globalization;
using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>Scales and what is drawn on them.</summary>
public class AxesTests
{
    [Theory]
    [InlineData(0, 1000, 5, "0 200 400 600 800 1000")]
    [InlineData(-70, 30, 5, "−60 −40 −20 0 20")]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 0.03, 3, "0.00 0.01 0.02 0.03")]
    [InlineData(0, 4e6, 4, "0 10⁶ 2×10⁶ 3×10⁶ 4×10⁶")]
    [InlineData(-0.0002, 0.0002, 4, "−2×10⁻⁴ −10⁻⁴ 0 10⁻⁴ 2×10⁻⁴")]
    [InlineData(5, 0, 5, "0 1 2 3 4 5")]
    public void Ticks_are_round_and_labelled_alike(double from, double to, int about, string labels) =>
        Assert.Equal(labels, string.Join(' ', Scale.Linear("", from, to).Ticks(about).Select(tick => tick.Label)));

    [Fact]
    public void A_logarithmic_scale_is_labelled_at_decades_with_small_marks_between()
    {
        var ticks = Scale.Logarithmic("", 0.5, 20000).Ticks(6);

        Assert.Equal("1 10 100 1000 10⁴", string.Join(' ', ticks.Select(tick => tick.Label).Where(label => label.Length > 0)));
        Assert.Contains(new Tick(30, ""), ticks);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, 0.5, 20000));
    }

    [Fact]
    public void Many_decades_are_labelled_one_in_several()
    {
        var labels = Scale.Logarithmic("", 1e-12, 1).Ticks(4).Select(tick => tick.Label).Where(label => label.Length > 0).ToArray();

        Assert.Equal(["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "1"], labels);
    }

    [Theory]
    [InlineData(1, 1000, true)]
    [InlineData(-3, 5, false)]
    [InlineData(9, 2, false)]
    public void A_fraction_and_its_value_belong_together(double from, double to, bool logarithmic)
    {
        var scale = logarithmic ? Scale.Logarithmic("", from, to) : Scale.Linear("", from, to);

        Assert.Equal(0, scale.Fraction(from));
        Assert.Equal(1, scale.Fraction(to), 12);
        Assert.Equal(0.3, scale.Fraction(scale.ValueAt(0.3)), 12);
    }

    [Fact]
    public void Values_get_room_around_them_and_nothing_does_not_break_it()
    {
        Assert.Equal((0, 10.45), Ends(Scale.Around("", [1, 10, double.NaN])));
        Assert.Equal((-71, -49), Ends(Scale.Around("", [-70, -50])));
        Assert.Equal((0, 1), Ends(Scale.Around("", [])));
        Assert.Equal((4.5, 5.5), Ends(Scale.Around("", [5])));
        Assert.Equal((-0.5, 0.5), Ends(Scale.Around("", [0, 0])));
    }

    [Theory]
    [InlineData(12.345, "12.3")]
    [InlineData(0.004567, "0.00457")]
    [InlineData(1234567.8, "1.23×10⁶")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(0, "0")]
    [InlineData(12500, "12,500")]
    [InlineData(0.00002, "2×10⁻⁵")]
    [InlineData(double.NaN, "–")]
    public void Numbers_beside_figures_have_three_digits_and_counts_all(double value, string text) => Assert.Equal(text, NumberText.Short(value));

    [Fact]
    public void A_curve_of_many_points_keeps_its_extremes()
    {
        var ys = new double[500_000];
        (ys[123_456], ys[400_000]) = (1, -1);
        var (log, area) = (new RecordingDrawing(), new Box(0, 0, 500, 100));
        new Axes(log, area, Scale.Linear("", 0, ys.Length), Scale.Linear("", -1, 1)).Line([.. Enumerable.Range(0, ys.Length).Select(i => (double)i)], ys, new(Palette.Ink));

        Assert.InRange(log.Points.Count, 500, 4100);
        Assert.Contains(log.Points, point => point.Y == 0);
        Assert.Contains(log.Points, point => point.Y == 100);
    }

    [Fact]
    public void A_curve_breaks_where_there_is_no_value()
    {
        var log = new RecordingDrawing();
        new Axes(log, new(0, 0, 100, 100), Scale.Linear("", 0, 5), Scale.Linear("", 0, 1)).Line([0, 1, 2, 3, 4], [0, 1, double.NaN, 0, 1], new(Palette.Ink));

        Assert.Equal(2, log.Lines);
    }

    [Fact]
    public void A_heat_map_has_its_first_row_at_the_bottom_and_grey_where_there_is_no_value()
    {
        var drawing = new PngDrawing(100, 100, 1);
        var scale = Scale.Linear("", 0, 1);
        new Axes(drawing, new(0, 0, 100, 100), scale, scale).HeatMap(new[,] { { 0.0, 1.0 }, { double.NaN, 0.5 } }, scale, Palette.Sequential);

        Assert.Equal(Palette.Sequential.At(0), drawing.Result[25, 75]);
        Assert.Equal(Palette.Sequential.At(1), drawing.Result[75, 75]);
        Assert.Equal(ColourMap.Undefined, drawing.Result[25, 25]);
        Assert.Equal(Palette.Sequential.At(0.5), drawing.Result[75, 25]);
    }

    static (double, double) Ends(Scale scale) => (double.Parse(scale.From.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), double.Parse(scale.To.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    sealed class RecordingDrawing : IDrawing
    {
        public List<Place> Points { get; } = [];
        public int Lines { get; private set; }

        public void Line(ReadOnlySpan<Place> points, Stroke stroke)
        {
            Points.AddRange(points);
            Lines++;
        }

        public void Fill(ReadOnlySpan<Place> polygon, Colour colour) { }
        public void Fill(Box box, Colour colour) { }
        public void Disc(Place centre, double radius, Colour colour) { }
        public void Text(string text, Place at, TextStyle style) { }
        public void Picture(PixelPicture picture, Box box) { }
        public void BeginClip(Box box) { }
        public void EndClip() { }
    }
}
