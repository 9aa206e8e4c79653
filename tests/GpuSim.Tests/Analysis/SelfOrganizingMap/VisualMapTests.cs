using GpuSim.Analysis.SelfOrganizingMap;

namespace GpuSim.Tests.Analysis.SelfOrganizingMap;

/// <summary>Maps made up from formulas, whose pinwheels and angles are known.</summary>
public sealed class VisualMapTests
{
    static readonly MapShape Sheet = new(32, 32, 1, false, false);

    [Fact]
    public void A_perfect_retinotopic_map_has_correlation_1_and_a_mirrored_axis_minus_1()
    {
        var map = Map(Sheet, (x, y) => new(x / 31.0, 1 - y / 31.0, 0, 0, 0));

        Assert.Equal(1, map.Retinotopy.X, 1e-7);
        Assert.Equal(-1, map.Retinotopy.Y, 1e-7);
    }

    [Fact]
    public void Orientation_and_selectivity_are_those_of_the_stimulus()
    {
        var map = Map(new(2, 2, 1, false, false), (x, y) => Oriented((2 * y + x) * 45, 0.2, 0.1));

        Assert.Equal([0, 45, 90, 135], map.Orientation.Select(angle => Math.Round(angle, 4)));
        Assert.All(map.Selectivity, selectivity => Assert.Equal(0.2, selectivity, 1e-7));
        Assert.All(map.Ocularity, ocularity => Assert.Equal(0.1, ocularity, 1e-7));
    }

    [Fact]
    public void A_pinwheel_and_its_mirror_image_have_opposite_signs()
    {
        var pinwheels = Map(Sheet, (x, y) =>
        {
            var (one, other) = (Math.Atan2(y - 10.5, x - 10.5), Math.Atan2(y - 20.4, x - 22.3));
            return Oriented((one - other) * 90 / Math.PI, 0.2, 0); // 2φ winds once around each
        }).Pinwheels;

        Assert.Equal([(10, 10, 1), (22, 20, -1)], pinwheels.Places);
        Assert.Equal((2, 1, 1), (pinwheels.Count, pinwheels.Positive, pinwheels.Negative));
    }

    [Fact]
    public void A_map_of_stripes_has_no_pinwheels() => Assert.Equal(0, Map(Sheet, (x, _) => Oriented(180 * x / 8.0, 0.2, 0)).Pinwheels.Count);

    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 8)]
    [InlineData(false, 7.3)]
    public void The_wavelength_is_that_of_the_stripes(bool toroidal, double wavelength)
    {
        var pinwheels = Map(new(64, 48, 1, false, toroidal), (x, y) => Oriented(180 * (0.6 * x + 0.8 * y) / wavelength, 0.2, 0)).Pinwheels;

        if (toroidal) pinwheels = Map(new(64, 48, 1, false, true), (x, _) => Oriented(180 * x / wavelength, 0.2, 0)).Pinwheels; // which meet at the edges
        Assert.Equal(wavelength, pinwheels.Wavelength, 0.02 * wavelength);
    }

    [Fact]
    public void A_square_lattice_of_pinwheels_has_four_in_a_wavelength_squared()
    {
        // cos kx + i cos ky has zeros at odd quarters of both periods: four in Λ².
        var pinwheels = Map(new(64, 64, 1, false, true), (x, y) =>
            new(0, 0, 0, 0.2 * Math.Cos(2 * Math.PI * (x + 0.3) / 16), 0.2 * Math.Cos(2 * Math.PI * (y + 0.3) / 16))).Pinwheels;

        Assert.Equal((64, 32, 32), (pinwheels.Count, pinwheels.Positive, pinwheels.Negative));
        Assert.Equal(16, pinwheels.Wavelength, 1e-4);
        Assert.Equal(4, pinwheels.Density, 1e-3);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(45, 45)]
    [InlineData(90, 90)]
    [InlineData(135, 45)]
    [InlineData(180, 0)]
    public void Stripes_cross_at_the_angle_between_them(double direction, double expected)
    {
        var (alongX, alongY) = (Math.Cos(direction * Math.PI / 180), Math.Sin(direction * Math.PI / 180));
        var angles = Map(Sheet, (x, y) => Oriented(180 * (alongX * x + alongY * y) / 10, 0.2, x - 15.3)).Crossings.Actual;

        Assert.Equal(31, angles.Total); // a border of one column of cells
        Assert.Equal(expected, angles.Mean, 1e-4);
        Assert.Equal(31, angles.Counts[Math.Min(8, (int)(expected / 10))]);
    }

    [Fact]
    public void Where_orientation_does_not_jump_neither_do_angles()
    {
        // Rings of orientation around the middle, an eye border through it: gradients are parallel to the radius, which turns along the border.
        var angles = Map(new(64, 64, 1, false, false), (x, y) => Oriented(180 * Math.Sqrt((x - 31.5) * (x - 31.5) + (y - 31.5) * (y - 31.5)) / 12, 0.2, x - 31.5)).Crossings.Actual;

        Assert.InRange(angles.Mean, 86, 90); // the radius runs along the border x = 31.5
    }

    [Fact]
    public void The_baseline_loses_what_both_maps_have_in_common()
    {
        // Where the eye border is, orientation changes along it; elsewhere across it.
        var map = Map(new(64, 64, 1, false, false), (x, y) => Oriented(Math.Abs(x - 31.5) < 3 ? 18 * y : 18 * x, 0.2, x - 31.5));

        Assert.Equal(90, map.Crossings.Actual.Mean, 1e-3);
        Assert.InRange(map.Crossings.Baseline.Mean, 0, 20);
        Assert.Equal(64 * map.Crossings.Actual.Total, map.Crossings.Baseline.Total);
    }

    [Fact]
    public void Maps_that_have_nothing_to_do_with_each_other_cross_at_any_angle()
    {
        // Waves of many directions: the angle between two isotropic gradients is uniform.
        var map = Map(new(96, 96, 1, false, false), (x, y) => new(0, 0, Waves(x, y, 5, 11), Waves(x, y, 100, 12), Waves(x, y, 200, 12)));

        Assert.InRange(map.Crossings.Baseline.Mean, 42, 48);
        Assert.All(map.Crossings.Baseline.Counts, count => Assert.InRange(count / (double)map.Crossings.Baseline.Total, 0.08, 0.15));
    }

    [Fact]
    public void A_map_without_borders_has_no_angles() => Assert.Equal(0, Map(Sheet, (x, _) => Oriented(10 * x, 0.2, 1)).Crossings.Actual.Total);

    static double Waves(double x, double y, int seed, double wavelength)
    {
        var sum = 0.0;
        for (var wave = 0; wave < 24; wave++)
        {
            var direction = Math.PI * (wave + 0.1 * seed) / 24;
            sum += Math.Cos(2 * Math.PI / wavelength * (Math.Cos(direction) * x + Math.Sin(direction) * y) + (seed + wave) * (seed + wave) * 0.7);
        }
        return sum;
    }

    static Stimulus Oriented(double degrees, double radius, double ocularity) =>
        new(0, 0, ocularity, radius * Math.Cos(degrees * Math.PI / 90), radius * Math.Sin(degrees * Math.PI / 90));

    static VisualMap Map(MapShape shape, Func<double, double, Stimulus> at) => new(shape, [.. Enumerable.Range(0, shape.Units).SelectMany(unit => at(unit % shape.Width, unit / shape.Width).Numbers)]);

    sealed record Stimulus(double X, double Y, double Ocularity, double Cosine, double Sine)
    {
        public IEnumerable<float> Numbers => [(float)X, (float)Y, (float)Ocularity, (float)Cosine, (float)Sine];
    }
}
