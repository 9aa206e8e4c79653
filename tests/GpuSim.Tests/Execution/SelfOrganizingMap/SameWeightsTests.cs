using GpuSim.Model.SelfOrganizingMap;
using GpuSim.SelfOrganizingMap;

namespace GpuSim.Tests.Execution.SelfOrganizingMap;

/// <summary>One experiment and one seed give the same weights everywhere.</summary>
public class SameWeightsTests
{
    static readonly MapExperimentBuilder Whole = new()
    {
        Grid = new(13, 11), Data = new TrainingData.Clusters(130, 5, 0.2), Initial = new InitialWeights.Normal(0, 0.1),
        Alpha = new Schedule.Linear(0.7, 0), Sigma = new Schedule.Linear(4, 0) { Minimum = 0.8 }, Epochs = 6, Seeds = new(7),
    };

    static readonly Dictionary<string, MapExperiment> Maps = new()
    {
        ["online"] = Whole.Build(),
        ["window"] = With(new MapLearning.Online(true), new(NeighbourhoodKind.Gaussian, Window: true, Normalised: true), new(13, 11), 2),
        ["window of a hexagonal torus"] = With(new MapLearning.Online(false), new(NeighbourhoodKind.MexicanHat, Window: true, Normalised: false), new(13, 10, Hexagonal: true, Toroidal: true), 0.3),
        ["batch"] = With(new MapLearning.Batch(), new(NeighbourhoodKind.Gaussian, Window: false, Normalised: false), new(13, 11), null),
        ["mini-batch"] = With(new MapLearning.MiniBatch(32, true), new(NeighbourhoodKind.Bubble, Window: true, Normalised: false), new(5, 4, 3), 0.5),
    };

    /// <summary>Every way of learning on every device.</summary>
    public static TheoryData<string, string> EveryMapAndDevice => [.. Maps.Keys.SelectMany(map => TestDevices.All.Select(device => (map, device)))];

    [Theory]
    [MemberData(nameof(EveryMapAndDevice))]
    public void Every_device_and_number_of_threads_gives_the_weights_of_one_unit_at_a_time(string map, string device)
    {
        using (TestDevices.Open(device)) { }

        var expected = Hash(Maps[map], "cpu:32", 1);

        Assert.All(device.StartsWith("cpu", StringComparison.Ordinal) ? [1, 2, 3] : new[] { 1 }, threads => Assert.Equal(expected, Hash(Maps[map], device, threads)));
    }

    [Theory]
    [InlineData("online")]
    [InlineData("batch")]
    public void Another_seed_gives_other_weights(string map) => Assert.NotEqual(Hash(Maps[map], "cpu", 1), Hash(Maps[map] with { Seeds = new(8) }, "cpu", 1));

    [Fact]
    public void An_interrupted_run_keeps_what_it_learnt()
    {
        using var cancel = new CancellationTokenSource();
        var whole = MapRun.Of(Maps["online"], new() { Device = "cpu" });
        var half = MapRun.Of(Maps["online"], new()
        {
            Device = "cpu", Cancel = cancel.Token, Progress = progress =>
            {
                if (progress.Done >= 0.5) cancel.Cancel();
            },
        });

        Assert.Equal((3, true), (half.Epochs, half.Interrupted));
        Assert.NotEqual(whole.WeightsSha256, half.WeightsSha256);
        Assert.NotEqual(half.InitialQuantisationError, half.QuantisationError);
        Assert.Equal(6, whole.Epochs);
    }

    static MapExperiment With(MapLearning learning, Neighbourhood neighbourhood, MapGrid grid, double? alpha) => new MapExperimentBuilder
    {
        Grid = grid, Data = Whole.Data, Initial = Whole.Initial, Learning = learning, Neighbourhood = neighbourhood,
        Alpha = alpha is { } start ? new Schedule.Exponential(start, 4) : null, Sigma = Whole.Sigma, Epochs = Whole.Epochs, Seeds = Whole.Seeds,
    }.Build();

    static string Hash(MapExperiment experiment, string device, int threads) => MapRun.Of(experiment, new() { Device = device, Threads = threads }).WeightsSha256;
}
