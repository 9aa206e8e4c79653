using GpuSim.Model.Sweeps;

namespace GpuSim.Tests.Model.Sweeps;

/// <summary>Which points a sweep has, and what each changes.</summary>
public class SweepPointTests
{
    static SweepExperiment Sweep(params SweepAxis[] axes) => new() { Name = "s", Seeds = new(1), Config = "", ConfigText = "", Of = "spiking", Set = [], Axes = axes };

    [Fact]
    public void Steps_of_a_grid_are_the_numbers_that_a_person_would_write()
    {
        var grid = new AxisRange(0, 8, Logarithmic: false).Grid(21).ToArray();

        Assert.Equal([0, 0.4, 0.8, 1.2, 1.6, 2], grid[..6]);
        Assert.Equal(8, grid[^1]);
    }

    [Fact]
    public void Steps_of_a_logarithmic_grid_are_equal_factors() => Assert.Equal([0.01, 0.1, 1, 10, 100], new AxisRange(0.01, 100, Logarithmic: true).Grid(5));

    [Fact]
    public void Whole_numbers_are_the_nearest_ones_with_both_ends()
    {
        Assert.Equal([100, 133, 167, 200], new AxisRange(100, 200, Logarithmic: false) { Whole = true }.Grid(4));
        Assert.Equal([10, 32, 100], new AxisRange(10, 100, Logarithmic: true) { Whole = true }.Grid(3));
        Assert.Equal(62, new AxisRange(0, 100, Logarithmic: false) { Whole = true }.At(0.6198));
    }

    [Fact]
    public void A_product_beyond_what_decimals_hold_is_a_number_still()
    {
        var axis = new SweepAxis("w", ["w"], []) { Times = new(1e15, "mV") };

        Assert.Equal("\"1E+30 mV\"", axis.At(1e15).Json);
    }

    [Fact]
    public void A_number_goes_into_the_config_times_a_quantity_to_every_path()
    {
        var axis = new SweepAxis("g", ["projections[1].weight", "projections[2].weight"], []) { Times = new(-0.1, "mV") };
        var sweep = Sweep(axis with { Values = [.. new AxisRange(0, 8, false).Grid(21).Select(axis.At)] });

        var point = SweepPoint.Of(sweep).ElementAt(3);

        Assert.Equal(["projections[1].weight=\"-0.12 mV\"", "projections[2].weight=\"-0.12 mV\""], point.Set);
        Assert.Equal(1.2, point.Coordinates[0].Number);
        Assert.Equal("projections[1].weight=\"0 mV\"", SweepPoint.Of(sweep).First().Set[0]);
    }

    [Fact]
    public void The_first_axis_is_the_slowest_and_seeds_are_the_fastest()
    {
        SweepAxis Axis(string name, params double[] values) => new SweepAxis(name, [name], []) is var axis ? axis with { Values = [.. values.Select(axis.At)] } : axis;
        var sweep = Sweep(Axis("a", 1, 2), Axis("b", 3, 4)) with { Repeats = [7, 9], Set = ["c=0"] };

        var points = SweepPoint.Of(sweep).ToList();

        Assert.Equal(8, sweep.Count);
        Assert.Equal(Enumerable.Range(0, 8), points.Select(point => point.Index));
        Assert.Equal(["c=0", "a=1", "b=3", "seed=9"], points[1].Set);
        Assert.Equal(["c=0", "a=2", "b=3", "seed=7"], points[4].Set);
    }

    // McKay, Beckman & Conover 1979: each of n equal parts of every range holds one of the n points.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_latin_hypercube_meets_every_part_of_every_range_once(bool logarithmic)
    {
        const int Count = 50;
        SweepAxis[] axes = [new("a", ["a"], []) { Range = new(1, 1000, logarithmic) }, new("b", ["b"], []) { Range = new(1, 1000, logarithmic) }];
        var sweep = Sweep(axes) with { Sample = new(LatinHypercube: true, Count, Seed: 3) };

        var points = SweepPoint.Of(sweep).ToList();

        for (var axis = 0; axis < 2; axis++)
        {
            var parts = points.Select(point => point.Coordinates[axis].Number!.Value).Select(value => logarithmic ? Math.Log(value) / Math.Log(1000) : (value - 1) / 999);
            Assert.Equal(Enumerable.Range(0, Count), parts.Select(part => (int)(part * Count)).Order());
        }
        Assert.NotEqual(points.Select(point => point.Coordinates[0].Number), points.Select(point => point.Coordinates[1].Number));
    }

    [Fact]
    public void A_random_sample_is_that_of_its_seed()
    {
        SweepAxis[] axes = [new("a", ["a"], []) { Range = new(-1, 1, Logarithmic: false) }];
        double[] Drawn(ulong seed) => [.. SweepPoint.Of(Sweep(axes) with { Sample = new(false, 100, seed) }).Select(point => point.Coordinates[0].Number!.Value)];

        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));
        Assert.All(Drawn(1), value => Assert.InRange(value, -1, 1));
        Assert.InRange(Drawn(1).Average(), -0.25, 0.25); // the mean of 100 has standard deviation 0.058
    }
}
