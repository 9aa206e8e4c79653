using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.Hopfield;

namespace GpuSim.Tests.Config.Hopfield;

public class HopfieldConfigTests
{
    const string Sample = """
        {
          "kind": "hopfield", "name": "letters", "seeds": { "network": 1, "noise": 2 },
          "patterns": { "bitmaps": { "T": ["###", ".#.", " + "], "L": ["X-0", "1..", "###"] } },
          "rule": { "palimpsest": { "decay": 0.99, "bound": 5 } },
          "self_coupling": true,
          "dynamics": { "glauber": { "temperature": 0.2, "update": "synchronous" } },
          "probes": { "patterns": ["L"], "copies": 3, "disturb": [ { "flip": 0.1 }, { "occlude": { "side": "bottom", "fraction": 0.4, "with": "active" } } ] },
          "sweeps": 50, "trials": 10, "recalled_at": 0.9, "kernel": "weights",
          "record": { "ages": true, "states": true }
        }
        """;

    const string Curve = """
        {
          "kind": "hopfield", "trials": 2, "patterns": { "random": { "load": 0.1 } },
          "vary": { "neurons": [100, 200], "patterns.random.load": [0.05, 0.10, 1e-1], "rule": ["hebb", { "palimpsest": { "decay": 1 } }] }
        }
        """;

    [Fact]
    public void Sample_means_what_it_says()
    {
        var experiment = Read(Sample);
        var setup = experiment.Points.Single().Setup;

        Assert.Equal(("hopfield", "letters", new Seeds(1, 2), 10), (experiment.Kind, experiment.Name, experiment.Seeds, experiment.Trials));
        Assert.Equal(new HopfieldRecord(true, false, true), experiment.Record);
        Assert.Empty(experiment.Points.Single().Coordinates);
        Assert.Equal((9, true, 50, 0.9, RecallKernel.Weights), (setup.Neurons, setup.SelfCoupling, setup.Sweeps, setup.RecalledAt, setup.Kernel));
        Assert.Equal(new LearningRule.Palimpsest(0.99, 5), setup.Rule);
        Assert.Equal(new RecallDynamics.Glauber(0.2, UpdateMode.Synchronous), setup.Dynamics);
        Assert.Equal(["L"], setup.Probes.Names);
        Assert.Equal([new Disturbance.Flip(0.1), new Disturbance.Occlude(Side.Bottom, 0.4, Cover.Active)], setup.Probes.Disturbances);
        var patterns = ((PatternSource.Given)setup.Patterns).Patterns;
        Assert.Equal(["T 3 x 3 111010010", "L 3 x 3 100100111"], patterns.Select(pattern => $"{pattern.Name} {pattern.Width} x {pattern.Height} {string.Concat(pattern.Active.Select(unit => unit ? 1 : 0))}"));
    }

    [Fact]
    public void What_is_left_out_takes_its_default()
    {
        var experiment = Read("""{ "kind": "hopfield", "neurons": 100, "patterns": { "random": { "count": 5 } } }""");
        var setup = experiment.Points.Single().Setup;

        Assert.Equal(("sample", new Seeds(1), 1, new HopfieldRecord(true, true, false)), (experiment.Name, experiment.Seeds, experiment.Trials, experiment.Record));
        Assert.Equal((new PatternSource.Random { Count = 5 }, new LearningRule.Hebb(), new RecallDynamics.Deterministic(UpdateMode.Asynchronous)), (setup.Patterns, setup.Rule, setup.Dynamics));
        Assert.Equal((false, 100, 0.95, RecallKernel.Automatic, 1), (setup.SelfCoupling, setup.Sweeps, setup.RecalledAt, setup.Kernel, setup.Probes.Copies));
    }

    /// <summary>Rules and dynamics as they may be said, and what they mean.</summary>
    public static TheoryData<string, object> Options => new()
    {
        { "rule=storkey", new LearningRule.Storkey() },
        { "rule={\"pseudo_inverse\": {}}", new LearningRule.PseudoInverse() },
        { "rule=covariance", new LearningRule.Covariance(null, null) },
        { "rule={\"covariance\": {\"coding_level\": 0.1, \"threshold\": 0.4}}", new LearningRule.Covariance(0.1, 0.4) },
        { "rule={\"palimpsest\": {\"bound\": 5}}", new LearningRule.Palimpsest(1, 5) },
        { "rule=incremental_hebb", new LearningRule.IncrementalHebb(0, 100) },
        { "rule={\"incremental_hebb\": {\"margin\": 1, \"epochs\": 50}}", new LearningRule.IncrementalHebb(1, 50) },
        { "dynamics=synchronous", new RecallDynamics.Deterministic(UpdateMode.Synchronous) },
        { "dynamics={\"glauber\": {\"temperature\": 0.5}}", new RecallDynamics.Glauber(0.5, UpdateMode.Asynchronous) },
        { "dynamics={\"graded\": {\"gain\": 4}}", new RecallDynamics.Graded(4, 0.1) },
        { "dynamics={\"dense\": {\"degree\": 3, \"rectified\": true, \"update\": \"synchronous\"}}", new RecallDynamics.Dense(3, true, UpdateMode.Synchronous) },
        { "dynamics=modern", new RecallDynamics.Modern(null) },
        { "dynamics={\"modern\": {\"beta\": 0.1}}", new RecallDynamics.Modern(0.1) },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Rules_and_dynamics_are_names_or_objects(string set, object meant)
    {
        var setup = Read("""{ "kind": "hopfield", "neurons": 100, "patterns": { "random": { "count": 5 } } }""", set).Points.Single().Setup;

        Assert.Equal(meant, set.StartsWith("rule", StringComparison.Ordinal) ? setup.Rule : setup.Dynamics);
    }

    [Theory]
    [InlineData("[[1, -1, 1], [-1, -1, 1]]", "101 001")]
    [InlineData("[[1, 0, 1], [0, 0, 1]]", "101 001")]
    [InlineData("[[1, 1, 1]]", "111")]
    public void Vectors_take_either_convention(string vectors, string meant)
    {
        var patterns = ((PatternSource.Given)Read($$"""{ "kind": "hopfield", "patterns": { "vectors": {{vectors}} } }""").Points[0].Setup.Patterns).Patterns;

        Assert.Equal(meant, string.Join(' ', patterns.Select(pattern => string.Concat(pattern.Active.Select(unit => unit ? 1 : 0)))));
        Assert.All(patterns.Index(), pattern => Assert.Equal(($"{pattern.Index}", 3, 1), (pattern.Item.Name, pattern.Item.Width, pattern.Item.Height)));
    }

    [Fact]
    public void Images_keep_their_paths_and_the_folder_of_the_config()
    {
        const string Text = """{ "kind": "hopfield", "patterns": { "images": ["a.pgm", "../b.pbm"] } }""";
        var setup = ((HopfieldExperiment)ExperimentFile.Parse("configs/faces.json", Text, []).Experiment).Points[0].Setup;

        Assert.Null(setup.Neurons);
        Assert.Equal("configs", ((PatternSource.Images)setup.Patterns).Folder);
        Assert.Equal(["a.pgm", "../b.pbm"], ((PatternSource.Images)setup.Patterns).Paths);
    }

    [Fact]
    public void Every_combination_is_a_point_and_the_first_axis_is_slowest()
    {
        var experiment = Read(Curve.Replace(", 1e-1", ""));

        Assert.Equal(
            ["100 0.05 \"hebb\"", "100 0.05 { \"palimpsest\": { \"decay\": 1 } }", "100 0.10 \"hebb\"", "100 0.10 { \"palimpsest\": { \"decay\": 1 } }",
             "200 0.05 \"hebb\"", "200 0.05 { \"palimpsest\": { \"decay\": 1 } }", "200 0.10 \"hebb\"", "200 0.10 { \"palimpsest\": { \"decay\": 1 } }"],
            experiment.Points.Select(point => string.Join(' ', point.Coordinates.Select(axis => axis.Value))));
        Assert.All(experiment.Points, point => Assert.Equal(["neurons", "patterns.random.load", "rule"], point.Coordinates.Select(axis => axis.Key)));
        Assert.All(experiment.Points, point => Assert.Equal(
            (point.Coordinates[0].Value, point.Coordinates[1].Value, point.Coordinates[2].Value.Contains(point.Setup.Rule.Name)),
            ($"{point.Setup.Neurons}", FormattableString.Invariant($"{((PatternSource.Random)point.Setup.Patterns).Load:0.00}"), true)));
        Assert.Equal(new HopfieldRecord(false, false, false), experiment.Record);
    }

    [Fact]
    public void Axis_and_value_can_be_set_and_a_value_set_replaces_its_axis()
    {
        Assert.Equal(["50", "60"], Read(Curve, "vary={\"neurons\": [50, 60]}").Points.Select(point => point.Coordinates.Single().Value));
        Assert.Equal([0, 0.5], Read(Sample, "vary.probes.disturb[0].flip=[0, 0.5]").Points.Select(point => ((Disturbance.Flip)point.Setup.Probes.Disturbances[0]).Fraction));
        Assert.All(Read(Curve, "neurons=70").Points, point => Assert.Equal(70, point.Setup.Neurons));
        Assert.Equal(2, Read(Curve, "neurons=70", "rule=hebb", "vary.patterns.random.load=[0.2, 0.3]").Points.Count);
    }

    [Fact]
    public void Large_patterns_are_shared_by_the_points_of_a_curve()
    {
        var points = Read(Sample, "vary={\"sweeps\": [1, 2], \"probes.copies\": [1, 2]}").Points;

        var first = ((PatternSource.Given)points[0].Setup.Patterns).Patterns[0];
        Assert.All(points, point => Assert.Same(first, ((PatternSource.Given)point.Setup.Patterns).Patterns[0]));
    }

    [Theory]
    [InlineData("vary=3")]
    [InlineData("vary={\"\": [1]}")]
    [InlineData("vary={\"a..b\": [1]}")]
    [InlineData("vary={\"[0]\": [1]}")]
    [InlineData("vary={\"neurons[0]\": [1]}")]
    [InlineData("vary={\"rule\": [null]}")]
    [InlineData("vary={\"patterns\": [{}, []]}")]
    [InlineData("vary.neurons[7]=1")]
    [InlineData("neurons=1e9")]
    [InlineData("neurons=2.5")]
    [InlineData("patterns=null")]
    [InlineData("patterns.bitmaps={}")]
    [InlineData("patterns.bitmaps.T=[]")]
    [InlineData("patterns.bitmaps.T=[\"\"]")]
    [InlineData("patterns.bitmaps.T=[3]")]
    [InlineData("patterns.bitmaps.T=[\"\\ud83d\\ude00\"]")]
    [InlineData("patterns={\"vectors\": []}")]
    [InlineData("patterns={\"vectors\": [[]]}")]
    [InlineData("patterns={\"vectors\": [[1, 0, -1]]}")]
    [InlineData("patterns={\"images\": []}")]
    [InlineData("rule=[]")]
    [InlineData("rule={}")]
    [InlineData("rule=palimpsest")]
    [InlineData("rule={\"palimpsest\": {}}")]
    [InlineData("rule={\"hebb\": true}")]
    [InlineData("dynamics=glauber")]
    [InlineData("dynamics={\"glauber\": 0.2}")]
    [InlineData("dynamics={\"glauber\": {\"temperature\": 0}}")]
    [InlineData("probes.patterns=some")]
    [InlineData("probes.patterns=0")]
    [InlineData("probes.patterns=[\"M\"]")]
    [InlineData("probes.disturb={}")]
    [InlineData("probes.disturb={\"flip\": 2}")]
    [InlineData("trials=0")]
    [InlineData("record=all")]
    [InlineData("duration=1 s")]
    public void Odd_set_value_is_refused_with_a_report(string set) =>
        Assert.Contains("expected", Assert.Throws<ConfigException>(() => Read(Sample, set)).Message);

    [Theory]
    [InlineData(Sample)]
    [InlineData(Curve)]
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

    static HopfieldExperiment Read(string text, params string[] set) => (HopfieldExperiment)ExperimentFile.Parse("sample.json", text, set).Experiment;
}
