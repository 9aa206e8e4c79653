using GpuSim.Analysis.SelfOrganizingMap;

namespace GpuSim.Tests.Analysis.SelfOrganizingMap;

public sealed class MapErrorTests
{
    static readonly MapShape Sheet = new(4, 3, 1, false, false);

    [Fact]
    public void Quantisation_error_is_the_mean_distance()
    {
        float[] samples = [3, 4, 0, 0, 1, 1], weights = [0, 0, 1, 1];

        Assert.Equal((5 + 0 + 0) / 3.0, MapError.Quantisation(samples, weights, 2, [0, 0, 1]));
        Assert.Equal((5 + Math.Sqrt(2)) / 3, MapError.Quantisation(samples, weights, 2, [0, 1, 1]), 1e-15);
    }

    [Fact]
    public void Cosine_quantisation_error_is_one_minus_the_mean_cosine()
    {
        float[] samples = [0, 2, 3, 4, 1, 0], weights = [5, 0, 0, 0];

        Assert.Equal((1 + 0.4 + 0) / 3, MapError.CosineQuantisation(samples, weights, 2, [0, 0, 0]), 1e-15);
        Assert.Equal(1, MapError.CosineQuantisation(samples, weights, 2, [1, 1, 1]));
    }

    [Fact]
    public void Topographic_error_counts_winners_whose_second_is_no_neighbour()
    {
        int[] nearest = [5, 5, 5, 5], second = [6, 10, 7, 5 + 4];

        Assert.Equal(0.25, MapError.Topographic(Sheet, nearest, second));
        Assert.Equal(0.5, MapError.TopographicFour(Sheet, nearest, second));
        Assert.Equal(0, MapError.Topographic(new(1, 1, 1, false, false), [0, 0], [-1, -1]));
    }

    [Theory]
    [InlineData(false, false, 5, 8, 4)]
    [InlineData(false, false, 0, 3, 2)]
    [InlineData(false, true, 0, 8, 4)]
    [InlineData(true, false, 5, 6, 6)]
    [InlineData(true, false, 0, 2, 2)]
    [InlineData(true, false, 4, 5, 5)]
    [InlineData(true, true, 0, 6, 6)]
    public void A_unit_has_its_neighbours(bool hexagonal, bool toroidal, int unit, int touching, int nearest)
    {
        var shape = new MapShape(4, 4, 1, hexagonal, toroidal);

        Assert.Equal(touching, Enumerable.Range(0, 16).Count(other => shape.Touch(unit, other)));
        Assert.Equal(nearest, shape.Nearest(unit).Count);
        Assert.Equal(Enumerable.Range(0, 16).Where(other => shape.AreOneStepApart(unit, other)), shape.Nearest(unit));
    }

    [Fact]
    public void In_space_a_unit_touches_twenty_six_and_six_are_nearest()
    {
        var shape = new MapShape(3, 3, 3, false, false);

        Assert.Equal(26, Enumerable.Range(0, 27).Count(other => shape.Touch(13, other)));
        Assert.Equal([4, 10, 12, 14, 16, 22], shape.Nearest(13));
    }

    [Fact]
    public void The_u_matrix_is_high_where_neighbours_differ()
    {
        // Two columns at 0, two at 10: the inner ones have one of their neighbours 10 away.
        float[] weights = [0, 0, 10, 10, 0, 0, 10, 10, 0, 0, 10, 10];

        Assert.Equal([0, 10 / 3.0, 10 / 3.0, 0, 0, 2.5, 2.5, 0, 0, 10 / 3.0, 10 / 3.0, 0], DistanceMatrix.Of(Sheet, weights, 1));
        Assert.Equal([0], DistanceMatrix.Of(new(1, 1, 1, false, false), [3], 1));
    }

    [Fact]
    public void Hits_count_samples_and_labels_are_those_of_the_most()
    {
        int[] winners = [2, 2, 2, 0, 0, 1];

        Assert.Equal([2, 1, 3, 0], Hits.Count(winners, 4));
        Assert.Equal((IEnumerable<string?>)["b", "c", "a", null], Hits.Labels(winners, ["a", "b", "a", "b", "c", "c"], 4));
    }

    [Fact]
    public void Ridges_compare_borders_with_the_inside()
    {
        var shape = new MapShape(6, 1, 1, false, false);
        string?[] labels = ["a", null, null, null, null, "b"]; // territories a a a b b b

        Assert.Equal(8.0 / 2, ClusterRidges.Ratio(shape, [1, 3, 7, 9, 2, 2], labels));
        Assert.True(double.IsNaN(ClusterRidges.Ratio(shape, [1, 3, 7, 9, 2, 2], ["a", null, null, null, null, "a"])));
    }
}
