using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

public class ContoursTests
{
    const int Width = 41, Height = 31;

    static readonly Place Peak = new(18.3, 14.6);

    [Theory]
    [InlineData(3.5)]
    [InlineData(12)]
    public void Lines_around_a_cone_are_circles(double radius)
    {
        var line = Assert.Single(Contours.Of(Sheet((x, y) => Distance(new(x, y), Peak)), Width, radius));

        Assert.Equal(line[0], line[^1]);
        Assert.All(line, place => Assert.InRange(Distance(place, Peak), radius - 0.05, radius + 0.05)); // a chord of a cell stays that close at these radii
        Assert.InRange(Length(line), 2 * Math.PI * radius * 0.99, 2 * Math.PI * radius * 1.01);
    }

    [Fact]
    public void A_circle_larger_than_the_sheet_is_cut_into_lines_that_end_at_its_edges()
    {
        var lines = Contours.Of(Sheet((x, y) => Distance(new(x, y), Peak)), Width, 17);

        Assert.Equal(2, lines.Count); // on the left and on the right; above and below it lies outside
        Assert.All(lines.SelectMany(line => new[] { line[0], line[^1] }), end => Assert.True(end.Y is 0 or Height - 1, $"({end.X}, {end.Y}) is not at an edge"));
    }

    [Fact]
    public void A_plane_is_cut_along_a_straight_line_from_edge_to_edge()
    {
        var line = Assert.Single(Contours.Of(Sheet((x, y) => x + 0.25 * y), Width, 20.1));

        Assert.All(line, place => Assert.Equal(20.1, place.X + 0.25 * place.Y, 12));
        Assert.Equal([0, Height - 1], new[] { line[0].Y, line[^1].Y }.Order());
    }

    [Theory]
    [InlineData(0.4, 0.4)] // the mean is above: high corners are joined, low ones cut off
    [InlineData(-0.4, -0.4)]
    public void Two_lines_through_one_cell_do_not_cross(double middle, double shift)
    {
        var lines = Contours.Of([1 + shift, -1 + shift, -1 + shift, 1 + shift], 2, 0);

        Assert.Equal(2, lines.Count);
        var highIsJoined = middle > 0;
        Assert.All(lines, line => Assert.Equal(highIsJoined, line[0].X + line[0].Y - 2 * line[0].X * line[0].Y > 0.5));
        Assert.All(lines, line => Assert.Equal(2, line.Length));
    }

    [Fact]
    public void Nothing_is_drawn_where_no_value_is_known_or_none_is_crossed()
    {
        Assert.Empty(Contours.Of([0, 1, double.NaN, 1], 2, 0.5));
        Assert.Empty(Contours.Of([0, 0, 0, 0], 2, 0.5));
        Assert.Empty(Contours.Of([0, 1], 2, 0.5));
    }

    static double[] Sheet(Func<int, int, double> value) => [.. Enumerable.Range(0, Width * Height).Select(cell => value(cell % Width, cell / Width))];

    static double Distance(Place one, Place other) => Math.Sqrt((one.X - other.X) * (one.X - other.X) + (one.Y - other.Y) * (one.Y - other.Y));

    static double Length(Place[] line) => line.Zip(line.Skip(1), Distance).Sum();
}
