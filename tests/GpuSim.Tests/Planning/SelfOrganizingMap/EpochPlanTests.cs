using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Planning.SelfOrganizingMap;

public sealed class EpochPlanTests
{
    public static TheoryData<MapGrid> Grids => new(
        new MapGrid(1), new MapGrid(7), new MapGrid(7, Toroidal: true), new MapGrid(1, 6, Toroidal: true),
        new MapGrid(5, 4), new MapGrid(5, 4, Toroidal: true), new MapGrid(2, 2, Toroidal: true), new MapGrid(4, 3, 3), new MapGrid(4, 3, 3, Toroidal: true),
        new MapGrid(5, 4, Hexagonal: true), new MapGrid(6, 4, Hexagonal: true, Toroidal: true), new MapGrid(1, 2, Hexagonal: true, Toroidal: true));

    [Theory]
    [MemberData(nameof(Grids))]
    public void Profiles_hold_h_of_every_pair(MapGrid grid)
    {
        foreach (var kind in Enum.GetValues<NeighbourhoodKind>())
        {
            var epoch = First(Maps.Plain with { Grid = grid, Neighbourhood = new(kind, false, false), Sigma = new Schedule.Linear(1.3, 1.3) });
            for (var winner = 0; winner < grid.Units; winner++)
                for (var unit = 0; unit < grid.Units; unit++) Assert.Equal(H(kind, grid, winner, unit, 1.3), At(epoch, grid, winner, unit), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Gains_divide_by_the_sum_over_map_or_window(MapGrid grid)
    {
        foreach (var kind in new[] { NeighbourhoodKind.Gaussian, NeighbourhoodKind.Bubble })
        {
            var whole = First(Maps.Plain with { Grid = grid, Neighbourhood = new(kind, false, true), Alpha = new Schedule.Linear(2, 2), Sigma = new Schedule.Linear(1.3, 1.3) });
            var largest = Enumerable.Range(0, grid.Units).Max(winner => Sum(winner, _ => true));
            Assert.All(whole.Gain, gain => Assert.Equal(2 / largest, gain, 1e-6));

            foreach (var sigma in new[] { 0.4, 1.3 })
            {
                var window = First(Maps.Plain with { Grid = grid, Neighbourhood = new(kind, true, true), Alpha = new Schedule.Linear(2, 2), Sigma = new Schedule.Linear(sigma, sigma) });
                var reach = Math.Min((int)Math.Ceiling(sigma), Math.Max(grid.Width, Math.Max(grid.Height, grid.Depth)));
                Assert.Equal(reach, window.Reach);
                for (var winner = 0; winner < grid.Units; winner++)
                    Assert.Equal(2 / Sum(winner, unit => IsWithin(grid, winner, unit, reach), sigma), window.Gain[winner], 1e-6);
            }

            double Sum(int winner, Func<int, bool> counts, double sigma = 1.3) => Enumerable.Range(0, grid.Units).Where(counts).Sum(unit => H(kind, grid, winner, unit, sigma));
        }
    }

    [Fact]
    public void Pairs_of_rows_as_far_apart_share_a_profile()
    {
        Assert.Equal(64 * 127, First(Maps.Plain with { Grid = new(64, 64) }).Profiles.Length);
        Assert.Equal(33 * 127, First(Maps.Plain with { Grid = new(64, 64, Toroidal: true) }).Profiles.Length);
    }

    [Fact]
    public void Width_0_leaves_the_winner_alone()
    {
        var epoch = First(Maps.Plain with { Sigma = new Schedule.Linear(0, 0) });

        for (var unit = 0; unit < 20; unit++) Assert.Equal(unit == 7 ? 1 : 0, At(epoch, Maps.Plain.Grid, 7, unit));
    }

    [Fact]
    public void No_number_of_h_is_subnormal()
    {
        var epoch = First(Maps.Plain with { Grid = new(100), Sigma = new Schedule.Linear(2, 2) });

        Assert.All(epoch.Profiles, value => Assert.True(value is 0 or > 1e-31f));
        Assert.Contains(0f, epoch.Profiles);
    }

    [Fact]
    public void Schedules_follow_their_formulas_and_keep_their_minimum()
    {
        Assert.Equal([1.8f, 1.6f, 1.4f, 1.2f, 1f, 0.8f, 0.6f, 0.4f, 0.2f, 0f], Alphas(new Schedule.Linear(2, 0)), (one, other) => Math.Abs(one - other) < 1e-7f);
        Assert.Equal(Enumerable.Range(1, 10).Select(t => (float)Math.Max(0.1, 2 * Math.Exp(-t / 3.0))), Alphas(new Schedule.Exponential(2, 3) { Minimum = 0.1 }), (one, other) => Math.Abs(one - other) < 1e-7f);
        Assert.Equal(Enumerable.Range(1, 10).Select(t => (float)(2 / Math.Sqrt(t))), Alphas(new Schedule.Power(2, 0.5)), (one, other) => Math.Abs(one - other) < 1e-6f);
    }

    [Fact]
    public void Batch_learning_has_the_rate_1()
    {
        var epoch = First(Maps.Plain with { Learning = new MapLearning.Batch(), Alpha = null });

        Assert.Equal(1, epoch.Alpha);
        Assert.All(epoch.Gain, gain => Assert.Equal(1, gain));
    }

    [Fact]
    public void Samples_come_in_their_order_or_in_one_drawn_for_each_epoch()
    {
        Assert.All(Epochs(Maps.Plain), epoch => Assert.Equal(Enumerable.Range(0, 30), epoch.Order));

        var drawn = Epochs(Maps.Plain with { Learning = new MapLearning.Online(true) });
        Assert.All(drawn, epoch => Assert.Equal(Enumerable.Range(0, 30), epoch.Order.Order()));
        Assert.Equal(10, drawn.Select(epoch => string.Join(' ', epoch.Order)).Distinct().Count());
        Assert.Equal(drawn[3].Order, Epochs(Maps.Plain with { Learning = new MapLearning.MiniBatch(4, true), Seeds = new(1, 7) })[3].Order); // the noise's seed
    }

    [Fact]
    public void A_mexican_hat_that_sums_to_less_than_0_cannot_be_normalised()
    {
        var hat = Maps.Plain with { Grid = new(20, 20), Neighbourhood = new(NeighbourhoodKind.MexicanHat, false, true), Sigma = new Schedule.Linear(2, 2) };

        Assert.Throws<InfeasibleException>(() => Epochs(hat));
        Assert.Equal("neighbourhood", Assert.Throws<InfeasibleException>(() => MapPlanner.Check(hat, 1 << 30)).Problems.Single().Path);
        MapPlanner.Check(hat with { Sigma = new Schedule.Linear(0.5, 0.5) }, 1 << 30); // 1 at the winner, nearly nothing elsewhere
    }

    [Fact]
    public void Squared_distances_on_a_long_chain_do_not_overflow()
    {
        var epoch = First(Maps.Plain with { Grid = new(70_000), Sigma = new Schedule.Linear(1, 1) });

        Assert.Equal(1 + 2 * Enumerable.Range(1, 11).Sum(d => Math.Exp(-0.5 * d * d)), epoch.Profiles.Sum(value => (double)value), 1e-6);
    }

    static EpochPlan First(MapExperiment experiment) => Epochs(experiment with { Epochs = 1 })[0];

    static List<EpochPlan> Epochs(MapExperiment experiment)
    {
        using var plan = MapPlanner.Plan(experiment);
        return [.. MapPlanner.Epochs(plan)];
    }

    static IEnumerable<float> Alphas(Schedule schedule) => Epochs(Maps.Plain with { Alpha = schedule }).Select(epoch => epoch.Alpha);

    static float At(EpochPlan epoch, MapGrid grid, int winner, int unit)
    {
        var profile = epoch.ProfileOf[winner / grid.Width * (grid.Height * grid.Depth) + unit / grid.Width];
        return epoch.Profiles[profile * (2 * grid.Width - 1) + unit % grid.Width - winner % grid.Width + grid.Width - 1];
    }

    static double H(NeighbourhoodKind kind, MapGrid grid, int winner, int unit, double sigma)
    {
        var relative = (double)grid.SquaredDistance(winner, unit) / grid.Scale / (sigma * sigma);
        return kind switch
        {
            NeighbourhoodKind.Gaussian => Math.Exp(-relative / 2),
            NeighbourhoodKind.Bubble => relative <= 1 ? 1 : 0,
            _ => (1 - relative) * Math.Exp(-relative / 2),
        };
    }

    static bool IsWithin(MapGrid grid, int winner, int unit, int reach)
    {
        var ((x1, y1, z1), (x2, y2, z2)) = (grid.Place(winner), grid.Place(unit));
        return Gap(x1, x2, grid.Width) <= reach && Gap(y1, y2, grid.Height) <= reach && Gap(z1, z2, grid.Depth) <= reach;
        int Gap(int one, int other, int period) => grid.Toroidal ? Math.Min(Math.Abs(one - other), period - Math.Abs(one - other)) : Math.Abs(one - other);
    }
}
