using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Planning.SelfOrganizingMap;

public sealed class SamplePlanTests
{
    [Fact]
    public void Clusters_lie_on_the_unit_circle_and_share_points_in_turn()
    {
        using var plan = MapPlanner.Plan(Maps.Plain with { Data = new TrainingData.Clusters(20_002, 4, 0.1) });
        var data = plan.Data.View.AsSpan();

        Assert.Equal(["1", "2", "3", "4", "1"], plan.Labels!.Take(5));
        for (var cluster = 0; cluster < 4; cluster++)
        {
            var (sum, square) = (new double[2], 0.0);
            for (var point = cluster; point < 20_000; point += 4)
            {
                var (x, y) = (data[2 * point] - Math.Cos(cluster * Math.PI / 2), data[2 * point + 1] - Math.Sin(cluster * Math.PI / 2));
                (sum[0], sum[1], square) = (sum[0] + x, sum[1] + y, square + x * x + y * y);
            }
            Assert.InRange(sum[0] / 5000, -0.006, 0.006); // 4 σ/√n
            Assert.InRange(sum[1] / 5000, -0.006, 0.006);
            Assert.InRange(square / 10_000, 0.01 * (1 - 0.06), 0.01 * (1 + 0.06)); // 4 √(2/n) of the variance
        }
    }

    [Fact]
    public void A_uniform_cube_is_even_in_every_dimension()
    {
        using var plan = MapPlanner.Plan(Maps.Plain with { Data = new TrainingData.UniformCube(4000, 3) });
        var data = plan.Data.View.AsSpan().ToArray();

        Assert.All(data, value => Assert.InRange(value, 0, 0.99999994f));
        for (var dimension = 0; dimension < 3; dimension++)
        {
            var counts = new long[8];
            for (var point = 0; point < 4000; point++) counts[(int)(8 * data[3 * point + dimension])]++;
            Assert.All(counts, count => Assert.InRange(count, 500 - 100, 500 + 100)); // 4.8 σ
        }
    }

    [Fact]
    public void A_visual_map_has_every_stimulus_once_in_its_order()
    {
        using var plan = MapPlanner.Plan(Maps.Plain with { Data = new TrainingData.VisualMap(3, 2, 0.14, 4, 0.2) });
        var data = plan.Data.View.AsSpan();

        Assert.Equal(48, plan.Samples);
        Assert.Equal([0f, 0f, 0.14f, 0.2f, 0f], data[..5]);
        Assert.Equal([0f, 0f, 0.14f, 0f, 0.2f], data[5..10].ToArray().Select(value => MathF.Abs(value) < 1e-8f ? 0 : value)); // 45°
        Assert.Equal([0f, 0f, -0.14f, 0.2f, 0f], data[20..25]);
        Assert.Equal([0.5f, 0f], data[40..42]);
        Assert.Equal([1f, 1f], data[235..237]);
    }

    [Fact]
    public void Standardised_dimensions_have_mean_0_and_variance_1_and_constant_ones_are_shifted()
    {
        using var plan = MapPlanner.Plan(Maps.Plain with { Data = Maps.Given([1, 0.1, 4], [3, 0.1, 8], [5, 0.1, 6]), Standardise = true });
        var data = plan.Data.View.AsSpan();
        var step = (float)Math.Sqrt(1.5); // 2/√(8/3)

        Assert.Equal([-step, 0, step], new[] { data[0], data[3], data[6] });
        Assert.All(new[] { data[1], data[4], data[7] }, value => Assert.InRange(value, -1e-15, 1e-15));
        Assert.Equal([-step, step, 0], new[] { data[2], data[5], data[8] });
    }

    [Fact]
    public void For_the_cosine_samples_have_length_1()
    {
        using var plan = MapPlanner.Plan(Maps.Plain with { Data = Maps.Given([3, 4], [-5, 12]), Metric = Metric.Cosine });

        Assert.Equal([0.6f, 0.8f, -5 / 13f, 12 / 13f], plan.Data.View.AsSpan());
    }

    [Fact]
    public void The_network_seed_alone_decides_samples_and_weights()
    {
        using var first = MapPlanner.Plan(Maps.Plain);
        using var again = MapPlanner.Plan(Maps.Plain with { Seeds = new(7, 8) });
        using var other = MapPlanner.Plan(Maps.Plain with { Seeds = new(9, 7) });

        Assert.Equal(first.Data.View.AsSpan(), again.Data.View.AsSpan());
        Assert.Equal(first.Start.View.AsSpan(), again.Start.View.AsSpan());
        Assert.False(first.Data.View.AsSpan().SequenceEqual(other.Data.View.AsSpan()));
        Assert.False(first.Start.View.AsSpan().SequenceEqual(other.Start.View.AsSpan()));
    }
}
