using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Tests.Model.SelfOrganizingMap;

public class MapExperimentBuilderTests
{
    static readonly TrainingData Blobs = new TrainingData.Clusters(300, 5, 0.1);
    static readonly TrainingData Stimuli = new TrainingData.VisualMap(10, 10, 0.14, 12, 0.2);
    static readonly Schedule Usual = new Schedule.Linear(0.5, 0);
    static readonly Rate None = new(null);
    static readonly InitialWeights Retinotopic = new InitialWeights.Retinotopic(-0.05, 0, 0.14, 0.2);
    static readonly MapLearning Batch = new MapLearning.Batch();

    [Fact]
    public void Map_with_defaults_learns_online_from_samples_with_a_whole_gaussian()
    {
        var experiment = new MapExperimentBuilder { Grid = new(15, 15), Data = Blobs, Alpha = Usual, Sigma = new Schedule.Linear(10, 1), Epochs = 100 }.Build();

        Assert.Equal(("som", "experiment", new Seeds(1), false, Metric.Euclidean, 100), (experiment.Kind, experiment.Name, experiment.Seeds, experiment.Standardise, experiment.Metric, experiment.Epochs));
        Assert.Equal((new MapGrid(15, 15), Blobs, Usual, new Schedule.Linear(10, 1)), (experiment.Grid, experiment.Data, experiment.Alpha, experiment.Sigma));
        Assert.Equal((new InitialWeights.Samples(), new MapLearning.Online(false), new Neighbourhood(NeighbourhoodKind.Gaussian, false, false)), (experiment.Initial, experiment.Learning, experiment.Neighbourhood));
        Assert.Equal([0, 100], experiment.History);
    }

    [Fact]
    public void Epochs_to_keep_are_put_in_order() => Assert.Equal([0, 1, 10], Map(history: [10, 0, 1]).Build().History);

    [Fact]
    public void Given_samples_cannot_be_changed_later()
    {
        double[] sample = [1, 2];
        var data = (TrainingData.Given)Map(data: new TrainingData.Given([sample, [3, 4]], ["a", "b"])).Build().Data;

        sample[0] = 7;

        Assert.Equal([[1, 2], [3, 4]], data.Samples);
        Assert.Equal(["a", "b"], data.Labels);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var builder = new MapExperimentBuilder
        {
            Grid = new(0, 5, -1),
            Data = new TrainingData.VisualMap(0, 0, -1, 0, double.NaN),
            Initial = new InitialWeights.Normal(double.NaN, -1),
            Learning = new MapLearning.MiniBatch(0, false),
            Neighbourhood = new(NeighbourhoodKind.MexicanHat, false, true),
            Alpha = new Schedule.Exponential(-1, 0) { Minimum = -1 },
            Sigma = new Schedule.Power(double.PositiveInfinity, -2),
            Epochs = 0,
            History = [5],
        };

        Assert.False(builder.TryBuild(out _, out var problems));

        Assert.Equal(
            ["alpha.exponential[0]", "alpha.exponential[1]", "alpha.minimum", "data.visual_map.columns", "data.visual_map.ocularity", "data.visual_map.orientations", "data.visual_map.radius", "data.visual_map.rows",
             "epochs", "initial.normal.mean", "initial.normal.standard_deviation", "learning.mini_batch.size", "map.depth", "map.width", "neighbourhood", "neighbourhood.mexican_hat.normalised", "sigma.power[0]", "sigma.power[1]"],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    /// <summary>A map with one thing wrong, and the problem it has.</summary>
    public static TheoryData<string, MapExperimentBuilder> Wrong => new()
    {
        { "map.width: expected 1 to 20000 units, got 20001.", Map(new(20_001)) },
        { "map: expected at most 10000000 units, got 8000000000000.", Map(new(20_000, 20_000, 20_000)) },
        { "map.depth: expected 1, since a hexagonal grid is a sheet, got 2. A rectangular grid may have layers.", Map(new(4, 4, 2, Hexagonal: true)) },
        { "map.height: expected an even height for a hexagonal torus, whose rows are shifted in turn, got 5.", Map(new(4, 5, Hexagonal: true, Toroidal: true)) },
        { "data.clusters.points: expected 1 to 100000000, got 0.", Map(data: new TrainingData.Clusters(0, 5, 0.1)) },
        { "data.clusters.count: expected 1 to 100000000, got 0.", Map(data: new TrainingData.Clusters(300, 0, 0.1)) },
        { "data.clusters.standard_deviation: expected at least 0, got -0.1.", Map(data: new TrainingData.Clusters(300, 5, -0.1)) },
        { "data.uniform.points: expected 1 to 100000000, got -1.", Map(data: new TrainingData.UniformCube(-1, 3)) },
        { "data.uniform.dimensions: expected 1 to 4096, got 4097.", Map(data: new TrainingData.UniformCube(10, 4097)) },
        { "data.visual_map: expected at most 100000000 stimuli, got 240000000.", Map(data: new TrainingData.VisualMap(10_000, 1000, 0.14, 12, 0.2)) },
        { "data.csv.file: expected the path of a file, got an empty one.", Map(data: Table("", null, "x")) },
        { "data.csv.columns: expected at least one column, got none. All that hold numbers are meant where nothing is given.", Map(data: Table("a.csv", null)) },
        { "data.csv.columns[1]: expected the name or number of a column, got an empty one.", Map(data: Table("a.csv", null, "x", "")) },
        { "data.csv.columns[1]: expected every column once, got \"x\" again.", Map(data: Table("a.csv", null, "x", "x")) },
        { "data.csv.columns[0]: expected a column to learn, got \"x\", which is the label.", Map(data: Table("a.csv", "x", "x", "y")) },
        { "data.csv.label: expected the name or number of a column, got an empty one.", Map(data: Table("a.csv", "", "x")) },
        { "data.hdf5.dataset: expected the path of a dataset, got an empty one.", Map(data: new TrainingData.Hdf5("a.h5", "", "")) },
        { "data.samples: expected at least one sample, got none.", Map(data: new TrainingData.Given([], null)) },
        { "data.samples[0]: expected 1 to 4096, got 0.", Map(data: new TrainingData.Given([[], []], null)) },
        { "data.samples[1]: expected 2 numbers as in the first sample, got 3.", Map(data: new TrainingData.Given([[1, 2], [1, 2, 3]], null)) },
        { "data.samples[0][1]: expected a finite number of at most 3.4E+38 in size, got NaN.", Map(data: new TrainingData.Given([[1, double.NaN, double.NaN], [1, 2, 3]], null)) },
        { "data.labels: expected 2 labels, one for each sample, got 1.", Map(data: new TrainingData.Given([[1], [2]], ["a"])) },
        { "initial.uniform: expected a lower bound below the upper one, got 1 and 1.", Map(initial: new InitialWeights.Uniform(1, 1)) },
        { "initial.normal.standard_deviation: expected at least 0, got NaN.", Map(initial: new InitialWeights.Normal(0, double.NaN)) },
        { "initial: expected data with as many dimensions as the grid has axes, 3, for principal components, got 2.", Map(new(4, 4, 4), initial: new InitialWeights.PrincipalComponents()) },
        { "data: expected the stimuli of a visual map for retinotopic weights, got other data. Or start from \"samples\".", Map(initial: Retinotopic) },
        { "map: expected a sheet of at least 2 x 2 units for retinotopic weights, got 4 x 4 x 2.", Map(new(4, 4, 2), Stimuli, Retinotopic) },
        { "map: expected a sheet of at least 2 x 2 units for retinotopic weights, got 4 x 1 x 1.", Map(new(4), Stimuli, Retinotopic) },
        { "initial.retinotopic.shift: expected a lower bound of at most the upper one, got 1 and 0.", Map(data: Stimuli, initial: new InitialWeights.Retinotopic(1, 0, 0.14, 0.2)) },
        { "standardise: expected false with retinotopic weights, which are places in the visual field, got true.", Map(data: Stimuli, initial: Retinotopic, standardise: true) },
        { "learning.mini_batch.size: expected at least 1 sample, got 0.", Map(learning: new MapLearning.MiniBatch(0, true)) },
        { "neighbourhood: expected gaussian or bubble with mini_batch learning, which divides by the neighbourhood's sum, got mexican_hat. Its sum may be 0: learn online.", Map(learning: new MapLearning.MiniBatch(1, true), neighbourhood: new(NeighbourhoodKind.MexicanHat, true, false)) },
        { "neighbourhood.bubble.normalised: expected false with batch learning, which divides by the neighbourhood's sum in any case, got true. Leave it out.", Map(learning: Batch, alpha: None, neighbourhood: new(NeighbourhoodKind.Bubble, false, true)) },
        { "alpha: expected no learning rate with batch learning, whose weights are means of samples, got one. Leave it out.", Map(learning: Batch) },
        { "alpha: expected a learning rate for online learning, got none. Give one such as { \"linear\": [0.5, 0] }.", Map(alpha: None) },
        { "alpha: expected at least 0, got -1.", Map(alpha: new Schedule.Linear(-1, -1)) },
        { "alpha.linear[1]: expected at least 0, got -1.", Map(alpha: new Schedule.Linear(1, -1)) },
        { "alpha.power[1]: expected an exponent above 0, got 0.", Map(alpha: new Schedule.Power(1, 0)) },
        { "alpha.minimum: expected at least 0, got -1.", Map(alpha: new Schedule.Linear(1, 0) { Minimum = -1 }) },
        { "sigma: expected a width above 0 at every epoch, got 0 at epoch 10. Give it a \"minimum\", such as 1.", Map(sigma: new Schedule.Linear(10, 0)) },
        { "sigma: expected a width above 0 at every epoch, got 0 at epoch 1. Give it a \"minimum\", such as 1.", Map(sigma: new Schedule.Power(0, 1)) },
        { "sigma: expected a width above 0 at every epoch, got 0 at epoch 1. Give it a \"minimum\", such as 1.", Map(sigma: new Schedule.Exponential(10, 0.001)) },
        { "sigma.exponential[1]: expected a time constant above 0, got -5.", Map(sigma: new Schedule.Exponential(10, -5)) },
        { "epochs: expected 1 to 1000000 epochs, got 1000001.", Map(epochs: 1_000_001) },
        { "record.history[1]: expected an epoch from 0, the start, to 10, the end, got 11.", Map(history: [0, 11]) },
        { "record.history[2]: expected every epoch once, got 5 again.", Map(history: [5, 0, 5]) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Whatever_is_wrong_is_said(string expected, MapExperimentBuilder builder)
    {
        Assert.False(builder.TryBuild(out var experiment, out var problems));

        Assert.Null(experiment);
        Assert.Equal([expected], problems.Select(problem => problem.ToString()));
        Assert.Equal(expected, Assert.Throws<InvalidDescriptionException>(builder.Build).Message);
    }

    /// <summary>What one might think refused.</summary>
    public static TheoryData<MapExperimentBuilder> Right => new()
    {
        Map(new(1)),
        Map(new(20_000, 500, Hexagonal: true, Toroidal: true)),
        Map(new(5, 5, Hexagonal: true)),
        Map(new(5, 5, 5, Toroidal: true)),
        Map(data: Stimuli, initial: Retinotopic),
        Map(data: Stimuli, initial: new InitialWeights.Retinotopic(0, 0, 0, 0)),
        Map(new(4, 4), initial: new InitialWeights.PrincipalComponents()),
        Map(new(4, 4, 4), Table("a.csv", "species", null), new InitialWeights.PrincipalComponents()),
        Map(data: new TrainingData.Clusters(2, 5, 0)),
        Map(initial: new InitialWeights.Normal(-1, 0)),
        Map(learning: Batch, alpha: None, neighbourhood: new(NeighbourhoodKind.Bubble, true, false)),
        Map(learning: new MapLearning.MiniBatch(1000, true)),
        Map(neighbourhood: new(NeighbourhoodKind.MexicanHat, true, false)),
        Map(neighbourhood: new(NeighbourhoodKind.MexicanHat, true, true)),
        Map(neighbourhood: new(NeighbourhoodKind.Bubble, true, true)),
        Map(alpha: new Schedule.Linear(2, 0), sigma: new Schedule.Linear(10, 0) { Minimum = 1 }),
        Map(sigma: new Schedule.Linear(0, 10)),
        Map(history: []),
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_makes_sense_is_allowed(MapExperimentBuilder builder)
    {
        builder.TryBuild(out _, out var problems);

        Assert.Empty(problems);
    }

    static TrainingData.Csv Table(string path, string? label, params string[]? columns) => new(path, "", columns, label);

    // A map for the rest; the learning rate is the usual one unless it is asked for that there is none.
    static MapExperimentBuilder Map(
        MapGrid? grid = null, TrainingData? data = null, InitialWeights? initial = null, bool standardise = false, MapLearning? learning = null, Neighbourhood? neighbourhood = null,
        Rate? alpha = null, Schedule? sigma = null, int epochs = 10, int[]? history = null)
    {
        var usual = new MapExperimentBuilder { Grid = new(4, 4), Data = Blobs, Sigma = new Schedule.Linear(2, 1), Epochs = 10 };
        return new()
        {
            Grid = grid ?? usual.Grid,
            Data = data ?? usual.Data,
            Standardise = standardise,
            Initial = initial ?? usual.Initial,
            Learning = learning ?? usual.Learning,
            Neighbourhood = neighbourhood ?? usual.Neighbourhood,
            Alpha = alpha is null ? Usual : alpha.Schedule,
            Sigma = sigma ?? usual.Sigma,
            Epochs = epochs,
            History = history,
        };
    }

    sealed record Rate(Schedule? Schedule)
    {
        public static implicit operator Rate(Schedule schedule) => new(schedule);
    }
}
