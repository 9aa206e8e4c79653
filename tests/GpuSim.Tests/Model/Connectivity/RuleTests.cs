using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Tests.Model.Connectivity;

public sealed class RuleTests
{
    const double Alpha = 1e-3; // chance that a correct rule fails, once: the seeds are fixed
    static readonly RandomStream Stream = RandomStream.Named(21, "rules");

    [Fact]
    public void Potjans_and_Diesmann_synapse_numbers()
    {
        // Layer 2/3: ln(1 − C) / ln(1 − 1/(N N)) by a calculator with 50 digits.
        Assert.Equal(45499806, new FixedTotalNumber(null, 0.1009).ExpectedSynapses(new(20683, 20683, true)));
        Assert.Equal(0, new FixedTotalNumber(null, 0.0).ExpectedSynapses(new(20683, 20683, true)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Synapses_of_a_total_number_with_multapses_are_uniform_over_the_pairs(bool autapses, bool same)
    {
        var ends = new Endpoints(40, same ? 40 : 60, same);
        var counts = PairCounts(new FixedTotalNumber(200_000, null, autapses), ends, 1);
        var pairs = Pairs(ends, autapses).ToList();
        Assert.True(ChiSquare.PValue(pairs.Select(pair => ((double)counts[pair.Source, pair.Target], 200_000.0 / pairs.Count))) > Alpha);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(5, false)]
    [InlineData(12, false)]
    [InlineData(17, true)]
    public void Synapses_of_a_total_number_without_multapses_are_uniform_over_the_pairs(int number, bool autapses)
    {
        // A small grid many times: the count of a pair over seeds is binomial, and so is that of two pairs at once, which a wrong row count would bend.
        const int Seeds = 20_000;
        var ends = new Endpoints(5, 5, true);
        var pairs = Pairs(ends, autapses).ToList();
        var rule = new FixedTotalNumber(number, null, autapses, AllowMultapses: false);
        var single = new double[pairs.Count];
        double sameRow = 0;
        for (uint seed = 0; seed < Seeds; seed++)
        {
            var counts = PairCounts(rule, ends, 1, new(seed, 77));
            for (var i = 0; i < pairs.Count; i++) single[i] += counts[pairs[i].Source, pairs[i].Target];
            sameRow += counts[0, 1] * counts[0, 2];
        }
        var probability = (double)number / pairs.Count;
        var both = probability * (number - 1) / (pairs.Count - 1);
        Assert.All(single, count => Assert.Equal(probability, count / Seeds, 4.5 * Math.Sqrt(probability / Seeds)));
        Assert.Equal(both, sameRow / Seeds, 4.5 * Math.Sqrt(both / Seeds));
    }

    [Fact]
    public void All_pairs_can_be_taken_without_multapses()
    {
        var ends = new Endpoints(30, 30, true);
        var counts = PairCounts(new FixedTotalNumber(30 * 29, null, AllowAutapses: false, AllowMultapses: false), ends, 1);
        Assert.All(Pairs(ends, autapses: false), pair => Assert.Equal(1, counts[pair.Source, pair.Target]));
    }

    [Theory]
    [InlineData(7, true, true)]
    [InlineData(7, true, false)]
    [InlineData(7, false, true)]
    [InlineData(7, false, false)]
    [InlineData(35, false, false)]
    public void Sources_of_a_fixed_in_degree_are_uniform(int inDegree, bool autapses, bool multapses)
    {
        var ends = new Endpoints(40, 40, true);
        var counts = PairCounts(new FixedInDegree(inDegree, autapses, multapses), ends, 200);
        var expected = 200.0 * inDegree / (autapses ? 40 : 39);
        var scale = multapses ? 1 : 1 - inDegree / 39.0; // variance without multapses, where a pair occurs once at most
        Assert.True(ChiSquare.PValue(Pairs(ends, autapses).Select(pair => (expected + (counts[pair.Source, pair.Target] - expected) / Math.Sqrt(scale), expected))) > Alpha);
        for (var target = 0; target < 40; target++)
            Assert.Equal(200 * inDegree, Enumerable.Range(0, 40).Sum(source => counts[source, target]));
    }

    [Theory]
    [InlineData(7, true, true)]
    [InlineData(7, false, false)]
    [InlineData(35, false, false)]
    public void Targets_of_a_fixed_out_degree_are_uniform(int outDegree, bool autapses, bool multapses)
    {
        var ends = new Endpoints(40, 40, true);
        var counts = PairCounts(new FixedOutDegree(outDegree, autapses, multapses), ends, 200);
        var expected = 200.0 * outDegree / (autapses ? 40 : 39);
        var scale = multapses ? 1 : 1 - outDegree / 39.0; // variance without multapses, where a pair occurs once at most
        Assert.True(ChiSquare.PValue(Pairs(ends, autapses).Select(pair => (expected + (counts[pair.Source, pair.Target] - expected) / Math.Sqrt(scale), expected))) > Alpha);
        for (var source = 0; source < 40; source++)
            Assert.Equal(200 * outDegree, Enumerable.Range(0, 40).Sum(target => counts[source, target]));
    }

    [Theory]
    [InlineData(0.02, true)]
    [InlineData(0.3, false)]
    [InlineData(0.95, true)]
    public void Bernoulli_pairs_are_independent(double probability, bool autapses)
    {
        const int Repeats = 500;
        var ends = new Endpoints(40, 40, true);
        var counts = PairCounts(new PairwiseBernoulli(probability, autapses), ends, Repeats);
        var expected = Repeats * probability;
        var pairs = Pairs(ends, autapses).ToList();
        Assert.True(ChiSquare.PValue(pairs.Select(pair => (expected + (counts[pair.Source, pair.Target] - expected) / Math.Sqrt(1 - probability), expected))) > Alpha);
        if (!autapses) Assert.All(Enumerable.Range(0, 40), neuron => Assert.Equal(0, counts[neuron, neuron]));
    }

    [Fact]
    public void Bernoulli_neighbours_are_uncorrelated()
    {
        var rows = new PairwiseBernoulli(0.3).Rows(new(20_000, 50, false), Stream);
        var partners = new int[50];
        double both = 0;
        for (var row = 0; row < 20_000; row++)
        {
            var found = partners[..rows.Fill(row, partners)];
            both += Enumerable.Range(0, 25).Count(pair => found.Contains(2 * pair) && found.Contains(2 * pair + 1));
        }
        Assert.Equal(0.09, both / 500_000, 4.5 * Math.Sqrt(0.09 * 0.91 / 500_000));
    }

    [Fact]
    public void Bernoulli_ends_are_exact()
    {
        var ends = new Endpoints(30, 30, true);
        Assert.All(PairCounts(new PairwiseBernoulli(0), ends, 1).Cast<int>(), count => Assert.Equal(0, count));
        Assert.All(PairCounts(new PairwiseBernoulli(1), ends, 1).Cast<int>(), count => Assert.Equal(1, count));
        Assert.All(PairCounts(new PairwiseBernoulli(1e-300), ends, 1).Cast<int>(), count => Assert.Equal(0, count));
    }

    [Fact]
    public void One_to_one_and_all_to_all()
    {
        var ends = new Endpoints(4, 4, true);
        Assert.Equal([0, 1, 2, 3], Rows(new OneToOne(), ends).Select(row => Assert.Single(row)));
        Assert.All(Rows(new OneToOne(AllowAutapses: false), ends), Assert.Empty);
        Assert.All(Rows(new AllToAll(), ends), row => Assert.Equal([0, 1, 2, 3], row));
        Assert.Equal([0, 1, 3], Rows(new AllToAll(AllowAutapses: false), ends)[2]);
        Assert.Equal([0, 1, 2, 3], Rows(new AllToAll(AllowAutapses: false), ends with { Same = false })[2]);
    }

    [Fact]
    public void What_cannot_be_drawn_is_reported()
    {
        var same = new Endpoints(10, 10, true);
        Assert.Equal(["expected populations of equal size, got 10 sources and 11 targets"], new OneToOne().Check(new(10, 11, false)));
        Assert.Equal(["expected an in-degree of at most 9, the sources there are without multapses, got 10"], new FixedInDegree(10, false, false).Check(same));
        Assert.Equal(["expected an out-degree of at most 9, the targets there are without multapses, got 10"], new FixedOutDegree(10, false, false).Check(same));
        Assert.Equal(["expected at most 90 synapses, the pairs there are without multapses, got 91"], new FixedTotalNumber(91, null, false, false).Check(same));
        Assert.Equal(["expected a pair of different neurons, got none for 1 synapses"], new FixedTotalNumber(1, null, false).Check(new(1, 1, true)));
        Assert.Single(new FixedTotalNumber(null, 1).Check(same));
        Assert.Empty(new FixedTotalNumber(null, 1, AllowMultapses: false).Check(same));
    }

    [Fact]
    public void Scaling_keeps_probabilities()
    {
        var full = new Endpoints(1000, 2000, false);
        Assert.Equal(new FixedInDegree(10), new FixedInDegree(100).Scaled(full, 0.1));
        Assert.Equal(new FixedOutDegree(20), new FixedOutDegree(200).Scaled(full, 0.1));
        Assert.Equal(new FixedTotalNumber(100), new FixedTotalNumber(10_000).Scaled(full, 0.1));
        Assert.Equal(new PairwiseBernoulli(0.1), new PairwiseBernoulli(0.1).Scaled(full, 0.1));
        var number = new FixedTotalNumber(null, 0.1).ExpectedSynapses(full);
        Assert.Equal(Math.Round(number / 100), new FixedTotalNumber(null, 0.1).Scaled(full, 0.1).ExpectedSynapses(new(100, 200, false)));
    }

    static IEnumerable<(int Source, int Target)> Pairs(Endpoints ends, bool autapses) =>
        from source in Enumerable.Range(0, ends.Sources)
        from target in Enumerable.Range(0, ends.Targets)
        where !ends.Same || autapses || source != target
        select (source, target);

    static int[,] PairCounts(IConnectivityRule rule, Endpoints ends, int repeats, RandomStream? stream = null)
    {
        var counts = new int[ends.Sources, ends.Targets];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var rows = rule.Rows(ends, stream ?? RandomStream.Named((ulong)repeat, "pairs"));
            var partners = new int[rows.MaxLength];
            for (var row = 0; row < (rows.Axis == RowAxis.Source ? ends.Sources : ends.Targets); row++)
                foreach (var partner in partners.AsSpan(0, rows.Fill(row, partners)))
                    if (rows.Axis == RowAxis.Source) counts[row, partner]++;
                    else counts[partner, row]++;
        }
        return counts;
    }

    static int[][] Rows(IConnectivityRule rule, Endpoints ends)
    {
        var rows = rule.Rows(ends, Stream);
        var partners = new int[rows.MaxLength];
        return [.. Enumerable.Range(0, ends.Sources).Select(row => partners[..rows.Fill(row, partners)].ToArray())];
    }
}
