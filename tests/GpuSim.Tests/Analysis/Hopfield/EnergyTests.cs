using GpuSim.Analysis.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;
using GpuSim.Tests.Planning.Hopfield;

namespace GpuSim.Tests.Analysis.Hopfield;

/// <summary>Energies against the double sums of their equations.</summary>
public sealed class EnergyTests
{
    const int Units = 45;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_and_patterns_agree_with_the_double_sum(bool selfCoupling)
    {
        using var plan = Memories.Plan(Memories.Random(Units, 7) with { SelfCoupling = selfCoupling, Kernel = RecallKernel.Weights, Probes = Disturbed });
        var weights = Memories.Matrix(plan.Weights!);
        for (var probe = 0; probe < plan.Start.Rows; probe++)
        {
            var expected = DoubleSum(weights, Memories.Values(plan.Start, -1)[probe]) / Units;
            var state = plan.Start.Row(probe);
            Assert.Equal(expected, Energy.OfWeights<sbyte>(From<sbyte>(plan), state, Units, -1, 1.0 / Units, 0), 1e-12);
            Assert.Equal(expected, Energy.OfPatterns(plan.Patterns.All.AsSpan(), state, Units, selfCoupling), 1e-12);
        }
    }

    [Fact]
    public void A_threshold_counts_for_active_units()
    {
        using var plan = Memories.Plan(Memories.Random(Units, 7, codingLevel: 0.3) with { Rule = new LearningRule.Covariance(null, 0.25), Probes = Disturbed });
        var weights = Memories.Matrix(plan.Weights!);
        var state = Memories.Values(plan.Start, 0)[3];
        Assert.Equal(DoubleSum(weights, state) + 0.25 * state.Sum(), Energy.OfWeights<float>(From<float>(plan), plan.Start.Row(3), Units, 0, 1, 0.25), 1e-9);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Dense_energy_is_a_sum_of_powers(int degree, bool rectified)
    {
        using var plan = Memories.Plan(Memories.Random(Units, 7) with { Probes = Disturbed });
        int[][] patterns = Memories.Values(plan.Patterns, -1), states = Memories.Values(plan.Start, -1);
        for (var probe = 0; probe < states.Length; probe++)
        {
            var expected = -patterns.Select(pattern => (double)Dot(pattern, states[probe])).Where(m => m > 0 || !rectified).Sum(m => Math.Pow(m, degree)) / Math.Pow(Units, degree - 1);
            Assert.Equal(expected, Energy.OfDense(plan.Patterns.All.AsSpan(), plan.Start.Row(probe), Units, degree, rectified), 1e-10);
        }
    }

    [Fact]
    public void Modern_energy_is_that_of_the_paper()
    {
        const double beta = 0.3;
        using var plan = Memories.Plan(Memories.Random(Units, 7));
        var patterns = Memories.Values(plan.Patterns, -1);
        var state = Enumerable.Range(0, Units).Select(unit => (float)Math.Sin(unit)).ToArray();
        var expected = -Math.Log(patterns.Sum(pattern => Math.Exp(beta * Enumerable.Range(0, Units).Sum(unit => pattern[unit] * (double)state[unit])))) / beta
            + state.Sum(value => (double)value * value) / 2 + Math.Log(7) / beta + Units / 2.0;
        Assert.Equal(expected, Energy.OfModern(plan.Patterns.All.AsSpan(), state, beta), 1e-10);
        Assert.InRange(expected, 0, double.MaxValue);
    }

    [Fact]
    public void Graded_energy_has_the_integral_of_the_inverse_response()
    {
        const double gain = 3;
        using var plan = Memories.Plan(Memories.Random(Units, 7) with { Dynamics = new RecallDynamics.Graded(gain, 0.1) });
        var weights = Memories.Matrix(plan.Weights!);
        var state = Enumerable.Range(0, Units).Select(unit => (float)(0.9 * Math.Sin(unit))).ToArray();
        var expected = DoubleSum(weights, [.. state.Select(value => (double)value)]) + state.Sum(value => Integral(value, gain));
        Assert.Equal(expected, Energy.OfGraded(From<float>(plan), state, gain), 1e-6);
        Assert.True(double.IsFinite(Energy.OfGraded(From<float>(plan), [.. state.Select(value => value < 0 ? -1f : 1f)], gain)));
    }

    [Fact]
    public void Overlaps_are_one_on_the_pattern_and_minus_one_on_its_inverse()
    {
        using var plan = Memories.Plan(Memories.Random(Units, 2) with { Probes = new() { Disturbances = [new Disturbance.Flip(0.2)] } });
        Assert.Equal(1, Overlap.OfSigns(plan.Patterns.Row(0), plan.Patterns.Row(0), Units));
        Assert.Equal(1 - 2 * 9.0 / 45, Overlap.OfSigns(plan.Patterns.Row(0), plan.Start.Row(0), Units), 1e-15);
        var opposite = Memories.Values(plan.Patterns, -1)[0].Select(value => -(float)value).ToArray();
        Assert.Equal(-1, Overlap.OfReal(plan.Patterns.Row(0), opposite));
    }

    [Fact]
    public void A_sparse_overlap_weighs_active_units_by_the_coding_level()
    {
        const double f = 0.3;
        using var plan = Memories.Plan(Memories.Random(Units, 2, f) with { Probes = new() { Disturbances = [new Disturbance.Flip(0.2)] } });
        int[] pattern = Memories.Values(plan.Patterns, 0)[0], state = Memories.Values(plan.Start, 0)[0];
        var expected = Enumerable.Range(0, Units).Sum(i => (pattern[i] - f) * state[i]) / (Units * f * (1 - f));
        Assert.Equal(expected, Overlap.OfCovariance(plan.Patterns.Row(0), plan.Start.Row(0), Units, f), 1e-12);
    }

    static ProbeSet Disturbed => new() { Disturbances = [new Disturbance.Flip(0.3)] };

    static Energy.Row<T> From<T>(RecallPlan plan) where T : unmanaged => sender => ((WeightMatrix<T>)plan.Weights!).From(sender);

    static double DoubleSum(double[,] weights, int[] state) => DoubleSum(weights, [.. state.Select(value => (double)value)]);

    static double DoubleSum(double[,] weights, double[] state)
    {
        var sum = 0.0;
        for (var i = 0; i < state.Length; i++)
            for (var j = 0; j < state.Length; j++) sum += weights[i, j] * state[i] * state[j];
        return -sum / 2;
    }

    static int Dot(int[] one, int[] other) => one.Zip(other, (a, b) => a * b).Sum();

    // ∫₀^V artanh(x)/gain dx, by the midpoint rule.
    static double Integral(double to, double gain)
    {
        const int steps = 20_000;
        return Enumerable.Range(0, steps).Sum(step => Math.Atanh(to * (step + 0.5) / steps)) * to / steps / gain;
    }
}
