using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Planning;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Planning.Hopfield;

public sealed class RecallPlanTests
{
    [Fact]
    public void Fields_keep_the_unit_of_the_equations()
    {
        var glauber = new RecallDynamics.Glauber(0.2, UpdateMode.Synchronous);
        using var hebb = Memories.Plan(Memories.Random(50, 5) with { Dynamics = glauber });
        Assert.Equal((-1, 0f, 1f / 50, (float)(2 / (0.2 * 50)), 0f), (hebb.Silent, hebb.Threshold, hebb.FieldScale, hebb.Gain, hebb.Beta));
        using var storkey = Memories.Plan(Memories.Random(50, 5) with { Dynamics = glauber, Rule = new LearningRule.Storkey() });
        Assert.Equal((-1, 0f, 1f, (float)(2 / 0.2)), (storkey.Silent, storkey.Threshold, storkey.FieldScale, storkey.Gain));
        using var sparse = Memories.Plan(Memories.Random(50, 5, codingLevel: 0.1) with { Dynamics = glauber, Rule = new LearningRule.Covariance(null, null) });
        Assert.Equal((0, 0.4f, 1f, (float)(1 / 0.2)), (sparse.Silent, sparse.Threshold, sparse.FieldScale, sparse.Gain));
        using var modern = Memories.Plan(Memories.Random(64, 5) with { Dynamics = new RecallDynamics.Modern(null) });
        Assert.Equal((RecallMethod.Modern, 0.125f, null), (modern.Method, modern.Beta, modern.Weights));
    }

    [Fact]
    public void Written_patterns_give_their_own_coding_level()
    {
        using var plan = Memories.Plan(Memories.Given("#...", "##..", ".#..") with { Rule = new LearningRule.Covariance(null, null) });
        Assert.Equal((float)(0.5 - 4.0 / 12), plan.Threshold);
        Assert.Equal(new LearningRule.Covariance(4.0 / 12, plan.Threshold), plan.Setup.Rule);
        var blank = Memories.Given("....") with { Rule = new LearningRule.Covariance(null, null) };
        Assert.StartsWith("rule.covariance.coding_level: expected patterns of active and silent units, got silent ones only", Assert.Throws<InfeasibleException>(() => Memories.Plan(blank)).Message);
    }

    [Fact]
    public void A_plan_knows_its_number_of_units()
    {
        using var plan = Memories.Plan(Memories.Given("#...", "##.."));
        Assert.Equal((4, 4), (plan.Units, plan.Setup.Neurons));
    }

    [Theory]
    [InlineData(RecallKernel.Patterns, RecallMethod.Patterns)]
    [InlineData(RecallKernel.Weights, RecallMethod.Weights)]
    public void A_kernel_asked_for_is_taken(RecallKernel kernel, RecallMethod method)
    {
        using var plan = Memories.Plan(Memories.Random(50, 5) with { Kernel = kernel });
        Assert.Equal((method, method == RecallMethod.Weights), (plan.Method, plan.Weights is not null));
    }

    [Theory]
    [InlineData(2000, 10, RecallMethod.Patterns)]
    [InlineData(2000, 1500, RecallMethod.Weights)]
    public void Few_patterns_are_recalled_from_themselves_and_many_from_weights(int units, int patterns, RecallMethod method)
    {
        using var plan = Memories.Plan(Memories.Random(units, patterns));
        Assert.Equal(method, plan.Method);
    }

    [Fact]
    public void Memories_that_cannot_be_held_are_refused_with_what_can()
    {
        var problem = Problem(1 << 28, Memories.Random(10_000, 200_000) with { Kernel = RecallKernel.Patterns, Probes = new() { Count = 1 } });
        Assert.Equal("patterns.random.count", problem.Path);
        Assert.Matches("^expected at most 10[0-9],[0-9]{3} patterns of 10,000 units, which fit in 0.25 GiB, got 200,000, which with their probes need 0\\.4[0-9] GiB$", problem.Message);
        problem = Problem(1 << 30, Memories.Random(20_000, 10) with { Rule = new LearningRule.Storkey() });
        Assert.Equal("neurons", problem.Path);
        Assert.StartsWith("expected at most 9,4", problem.Message);
        problem = Problem(1 << 30, Memories.Random(10_000, 10) with { Probes = new() { Copies = 1_000_000 } });
        Assert.Equal("probes", problem.Path);
        RecallPlanner.Check(Memories.Experiment(Memories.Random(10_000, 100_000) with { Kernel = RecallKernel.Patterns, Probes = new() { Count = 1 } }), 1 << 28);
    }

    [Fact]
    public void A_problem_of_many_points_is_told_once_with_the_largest()
    {
        var refused = Assert.Throws<InfeasibleException>(() => RecallPlanner.Check(Memories.Experiment(
            Memories.Random(40, 41) with { Rule = new LearningRule.PseudoInverse() },
            Memories.Random(40, 90) with { Rule = new LearningRule.PseudoInverse() },
            Memories.Random(40, 50) with { Rule = new LearningRule.PseudoInverse() }), 1 << 30));
        Assert.Equal("patterns.random.count: expected at most as many patterns as units for the pseudo-inverse rule, got 90 patterns of 40 units. Store fewer patterns, or take another rule.", refused.Message);
    }

    [Fact]
    public void Fields_that_could_overflow_are_refused()
    {
        var problem = Problem(1L << 40, Memories.Random(1_000_000, 2200) with { Probes = new() { Count = 1 } });
        Assert.Equal(("patterns.random.count", "expected fewer than 2^31 units times patterns, so that fields count in 32 bits, got 1,000,000 times 2,200", "Store at most 2,147 patterns."), (problem.Path, problem.Message, problem.Hint));
    }

    [Fact]
    public void Pictures_decide_the_units_and_must_agree()
    {
        using var folder = new TemporaryFolder();
        folder.With("a.pbm", "P1\n3 2\n1 0 1\n0 1 0\n");
        folder.With("b.pgm", "P2\n3 2\n255\n200 10 10\n0 0 255\n");
        folder.With("c.pbm", "P1\n2 2\n1 0\n0 1\n");
        folder.With("d.pbm", "hello");
        HopfieldSetup Of(params string[] paths) => Memories.Random(2, 1) with { Neurons = null, Patterns = new PatternSource.Images(paths, folder.Path) };

        var set = RecallPlanner.Describe(Of("a.pbm", "b.pgm"));
        Assert.Equal((6, 2, 3, 2), (set.Units, set.Count, set.Width, set.Height));
        Assert.Equal(["a.pbm", "b.pgm"], set.Names);
        using var plan = Memories.Plan(Of("a.pbm", "b.pgm"));
        Assert.Equal(0b010101u, plan.Patterns.Row(0)[0]);
        Assert.Equal(0b100001u, plan.Patterns.Row(1)[0]);

        var odd = Problem(1 << 30, Of("a.pbm", "c.pbm"));
        Assert.Equal(("patterns.images[1]", "expected 3 x 2 pixels as in a.pbm, got 2 x 2 in c.pbm"), (odd.Path, odd.Message));
        var unreadable = Assert.Throws<InfeasibleException>(() => RecallPlanner.Check(Memories.Experiment(Of("d.pbm", "a.pbm", "none.pbm")), 1 << 30));
        Assert.Equal(["patterns.images[0]", "patterns.images[2]"], unreadable.Problems.Select(problem => problem.Path));
        var wrong = Problem(1 << 30, Of("a.pbm") with { Neurons = 7 });
        Assert.Equal(("neurons", "expected 6, since pictures have 3 x 2 pixels, got 7"), (wrong.Path, wrong.Message));
    }

    static Problem Problem(long available, HopfieldSetup setup) =>
        Assert.Single(Assert.Throws<InfeasibleException>(() => RecallPlanner.Check(Memories.Experiment(setup), available)).Problems);
}
