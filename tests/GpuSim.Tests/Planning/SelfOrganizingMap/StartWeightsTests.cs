using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Planning.SelfOrganizingMap;

public sealed class StartWeightsTests
{
    [Fact]
    public void Uniform_weights_lie_between_their_limits()
    {
        var weights = Start(Maps.Plain with { Grid = new(100, 20), Initial = new InitialWeights.Uniform(-1, 3) });

        Assert.All(weights, weight => Assert.InRange(weight, -1, 2.9999998f));
        Assert.InRange(weights.Average(), 1 - 0.08, 1 + 0.08); // 4.4 σ/√n
    }

    [Fact]
    public void Normal_weights_have_their_mean_and_deviation()
    {
        var weights = Start(Maps.Plain with { Grid = new(100, 20), Initial = new InitialWeights.Normal(5, 0.5) });

        Assert.InRange(weights.Average(), 5 - 0.04, 5 + 0.04);
        Assert.InRange(Math.Sqrt(weights.Average(weight => (weight - 5) * (weight - 5))), 0.5 * 0.95, 0.5 * 1.05);
    }

    [Fact]
    public void Weights_from_samples_are_samples()
    {
        using var plan = MapPlanner.Plan(Maps.Plain with { Grid = new(40, 1), Initial = new InitialWeights.Samples() });
        var samples = plan.Data.View.AsSpan().ToArray().Chunk(2).Select(sample => (sample[0], sample[1])).ToHashSet();
        var weights = plan.Start.View.AsSpan().ToArray().Chunk(2).Select(weight => (weight[0], weight[1])).ToList();

        Assert.Subset(samples, weights.ToHashSet());
        Assert.InRange(weights.Distinct().Count(), 15, 30);
    }

    [Fact]
    public void Principal_components_spread_the_longest_axis_along_the_widest_direction()
    {
        // Variance 2 · 5² / 4 along (0.6, 0.8), 2 · 1² / 4 along (−0.8, 0.6), none along the third; mean (1, 2, 3).
        var data = Maps.Given([1 + 3, 2 + 4, 3], [1 - 3, 2 - 4, 3], [1 - 0.8, 2 + 0.6, 3], [1 + 0.8, 2 - 0.6, 3]);
        var weights = Start(Maps.Plain with { Grid = new(3, 5), Data = data, Initial = new InitialWeights.PrincipalComponents() });

        double along = 2 * Math.Sqrt(12.5), across = 2 * Math.Sqrt(0.5);
        AssertUnit(0, -1, -1);
        AssertUnit(1, 0, -1);
        AssertUnit(3, -1, -0.5);
        AssertUnit(7, 0, 0);
        AssertUnit(14, 1, 1);

        void AssertUnit(int unit, double x, double y)
        {
            Assert.Equal(1 + y * along * 0.6 + x * across * 0.8, weights[3 * unit], 1e-5);
            Assert.Equal(2 + y * along * 0.8 - x * across * 0.6, weights[3 * unit + 1], 1e-5);
            Assert.Equal(3, weights[3 * unit + 2], 1e-5);
        }
    }

    [Fact]
    public void Retinotopic_weights_start_near_their_place()
    {
        var weights = Start(Maps.Plain with { Grid = new(8, 6), Data = new TrainingData.VisualMap(2, 2, 0.14, 4, 0.2), Initial = new InitialWeights.Retinotopic(-0.05, 0, 0.14, 0.2) });

        for (var unit = 0; unit < 48; unit++)
        {
            var weight = weights.AsSpan(5 * unit, 5);
            Assert.InRange(weight[0] - unit % 8 / 7f, -0.0500001, 0.0000001);
            Assert.InRange(weight[1] - unit / 8 / 5f, -0.0500001, 0.0000001);
            Assert.InRange(weight[2], -0.14f, 0.14f);
            Assert.InRange(MathF.Sqrt(weight[3] * weight[3] + weight[4] * weight[4]), 0, 0.2000001);
        }
    }

    [Fact]
    public void Retinotopic_weights_are_standardised_with_the_samples()
    {
        var experiment = Maps.Plain with { Grid = new(3, 3), Data = new TrainingData.VisualMap(2, 2, 0.14, 4, 0.2), Initial = new InitialWeights.Retinotopic(0, 0, 0, 0), Standardise = true };

        var weights = Start(experiment); // places 0 and 1 have the mean ½ and the deviation ½

        Assert.Equal([-1f, 0, 1], new[] { weights[0], weights[5], weights[10] });
    }

    static float[] Start(MapExperiment experiment)
    {
        using var plan = MapPlanner.Plan(experiment);
        return plan.Start.View.AsSpan().ToArray();
    }
}
