using GpuSim.Model.Hopfield;
using GpuSim.Planning;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Planning.Hopfield;

/// <summary>Each rule against the loops of its doc comment, on networks that fill neither words nor vectors.</summary>
public sealed class LearningTests
{
    const int Units = 37;

    public static TheoryData<LearningRule, int> Rules => new()
    {
        { new LearningRule.Hebb(), 1 },
        { new LearningRule.Hebb(), 9 },
        { new LearningRule.Hebb(), 130 },
        { new LearningRule.Hebb(), 1100 }, // more words than bytes can count
        { new LearningRule.Storkey(), 9 },
        { new LearningRule.PseudoInverse(), 9 },
        { new LearningRule.PseudoInverse(), 30 },
        { new LearningRule.Covariance(null, null), 9 },
        { new LearningRule.Covariance(0.2, 0.1), 130 },
        { new LearningRule.Palimpsest(1, null), 40 },
        { new LearningRule.Palimpsest(1, 3), 40 },
        { new LearningRule.Palimpsest(0.9, null), 40 },
        { new LearningRule.Palimpsest(0.9, 2), 40 },
        { new LearningRule.IncrementalHebb(0, 50), 20 },
        { new LearningRule.IncrementalHebb(0.5, 3), 20 },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_does_what_its_equation_says(LearningRule rule, int patterns)
    {
        foreach (var selfCoupling in new[] { false, true })
            foreach (var graded in new[] { false, true })
            {
                if (graded && rule is LearningRule.Covariance) continue;
                var setup = Memories.Random(Units, patterns) with
                {
                    Rule = rule, SelfCoupling = selfCoupling, Kernel = RecallKernel.Weights,
                    Dynamics = graded ? new RecallDynamics.Graded(4, 0.1) : Memories.Asynchronous,
                };
                using var plan = Memories.Plan(setup);
                var weights = Memories.Matrix(plan.Weights!);
                var expected = PlainRules.Learn(rule, Memories.Values(plan.Patterns, plan.Silent), selfCoupling);
                for (var to = 0; to < Units; to++)
                    for (var from = 0; from < Units; from++)
                    {
                        var scaled = expected[to, from];
                        Assert.Equal(scaled, weights[to, from] * plan.FieldScale, 2e-6 * Math.Max(1, Math.Abs(scaled))); // float weights
                    }
            }
    }

    [Theory]
    [InlineData(127, 1)]
    [InlineData(128, 2)]
    [InlineData(32768, 4)]
    public void Whole_weights_take_the_smallest_type_that_holds_them(int patterns, int bytes)
    {
        using var plan = Memories.Plan(Memories.Random(20, patterns) with { Kernel = RecallKernel.Weights, SelfCoupling = true });
        var expected = PlainRules.Learn(new LearningRule.Hebb(), Memories.Values(plan.Patterns, -1), true);
        var weights = Memories.Matrix(plan.Weights!);
        Assert.Equal(bytes, plan.Weights!.BytesPerWeight);
        for (var unit = 0; unit < 20; unit++) Assert.Equal(20 * expected[unit, 3], weights[unit, 3], 1e-6);
    }

    [Fact]
    public void A_bound_keeps_weights_in_bytes()
    {
        using var plan = Memories.Plan(Memories.Random(Units, 500) with { Rule = new LearningRule.Palimpsest(1, 5) });
        Assert.Equal(1, plan.Weights!.BytesPerWeight);
        Assert.InRange(Memories.Matrix(plan.Weights).Cast<double>().Max(), 4, 5);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Threads_do_not_change_a_weight(LearningRule rule, int patterns)
    {
        var setup = Memories.Random(Units, patterns) with { Rule = rule, Kernel = RecallKernel.Weights };
        using var one = Memories.Plan(setup, threads: 1);
        var expected = Memories.Matrix(one.Weights!);
        foreach (var threads in new[] { 2, 3 })
        {
            using var plan = Memories.Plan(setup, threads: threads);
            Assert.Equal(expected, Memories.Matrix(plan.Weights!));
        }
    }

    [Theory]
    [InlineData("storkey")]
    [InlineData("pseudo_inverse")]
    [InlineData("covariance")]
    public void Symmetric_rules_are_symmetric_to_the_last_bit(string name)
    {
        LearningRule rule = name == "storkey" ? new LearningRule.Storkey() : name == "covariance" ? new LearningRule.Covariance(0.3, null) : new LearningRule.PseudoInverse();
        using var plan = Memories.Plan(Memories.Random(Units, 12) with { Rule = rule, SelfCoupling = true });
        var weights = Memories.Matrix(plan.Weights!);
        for (var i = 0; i < Units; i++)
            for (var j = 0; j < i; j++) Assert.Equal(weights[i, j], weights[j, i]);
    }

    [Fact]
    public void The_pseudo_inverse_keeps_as_many_patterns_as_units()
    {
        using var plan = Memories.Plan(Memories.Random(64, 64) with { Rule = new LearningRule.PseudoInverse(), SelfCoupling = true });
        var weights = Memories.Matrix(plan.Weights!);
        for (var i = 0; i < 64; i++)
            for (var j = 0; j < 64; j++) Assert.Equal(i == j ? 1 : 0, weights[i, j], 1e-6); // the projection onto everything
    }

    [Theory]
    [InlineData("#..#.#", "##.#..", "##.#..")]
    [InlineData("#..#.#", "##.#..", ".##.#.")] // the first inverted
    public void Dependent_patterns_have_no_pseudo_inverse(params string[] patterns)
    {
        var refused = Assert.Throws<InfeasibleException>(() => Memories.Plan(Memories.Given(patterns) with { Rule = new LearningRule.PseudoInverse() }));
        Assert.Matches("^patterns: expected linearly independent patterns for the pseudo-inverse rule, got (pattern 2 is a sum of those before it|some of them are a sum of others)", refused.Message);
    }

    [Fact]
    public void Incremental_learning_ends_with_every_unit_stable()
    {
        const double margin = 0.2;
        using var plan = Memories.Plan(Memories.Random(Units, 20) with { Rule = new LearningRule.IncrementalHebb(margin, 1000) });
        var weights = Memories.Matrix(plan.Weights!);
        foreach (var pattern in Memories.Values(plan.Patterns, -1))
            for (var i = 0; i < Units; i++)
                Assert.True(pattern[i] * Enumerable.Range(0, Units).Sum(j => weights[i, j] * pattern[j]) > margin * Units);
    }

    [Fact]
    public void Incremental_learning_that_would_overflow_is_refused()
    {
        var setup = Memories.Random(5000, 2) with { Rule = new LearningRule.IncrementalHebb(1e12, int.MaxValue) };
        Assert.StartsWith("rule.incremental_hebb: expected fields below 2^31", Assert.Throws<InfeasibleException>(() => Memories.Plan(setup)).Message);
    }

    [Fact]
    public void Learning_can_be_cancelled()
    {
        var experiment = Memories.Experiment(Memories.Random(Units, 12) with { Rule = new LearningRule.Storkey() });
        Assert.ThrowsAny<OperationCanceledException>(() => RecallPlanner.Plan(experiment, experiment.Points[0], 0, 2, new(true)));
    }
}
