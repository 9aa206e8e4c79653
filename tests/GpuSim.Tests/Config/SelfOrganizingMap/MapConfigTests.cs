using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Tests.Config.SelfOrganizingMap;

public class MapConfigTests
{
    const string Sample = """
        {
          "kind": "som", "name": "visual", "seeds": { "network": 1, "noise": 2 },
          "map": { "width": 64, "height": 32, "grid": "hexagonal", "edges": "toroidal" },
          "data": { "visual_map": { "columns": 10, "rows": 11, "ocularity": 0.14, "orientations": 12, "radius": 0.2 } },
          "initial": { "retinotopic": { "shift": [-0.05, 0], "ocularity": 0.13, "radius": 0.1 } },
          "metric": "cosine",
          "learning": { "online": { "shuffled": true } },
          "neighbourhood": { "gaussian": { "window": true, "normalised": true } },
          "alpha": { "linear": [1.5, 0], "minimum": 0.01 },
          "sigma": { "exponential": [5, 20] },
          "epochs": 50,
          "record": { "history": [0, 10, 1] }
        }
        """;

    const string Small = """{ "kind": "som", "map": { "width": 5 }, "data": { "samples": [[0, 1], [1, 0]] }, "alpha": 0.5, "sigma": 1, "epochs": 10 }""";

    [Fact]
    public void Sample_means_what_it_says()
    {
        var experiment = Read(Sample);

        Assert.Equal(("som", "visual", new Seeds(1, 2), 50), (experiment.Kind, experiment.Name, experiment.Seeds, experiment.Epochs));
        Assert.Equal(new MapGrid(64, 32, 1, Hexagonal: true, Toroidal: true), experiment.Grid);
        Assert.Equal(new TrainingData.VisualMap(10, 11, 0.14, 12, 0.2), experiment.Data);
        Assert.Equal(new InitialWeights.Retinotopic(-0.05, 0, 0.13, 0.1), experiment.Initial);
        Assert.Equal((Metric.Cosine, new MapLearning.Online(true), new Neighbourhood(NeighbourhoodKind.Gaussian, true, true)), (experiment.Metric, experiment.Learning, experiment.Neighbourhood));
        Assert.Equal((new Schedule.Linear(1.5, 0) { Minimum = 0.01 }, new Schedule.Exponential(5, 20)), (experiment.Alpha, experiment.Sigma));
        Assert.Equal([0, 1, 10], experiment.History);
    }

    [Fact]
    public void What_is_left_out_takes_its_default()
    {
        var experiment = Read(Small);

        Assert.Equal(("sample", new Seeds(1), new MapGrid(5), false), (experiment.Name, experiment.Seeds, experiment.Grid, experiment.Standardise));
        Assert.Equal((new InitialWeights.Samples(), Metric.Euclidean, new MapLearning.Online(false), new Neighbourhood(NeighbourhoodKind.Gaussian, false, false)), (experiment.Initial, experiment.Metric, experiment.Learning, experiment.Neighbourhood));
        Assert.Equal((new Schedule.Linear(0.5, 0.5), new Schedule.Linear(1, 1)), (experiment.Alpha, experiment.Sigma));
        Assert.Equal([0, 10], experiment.History);
        Assert.Equal([[0, 1], [1, 0]], ((TrainingData.Given)experiment.Data).Samples);
    }

    /// <summary>Parts as they may be said, and what they mean.</summary>
    public static TheoryData<string, object> Options => new()
    {
        { "data={\"clusters\": {\"points\": 300, \"count\": 5, \"standard_deviation\": 0.1}}", new TrainingData.Clusters(300, 5, 0.1) },
        { "data={\"uniform\": {\"points\": 1000, \"dimensions\": 3}}", new TrainingData.UniformCube(1000, 3) },
        { "data={\"hdf5\": {\"file\": \"a.h5\", \"dataset\": \"/x\"}}", new TrainingData.Hdf5("a.h5", "", "/x") },
        { "data={\"csv\": {\"file\": \"a.csv\"}}", new TrainingData.Csv("a.csv", "", null, null) },
        { "data={\"csv\": {\"file\": \"a.csv\", \"label\": 5}}", new TrainingData.Csv("a.csv", "", null, "5") },
        { "initial=samples", new InitialWeights.Samples() },
        { "initial=principal_components", new InitialWeights.PrincipalComponents() },
        { "initial={\"uniform\": [-1, 1]}", new InitialWeights.Uniform(-1, 1) },
        { "initial={\"normal\": {\"standard_deviation\": 0.05}}", new InitialWeights.Normal(0, 0.05) },
        { "initial={\"normal\": {\"mean\": 1, \"standard_deviation\": 0.05}}", new InitialWeights.Normal(1, 0.05) },
        { "learning=online", new MapLearning.Online(false) },
        { "learning={\"mini_batch\": {\"size\": 64, \"shuffled\": true}}", new MapLearning.MiniBatch(64, true) },
        { "neighbourhood=bubble", new Neighbourhood(NeighbourhoodKind.Bubble, false, false) },
        { "neighbourhood={\"bubble\": {\"window\": true}}", new Neighbourhood(NeighbourhoodKind.Bubble, true, false) },
        { "neighbourhood=mexican_hat", new Neighbourhood(NeighbourhoodKind.MexicanHat, false, false) },
        { "sigma={\"linear\": [10, 0], \"minimum\": 1}", new Schedule.Linear(10, 0) { Minimum = 1 } },
        { "sigma={\"power\": [10, 0.5]}", new Schedule.Power(10, 0.5) },
        { "sigma=2.5", new Schedule.Linear(2.5, 2.5) },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Parts_are_names_or_objects(string set, object meant)
    {
        var experiment = Read(Small, set);

        Assert.Equal(meant, set[..set.IndexOf('=')] switch
        {
            "data" => experiment.Data,
            "initial" => experiment.Initial,
            "learning" => experiment.Learning,
            "neighbourhood" => experiment.Neighbourhood,
            _ => experiment.Sigma,
        });
    }

    [Fact]
    public void Batch_learning_has_no_learning_rate()
    {
        var experiment = Read(Small.Replace("\"alpha\": 0.5, ", ""), "learning=batch");

        Assert.Equal((new MapLearning.Batch(), null), (experiment.Learning, experiment.Alpha));
    }

    [Theory]
    [InlineData(1, "0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData(4, "0 4 8 10")]
    [InlineData(5, "0 5 10")]
    [InlineData(100, "0 10")]
    public void Weights_are_kept_every_so_many_epochs_and_at_start_and_end(int every, string kept) =>
        Assert.Equal(kept, string.Join(' ', Read(Small, $"record.every={every}").History));

    [Fact]
    public void Files_keep_their_path_and_the_folder_of_the_config()
    {
        var text = Small.Replace("\"samples\": [[0, 1], [1, 0]]", "\"csv\": { \"file\": \"../iris.csv\", \"columns\": [\"width\", 2], \"label\": \"species\" }");
        var data = (TrainingData.Csv)((MapExperiment)ExperimentFile.Parse("configs/iris.json", text, []).Experiment).Data;

        Assert.Equal(("../iris.csv", "configs", "species"), (data.Path, data.Folder, data.Label));
        Assert.Equal(["width", "2"], data.Columns);
    }

    [Theory]
    [InlineData("map=15")]
    [InlineData("map={}")]
    [InlineData("map.width=0")]
    [InlineData("map.width=2.5")]
    [InlineData("map.depth=2")]
    [InlineData("map.height=15")]
    [InlineData("map.grid=square")]
    [InlineData("data=iris.csv")]
    [InlineData("data={}")]
    [InlineData("data={\"samples\": []}")]
    [InlineData("data={\"samples\": [1, 2]}")]
    [InlineData("data={\"samples\": [[1], [2, 3]]}")]
    [InlineData("data={\"samples\": [[1e39]]}")]
    [InlineData("data={\"csv\": \"iris.csv\"}")]
    [InlineData("data={\"csv\": {\"file\": \"\"}}")]
    [InlineData("data={\"csv\": {\"file\": \"a.csv\", \"columns\": [0]}}")]
    [InlineData("data={\"hdf5\": {\"file\": \"a.h5\"}}")]
    [InlineData("standardise=1")]
    [InlineData("initial={\"uniform\": [1, 0]}")]
    [InlineData("initial={\"uniform\": 1}")]
    [InlineData("initial=normal")]
    [InlineData("initial.retinotopic.shift=[0]")]
    [InlineData("metric=manhattan")]
    [InlineData("learning=batch")]
    [InlineData("learning=mini_batch")]
    [InlineData("learning={\"mini_batch\": {\"size\": 0}}")]
    [InlineData("learning={\"mini_batch\": {\"size\": 4}}")]
    [InlineData("neighbourhood=cone")]
    [InlineData("alpha=fast")]
    [InlineData("alpha=-1")]
    [InlineData("alpha={\"linear\": [1]}")]
    [InlineData("alpha={\"minimum\": 1}")]
    [InlineData("sigma=0")]
    [InlineData("sigma=[10, 1]")]
    [InlineData("sigma={\"linear\": [10, 0]}")]
    [InlineData("sigma={\"exponential\": [10, 0]}")]
    [InlineData("epochs=0")]
    [InlineData("epochs=1e7")]
    [InlineData("record.history=[51]")]
    [InlineData("record.history=[0, 0]")]
    [InlineData("record.every=0")]
    [InlineData("record=all")]
    [InlineData("vary={\"epochs\": [1, 2]}")]
    public void Odd_set_value_is_refused_with_a_report(string set) =>
        Assert.Contains("expected", Assert.Throws<ConfigException>(() => Read(Sample, set)).Message);

    [Theory]
    [InlineData(Sample)]
    [InlineData(Small)]
    public void Config_with_any_byte_changed_is_read_or_refused_with_a_report(string text)
    {
        foreach (var letter in "\"{}[],:/x0\n")
            for (var at = 0; at < text.Length; at += 3)
            {
                try
                {
                    ExperimentFile.Parse("a.json", text[..at] + letter + text[(at + 1)..], []);
                }
                catch (ConfigException refused)
                {
                    Assert.StartsWith("a.json:", refused.Message);
                }
            }
    }

    static MapExperiment Read(string text, params string[] set) => (MapExperiment)ExperimentFile.Parse("sample.json", text, set).Experiment;
}
