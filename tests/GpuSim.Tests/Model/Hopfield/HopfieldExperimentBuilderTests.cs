using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Model.Hopfield.Description;

namespace GpuSim.Tests.Model.Hopfield;

public class HopfieldExperimentBuilderTests
{
    static readonly PatternSource Few = new PatternSource.Random { Count = 5 };
    static readonly HopfieldDescription Memory = new() { Neurons = 100, Patterns = Few };
    static readonly PatternSource Letters = new PatternSource.Given([Pattern("A", 2, 2), Pattern("B", 2, 2)]);

    [Fact]
    public void Memory_with_defaults_is_the_one_of_1982()
    {
        var experiment = new HopfieldExperimentBuilder().Add(Memory).Build();

        var setup = Assert.Single(experiment.Points).Setup;
        Assert.Equal((100, 100, 0.95, RecallKernel.Automatic), (setup.Neurons, setup.Sweeps, setup.RecalledAt, setup.Kernel));
        Assert.IsType<LearningRule.Hebb>(setup.Rule);
        Assert.Equal(new RecallDynamics.Deterministic(UpdateMode.Asynchronous), setup.Dynamics);
        Assert.Equal((1, null, null), (setup.Probes.Copies, setup.Probes.Count, setup.Probes.Names));
    }

    [Fact]
    public void Curve_keeps_its_points_and_their_coordinates()
    {
        var builder = new HopfieldExperimentBuilder { Name = "curve", Trials = 3 };
        foreach (var count in new[] { 5, 10 }) builder.Add(Memory with { Patterns = new PatternSource.Random { Count = count } }, ("patterns.random.count", $"{count}"));

        var experiment = builder.Build();

        Assert.Equal(["5", "10"], experiment.Points.Select(point => point.Coordinates.Single().Value));
        Assert.Equal([5, 10], experiment.Points.Select(point => point.Setup.Patterns).Cast<PatternSource.Random>().Select(patterns => patterns.Count));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, false)]
    public void States_and_energies_are_kept_of_a_single_recall_alone(int points, int trials, bool kept)
    {
        var builder = new HopfieldExperimentBuilder { Trials = trials };
        for (var point = 0; point < points; point++) builder.Add(Memory, ("sweeps", $"{point}"));

        Assert.Equal(new HopfieldRecord(kept, kept, false), builder.Build().Record);
    }

    [Fact]
    public void Given_patterns_decide_the_number_of_units_and_cannot_be_changed_later()
    {
        bool[] active = [true, false, true, true];
        var setup = new HopfieldExperimentBuilder().Add(new() { Patterns = new PatternSource.Given([new("A", 2, 2, active)]) }).Build().Points[0].Setup;

        active[0] = false;

        Assert.Equal(4, setup.Neurons);
        Assert.Equal([true, false, true, true], ((PatternSource.Given)setup.Patterns).Patterns[0].Active);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var builder = new HopfieldExperimentBuilder { Trials = 0 }.Add(new()
        {
            Neurons = 1,
            Patterns = new PatternSource.Random { Load = -1, CodingLevel = 1 },
            Rule = new LearningRule.Palimpsest(1.5, 0),
            Dynamics = new RecallDynamics.Glauber(0, UpdateMode.Synchronous),
            Probes = new() { Count = 0, Copies = 0, Disturbances = [new Disturbance.Flip(0.5), new Disturbance.Occlude(Side.Top, 2, Cover.Noise)] },
            Sweeps = 0,
            RecalledAt = double.NaN,
            Kernel = RecallKernel.Patterns,
        });

        Assert.False(builder.TryBuild(out _, out var problems));

        Assert.Equal(
            ["dynamics.glauber.temperature", "kernel", "neurons", "patterns.random.coding_level", "patterns.random.load", "probes.copies", "probes.disturb[1].occlude.fraction",
             "probes.disturb[1].occlude.side", "probes.patterns", "recalled_at", "rule.palimpsest.bound", "rule.palimpsest.decay", "sweeps", "trials"],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    /// <summary>A memory with one thing wrong, and the problem it has.</summary>
    public static TheoryData<string, HopfieldDescription> Wrong => new()
    {
        { "neurons: expected 2 to 10000000 neurons, got 10000001.", Memory with { Neurons = 10_000_001 } },
        { "neurons: expected the number of neurons, which random patterns leave open, got none.", Memory with { Neurons = null } },
        { "neurons: expected 4, since patterns have 2 x 2 units, got 5. It may be left out.", new() { Neurons = 5, Patterns = Letters } },
        { "patterns.random: expected only one of count, load, got both.", Memory with { Patterns = new PatternSource.Random { Count = 1, Load = 1 } } },
        { "patterns.random: expected one of count, load, got none.", Memory with { Patterns = new PatternSource.Random() } },
        { "patterns.random.count: expected 1 to 10000000 patterns, got 0.", Memory with { Patterns = new PatternSource.Random { Count = 0 } } },
        { "patterns.random.load: expected at most 10000000 patterns, got 100001 for each of 100 neurons.", Memory with { Patterns = new PatternSource.Random { Load = 100_001 } } },
        { "patterns.random.load: expected a number of patterns per neuron above 0, got Infinity.", Memory with { Patterns = new PatternSource.Random { Load = double.PositiveInfinity } } },
        { "patterns: expected at least one pattern, got none.", new() { Patterns = new PatternSource.Given([]) } },
        { "patterns.bitmaps.B: expected pattern \"B\" to have 2 x 2 units as \"A\" has, got 4 units.", new() { Patterns = new PatternSource.Given([Pattern("A", 2, 2), Pattern("B", 4, 1)]) } },
        { "patterns.bitmaps.A: expected every name once, got \"A\" again.", new() { Patterns = new PatternSource.Given([Pattern("A", 2, 2), Pattern("A", 2, 2)]) } },
        { "patterns.bitmaps.A B: expected a name of letters, digits, _ . and -, starting with a letter, digit or _, got \"A B\".", new() { Patterns = new PatternSource.Given([Pattern("A B", 2, 2)]) } },
        { "patterns.bitmaps.A: expected width times height units, got 4 units for 3 x 1.", new() { Patterns = new PatternSource.Given([new("A", 3, 1, new bool[4])]) } },
        { "patterns.bitmaps.A: expected patterns of 2 to 10000000 units, got 1 units.", new() { Patterns = new PatternSource.Given([Pattern("A", 1, 1)]) } },
        { "patterns.images: expected at least one picture, got none.", new() { Patterns = new PatternSource.Images([], "") } },
        { "patterns.images[1]: expected every picture once, got \"a.pgm\" again.", new() { Patterns = new PatternSource.Images(["a.pgm", "a.pgm"], "") } },
        { "rule: expected no learning rule with dense dynamics, which keep the patterns as they are, got hebb. Leave it out.", Memory with { Rule = new LearningRule.Hebb(), Dynamics = new RecallDynamics.Dense(3, false, UpdateMode.Synchronous) } },
        { "rule: expected no learning rule with modern dynamics, which keep the patterns as they are, got storkey. Leave it out.", Memory with { Rule = new LearningRule.Storkey(), Dynamics = new RecallDynamics.Modern(null) } },
        { "self_coupling: expected no self-coupling with modern dynamics, which have no weights, got true. Leave it out.", Memory with { SelfCoupling = true, Dynamics = new RecallDynamics.Modern(null) } },
        { "kernel: expected \"auto\" or \"patterns\" with dense dynamics, which have no weights, got \"weights\".", Memory with { Kernel = RecallKernel.Weights, Dynamics = new RecallDynamics.Dense(3, false, UpdateMode.Synchronous) } },
        { "kernel: expected \"auto\" or \"weights\" with the rule storkey, whose weights are not sums over patterns, got \"patterns\".", Memory with { Kernel = RecallKernel.Patterns, Rule = new LearningRule.Storkey() } },
        { "kernel: expected \"auto\" or \"weights\" with graded dynamics, whose states are not bits, got \"patterns\".", Memory with { Kernel = RecallKernel.Patterns, Dynamics = new RecallDynamics.Graded(4, 0.1) } },
        { "dynamics: expected asynchronous, synchronous or glauber dynamics with the covariance rule, whose units are 0 or 1, got graded.", Memory with { Rule = new LearningRule.Covariance(0.1, null), Dynamics = new RecallDynamics.Graded(4, 0.1) } },
        { "rule.covariance.coding_level: expected a probability above 0 and below 1, got 1.", Memory with { Rule = new LearningRule.Covariance(1, null) } },
        { "rule.covariance.coding_level: expected patterns of active and silent units, got silent ones only. Give the coding level.", new() { Patterns = new PatternSource.Given([Pattern("A", 2, 2)]), Rule = new LearningRule.Covariance(null, null) } },
        { "rule.covariance.threshold: expected a finite number of at most 3.4E+38 in size, got NaN.", Memory with { Rule = new LearningRule.Covariance(0.1, double.NaN) } },
        { "rule.palimpsest.bound: expected a whole number of patterns of at most 2147483647 where nothing decays, got 2.5.", Memory with { Rule = new LearningRule.Palimpsest(1, 2.5) } },
        { "rule.incremental_hebb.margin: expected a number of at least 0, got -1.", Memory with { Rule = new LearningRule.IncrementalHebb(-1, 1) } },
        { "rule.incremental_hebb.epochs: expected at least 1 epoch, got 0.", Memory with { Rule = new LearningRule.IncrementalHebb(0, 0) } },
        { "dynamics.glauber.temperature: expected a number above 0, got 1E-300.", Memory with { Dynamics = new RecallDynamics.Glauber(1e-300, UpdateMode.Synchronous) } },
        { "dynamics.graded.gain: expected a number above 0, got 0.", Memory with { Dynamics = new RecallDynamics.Graded(0, 1) } },
        { "dynamics.graded.step: expected a step above 0 and at most 1, got 1.5.", Memory with { Dynamics = new RecallDynamics.Graded(4, 1.5) } },
        { "dynamics.dense.degree: expected a degree from 2 to 30, got 31.", Memory with { Dynamics = new RecallDynamics.Dense(31, true, UpdateMode.Asynchronous) } },
        { "dynamics.modern.beta: expected a number above 0, got -1.", Memory with { Dynamics = new RecallDynamics.Modern(-1) } },
        { "probes.patterns: expected 1 to 5 patterns, got 6. All are meant where nothing is given.", Memory with { Probes = new() { Count = 6 } } },
        { "probes.patterns: expected a number or names, got both.", new() { Patterns = Letters, Probes = new() { Count = 1, Names = ["A"] } } },
        { "probes.patterns: expected \"all\" or a number, since random patterns have no names, got a list.", Memory with { Probes = new() { Names = ["A"] } } },
        { "probes.patterns: expected at least one pattern, got none.", new() { Patterns = Letters, Probes = new() { Names = [] } } },
        { "probes.patterns[0]: expected a pattern, got \"C\". The patterns are A, B.", new() { Patterns = Letters, Probes = new() { Names = ["C"] } } },
        { "probes.patterns[0]: expected a pattern, got \"face.pmg\". Did you mean \"face.pgm\"?", new() { Patterns = new PatternSource.Images(["face.pgm"], ""), Probes = new() { Names = ["face.pmg"] } } },
        { "probes.patterns[1]: expected every pattern once, got \"A\" again. \"copies\" makes several probes of each.", new() { Patterns = Letters, Probes = new() { Names = ["A", "A"] } } },
        { "probes.copies: expected at most 10000000 probes, got 10737418235.", Memory with { Probes = new() { Copies = int.MaxValue } } },
        { "probes.disturb[0].flip: expected a fraction from 0 to 1, got -0.1.", Memory with { Probes = new() { Disturbances = [new Disturbance.Flip(-0.1)] } } },
        { "recalled_at: expected an overlap from -1 to 1, got 1.1.", Memory with { RecalledAt = 1.1 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Whatever_is_wrong_is_said(string expected, HopfieldDescription memory)
    {
        Assert.False(new HopfieldExperimentBuilder().Add(memory).TryBuild(out _, out var problems));

        Assert.Equal([expected], problems.Select(problem => problem.ToString()));
    }

    /// <summary>What one might think refused.</summary>
    public static TheoryData<HopfieldDescription> Right => new()
    {
        Memory with { Kernel = RecallKernel.Patterns, SelfCoupling = true, Dynamics = new RecallDynamics.Glauber(0.2, UpdateMode.Synchronous) },
        Memory with { Kernel = RecallKernel.Patterns, Dynamics = new RecallDynamics.Dense(3, true, UpdateMode.Asynchronous) },
        Memory with { Kernel = RecallKernel.Patterns, Dynamics = new RecallDynamics.Modern(0.1) },
        Memory with { Kernel = RecallKernel.Weights },
        Memory with { Patterns = new PatternSource.Random { Load = 0.001, CodingLevel = 0.1 } },
        Memory with { Rule = new LearningRule.Covariance(null, 0.4), Dynamics = new RecallDynamics.Glauber(0.2, UpdateMode.Asynchronous) },
        Memory with { Rule = new LearningRule.Palimpsest(1, null) },
        Memory with { Rule = new LearningRule.Palimpsest(0.99, 2.5) },
        Memory with { Probes = new() { Count = 5, Disturbances = [new Disturbance.Occlude(Side.Left, 1, Cover.Noise)] } },
        new HopfieldDescription { Patterns = Letters, Neurons = 4, Probes = new() { Names = ["B", "A"] } },
        new HopfieldDescription { Patterns = new PatternSource.Images(["a.pgm"], "configs") },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_makes_sense_is_allowed(HopfieldDescription memory) => Assert.Single(new HopfieldExperimentBuilder().Add(memory).Build().Points);

    [Fact]
    public void Points_of_a_curve_have_the_same_axes_and_their_own_place()
    {
        Assert.Equal("vary: expected coordinates [neurons] at every point, got [].", Problem(new HopfieldExperimentBuilder().Add(Memory, ("neurons", "100")).Add(Memory)));
        Assert.Equal("vary: expected every point once, got two with the same coordinates.", Problem(new HopfieldExperimentBuilder().Add(Memory).Add(Memory)));
        Assert.Equal("patterns: expected at least one memory, got none.", Problem(new HopfieldExperimentBuilder()));
    }

    [Fact]
    public void Problem_of_many_points_is_told_once() =>
        Assert.Equal("sweeps: expected at least 1 sweep, got 0.", Problem(new HopfieldExperimentBuilder().Add(Memory with { Sweeps = 0 }, ("neurons", "100")).Add(Memory with { Sweeps = 0 }, ("neurons", "200"))));

    static string Problem(HopfieldExperimentBuilder builder) => Assert.Throws<InvalidDescriptionException>(builder.Build).Problems.Single().ToString();

    static GivenPattern Pattern(string name, int width, int height) => new(name, width, height, new bool[width * height]);
}
