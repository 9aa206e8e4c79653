using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Planning.SelfOrganizingMap;

public sealed class MapGateTests : IDisposable
{
    const long Gibibyte = 1L << 30;
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_fits_passes() => MapPlanner.Check(Maps.Plain, Gibibyte);

    [Fact]
    public void A_damaged_table_is_refused_at_its_place()
    {
        _folder.With("t.csv", "a,b\n1,2\n3,nan\n");

        Refused(Csv("t.csv"), "data.csv.file", $"{_folder["t.csv"]}:3:3: expected a number in column b, got \"nan\"");
        Refused(Csv("none.csv"), "data.csv.file", "got no such file");
        Refused(Maps.Plain with { Data = new TrainingData.Csv("t.csv", _folder.Path, ["c"], null) }, "data.csv.columns", "expected names or numbers of its columns, got \"c\"");
        Refused(Maps.Plain with { Data = new TrainingData.Csv("t.csv", _folder.Path, ["a"], "kind") }, "data.csv.label", "got \"kind\"");
        Refused(Maps.Plain with { Data = new TrainingData.Hdf5("t.csv", _folder.Path, "/x") }, "data.hdf5.file", "it is not HDF5");
    }

    [Fact]
    public void A_table_is_planned_as_it_stands()
    {
        _folder.With("t.csv", "a,b,kind\n1,2,x\n3,4,y\n");

        using var plan = MapPlanner.Plan(Maps.Plain with { Data = new TrainingData.Csv("t.csv", _folder.Path, null, "kind") });

        Assert.Equal([1f, 2, 3, 4], plan.Data.View.AsSpan());
        Assert.Equal(["a", "b"], plan.DimensionNames);
        Assert.Equal(["x", "y"], plan.Labels!);
    }

    [Fact]
    public void Principal_components_need_samples_and_dimensions()
    {
        var start = Maps.Plain with { Initial = new InitialWeights.PrincipalComponents() };

        Refused(start with { Data = Maps.Given([1, 2]) }, "initial", "expected at least 2 samples for principal components, got 1");
        Refused(start with { Data = Maps.Given([1], [2]) }, "initial", "expected at least 2 dimensions, a principal component for each axis of the map, got 1");
        MapPlanner.Check(start with { Data = Maps.Given([1], [2]), Grid = new(9) }, Gibibyte);
    }

    [Fact]
    public void Retinotopic_weights_need_the_dimensions_of_a_visual_map() =>
        Refused(Maps.Plain with { Initial = new InitialWeights.Retinotopic(-0.05, 0, 0.14, 0.2) }, "initial.retinotopic", "expected samples of 5 dimensions (x, y, ocularity, orientation_cos, orientation_sin), got 2");

    [Theory]
    [InlineData(60_000, 40_000, 1, "map.width")]
    [InlineData(2_000_000_000, 1, 1, "map.width")]
    [InlineData(2, 50_000, 1, "map.height")]
    [InlineData(2, 2, 50_000, "map.depth")]
    public void A_map_that_does_not_fit_is_refused(int width, int height, int depth, string path) =>
        Refused(Maps.Plain with { Grid = new(width, height, depth) }, path, "expected at most");

    [Fact]
    public void As_many_units_as_are_named_fit()
    {
        var message = Refused(Maps.Plain with { Grid = new(100_000, 1000) }, "map.width", "which fit in 1 GiB beside the samples, got 100,000,000, which need");
        var most = int.Parse(message["expected at most ".Length..message.IndexOf(" units", StringComparison.Ordinal)].Replace(",", "", StringComparison.Ordinal));

        MapPlanner.Check(Maps.Plain with { Grid = new(most / 1000, 1000) }, Gibibyte);
        Refused(Maps.Plain with { Grid = new(most / 1000 + 1, 1000) }, "map.width", "");
    }

    [Fact]
    public void Samples_that_do_not_fit_are_refused()
    {
        Refused(Maps.Plain with { Data = new TrainingData.UniformCube(2_000_000_000, 10) }, "data.uniform.points", "samples of 10 dimensions, which fit in 1 GiB, got 2,000,000,000, which need");
        Refused(Maps.Plain with { Data = new TrainingData.VisualMap(1 << 20, 1 << 20, 1, 1 << 20, 1) }, "data.visual_map", "expected at most");
    }

    [Fact]
    public void A_sample_without_direction_has_no_cosine()
    {
        var still = Maps.Plain with { Data = Maps.Given([1, 2], [0, 0]) };

        MapPlanner.Check(still, Gibibyte);
        Refused(still with { Metric = Metric.Cosine }, "data", "got 0 in every dimension of sample 2");
        MapPlanner.Check(still with { Metric = Metric.Cosine, Standardise = true }, Gibibyte);
        Refused(still with { Metric = Metric.Cosine, Standardise = true, Data = Maps.Given([1, 2], [1, 2]) }, "data", "of sample 1");
    }

    MapExperiment Csv(string name) => Maps.Plain with { Data = new TrainingData.Csv(name, _folder.Path, null, null) };

    static string Refused(MapExperiment experiment, string path, string message)
    {
        var problem = Assert.Single(Assert.Throws<InfeasibleException>(() => MapPlanner.Check(experiment, Gibibyte)).Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        return problem.Message;
    }
}
