using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Space;

namespace GpuSim.Tests.Model.Connectivity;

public sealed class DistanceRuleTests
{
    const double Alpha = 1e-3; // chance that a correct rule fails, once: the seeds are fixed
    static readonly RandomStream Stream = RandomStream.Named(31, "distance");

    public static TheoryData<int, bool, double> Spaces
    {
        get
        {
            var spaces = new TheoryData<int, bool, double>();
            foreach (var dimensions in new[] { 1, 2, 3 })
                foreach (var periodic in new[] { false, true })
                    foreach (var radius in new[] { 0, 0.04, 0.3, 0.7, 5 })
                        spaces.Add(dimensions, periodic, radius);
            return spaces;
        }
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void A_disc_of_probability_1_holds_all_that_are_near_and_nothing_else(int dimensions, bool periodic, double radius)
    {
        double[] extent = [1, 0.7, 1.9], center = [0.3, -5, 0];
        var layout = new Layout.Random(dimensions) { Periodic = periodic, Extent = extent[..dimensions], Center = center[..dimensions] };
        var ends = RuleExamples.Ends(layout, 300, layout, 400);
        var rule = new Disc(radius);
        var rows = rule.Rows(ends, Stream);
        var partners = new int[rows.MaxLength];
        var total = 0;

        for (var source = 0; source < 300; source++)
        {
            var near = Enumerable.Range(0, 400).Where(target => ends.Distances!.Between(source, target) <= radius).ToList();
            Assert.Equal(near, partners[..rows.Fill(source, partners)].Order());
            total += near.Count;
        }

        Assert.Equal(total, rule.ExpectedSynapses(ends));
    }

    [Fact]
    public void Slices_of_one_population_are_near_each_other_where_they_lie()
    {
        var ends = RuleExamples.Slices(500, "a[100..299]", "a[250..499]");
        var rows = new Disc(0.2, AllowAutapses: false).Rows(ends, Stream);
        var whole = RuleExamples.Slices(500, "a", "a").Distances!;
        var partners = new int[rows.MaxLength];

        for (var source = 0; source < 200; source++)
            Assert.Equal(
                Enumerable.Range(250, 250).Where(id => id != source + 100 && whole.Between(source + 100, id) <= 0.2),
                partners[..rows.Fill(source, partners)].Select(target => target + 250).Order());
    }

    public static TheoryData<DistanceRule> Profiles => [new GaussianByDistance(0.1, 0.8), new GaussianByDistance(0.2, 0.5, Cutoff: 0.25), new ExponentialByDistance(0.1, 0.9), new ExponentialByDistance(0.3, 1, Cutoff: 0.3), new Disc(0.25, 0.3)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Pairs_are_connected_with_the_probability_at_their_distance(DistanceRule rule)
    {
        const int Bins = 40;
        var layout = new Layout.Random(2) { Periodic = true };
        var ends = RuleExamples.Ends(layout, 600, layout, 600);
        double[] connected = new double[Bins], expected = new double[Bins], spread = new double[Bins];
        foreach (var (source, target, isConnected) in Pairs(rule, ends))
        {
            var distance = ends.Distances!.Between(source, target);
            var probability = rule.Cutoff < distance || rule is Disc disc && distance > disc.Radius ? 0 : rule.At(distance);
            var bin = (int)(distance * Bins / 0.71);
            connected[bin] += isConnected ? 1 : 0;
            expected[bin] += probability;
            spread[bin] += probability * (1 - probability);
        }

        Assert.All(Enumerable.Range(0, Bins).Where(bin => expected[bin] == 0), bin => Assert.Equal(0, connected[bin]));
        Assert.True(ChiSquare.PValue(Enumerable.Range(0, Bins).Where(bin => spread[bin] > 5).Select(bin => // standardised: the variance is that of Bernoulli trials
            (expected[bin] + (connected[bin] - expected[bin]) * Math.Sqrt(expected[bin] / spread[bin]), expected[bin]))) > Alpha);
        Assert.Equal(expected.Sum(), connected.Sum(), 4.5 * Math.Sqrt(spread.Sum()));
        Assert.Equal(rule.ExpectedSynapses(ends), expected.Sum(), 0.02 * expected.Sum());
    }

    [Fact]
    public void With_periodic_edges_the_place_of_a_neuron_does_not_matter()
    {
        var grid = new Layout.Grid([30, 20]) { Extent = [3, 2], Periodic = true };
        var degrees = Degrees(new Disc(0.45), RuleExamples.Ends(grid, 600, grid, 600, same: true));
        Assert.Single(degrees.Distinct());

        var bordered = Degrees(new Disc(0.45), RuleExamples.Ends(grid with { Periodic = false }, 600, grid, 600, same: true));
        Assert.Equal(degrees[0], bordered.Max());
        Assert.True(bordered[0] < 0.4 * bordered.Max()); // in a corner
    }

    [Fact]
    public void Grids_lie_as_in_NEST()
    {
        // nest.Create("iaf_psc_alpha", positions=nest.spatial.grid([2, 3], extent=[2., 3.], center=[1., 0.])): columns from the left, each from the top.
        var positions = new Layout.Grid([2, 3]) { Extent = [2, 3], Center = [1, 0] }.Place(6, Stream);
        Assert.Equal(
            [[0.5, 1], [0.5, 0], [0.5, -1], [1.5, 1], [1.5, 0], [1.5, -1]],
            Enumerable.Range(0, 6).Select(neuron => positions.Of(neuron).ToArray()));
    }

    [Fact]
    public void Without_positions_a_rule_says_what_it_needs() =>
        Assert.Equal(["expected positions of the neurons, which distances need, got none"], new Disc(1).Check(new(10, 10, false)));

    static IEnumerable<(int Source, int Target, bool Connected)> Pairs(DistanceRule rule, Endpoints ends)
    {
        var rows = rule.Rows(ends, Stream);
        var partners = new int[rows.MaxLength];
        for (var source = 0; source < ends.Sources; source++)
        {
            var found = partners[..rows.Fill(source, partners)].ToHashSet();
            for (var target = 0; target < ends.Targets; target++) yield return (source, target, found.Contains(target));
        }
    }

    static int[] Degrees(DistanceRule rule, Endpoints ends)
    {
        var rows = rule.Rows(ends, Stream);
        var partners = new int[rows.MaxLength];
        return [.. Enumerable.Range(0, ends.Sources).Select(source => rows.Fill(source, partners))];
    }
}
