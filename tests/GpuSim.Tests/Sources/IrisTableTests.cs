using GpuSim.Sources.Tables;

namespace GpuSim.Tests.Sources;

/// <summary>The table that comes with GpuSim is Fisher's: doi:10.1111/j.1469-1809.1936.tb02137.x.</summary>
public sealed class IrisTableTests
{
    static readonly Table Iris = TableFile.Read(Repository.Path("configs", "data", "iris.csv"), null, "species", 1000);

    [Fact]
    public void It_has_fifty_plants_of_each_species()
    {
        Assert.Equal(["sepal_length", "sepal_width", "petal_length", "petal_width"], Iris.Names);
        Assert.Equal([("setosa", 50), ("versicolor", 50), ("virginica", 50)], Iris.Labels!.CountBy(label => label).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Means_and_standard_deviations_are_the_published_ones()
    {
        Assert.Equal([5.843, 3.057, 3.758, 1.199], Dimensions(dimension => Math.Round(Column(dimension).Average(), 3)));
        Assert.Equal([0.828, 0.436, 1.765, 0.762], Dimensions(dimension => Math.Round(Math.Sqrt(Variance(Column(dimension))), 3)));
    }

    [Theory] // variances are Fisher's sums of squares over 49
    [InlineData("setosa", new[] { 5.006, 3.428, 1.462, 0.246 }, new[] { 0.1242, 0.1437, 0.0302, 0.0111 })]
    [InlineData("versicolor", new[] { 5.936, 2.770, 4.260, 1.326 }, new[] { 0.2664, 0.0985, 0.2208, 0.0391 })]
    [InlineData("virginica", new[] { 6.588, 2.974, 5.552, 2.026 }, new[] { 0.4043, 0.1040, 0.3046, 0.0754 })]
    public void Means_and_variances_of_each_species_are_the_published_ones(string species, double[] means, double[] variances)
    {
        Assert.Equal(means, Dimensions(dimension => Math.Round(Column(dimension, species).Average(), 3)));
        Assert.Equal(variances, Dimensions(dimension => Math.Round(Variance(Column(dimension, species)), 4)));
    }

    static double[] Dimensions(Func<int, double> summary) => [.. Enumerable.Range(0, 4).Select(summary)];

    static double[] Column(int dimension, string? species = null) =>
        [.. Enumerable.Range(0, Iris.Rows).Where(row => species is null || Iris.Labels![row] == species).Select(row => Iris.Numbers[4 * row + dimension])];

    static double Variance(double[] values) => values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Length - 1);
}
