using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.Planning;

namespace GpuSim.Tests.Planning;

public sealed class ThresholdTableTests
{
    const double Alpha = 1e-3; // chance that a correct table fails, once: the seeds are fixed
    const int Draws = 1_000_000;

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(16)]
    public void Poisson_numbers_have_their_probabilities(double mean)
    {
        using var table = ThresholdTable.Poisson(mean);
        var probability = Math.Exp(-mean);
        var expected = new List<double>();
        for (var k = 0; k <= table.Max; k++)
        {
            expected.Add(probability);
            probability *= mean / (k + 1);
        }
        Assert.Equal(0, table.Min);
        Assert.True(Agreement(table, value => expected[value]) > Alpha);
        Assert.Equal(mean, MeanOfAllDraws(table), 1e-7);
    }

    [Theory]
    [InlineData(15, 7.5, 1)]
    [InlineData(7.5, 3.75, 1)]
    [InlineData(-3, 2, 1)]
    [InlineData(100, 0.3, 1)]
    public void Rounded_normal_numbers_have_the_probabilities_of_the_truncated_normal(double mean, double deviation, double min)
    {
        using var table = ThresholdTable.RoundedNormal(mean, deviation, min);
        double Above(double x) => NormalDistribution.Cdf((mean - Math.Max(x, min)) / deviation);
        Assert.True(table.Min >= 1);
        Assert.True(Agreement(table, value => (Above(value - 0.5) - Above(value + 0.5)) / Above(min)) > Alpha);
    }

    [Fact]
    public void Drawing_again_and_rounding_give_the_same_distribution()
    {
        using var table = ThresholdTable.RoundedNormal(15, 7.5, 1);
        var stream = RandomStream.Named(4, "reference");
        var drawn = new int[table.Max + 1];
        for (uint i = 0; i < Draws; i++)
            for (uint attempt = 0; ; attempt++)
            {
                var block = Philox.Draw(stream, new(attempt, i, 0, 0));
                var value = 15 + 7.5 * Math.Sqrt(-2 * Math.Log(RandomDraws.Unit(block.X, block.Y))) * Math.Cos(2 * Math.PI * RandomDraws.Unit(block.Z, block.W));
                if (value < 1) continue;
                drawn[(int)Math.Round(value)]++;
                break;
            }
        Assert.True(Agreement(table, value => (double)drawn[value] / Draws, noisy: true) > Alpha);
    }

    [Fact]
    public void Rounded_uniform_numbers_are_cut_at_the_minimum()
    {
        using var table = ThresholdTable.RoundedUniform(-2, 5.5, 1);
        Assert.Equal((1, 5), (table.Min, table.Max));
        Assert.True(Agreement(table, value => (value == 1 ? 0.5 : 1) / 4.5) > Alpha);
    }

    [Fact]
    public void Constants_need_no_draw()
    {
        using var constant = ThresholdTable.Constant(15);
        using var normal = ThresholdTable.RoundedNormal(14.6, 0);
        using var uniform = ThresholdTable.RoundedUniform(3, 3, 1);
        Assert.Equal((15, 15, 15), (constant.Min, constant.Max, constant.Lookup.Value(123)));
        Assert.Equal(15, normal.Lookup.Value(uint.MaxValue));
        Assert.Equal(3, uniform.Lookup.Value(0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void The_guide_gives_what_counting_gives(double mean)
    {
        using var table = ThresholdTable.Poisson(mean);
        var lookup = table.Lookup;
        var thresholds = Enumerable.Range(0, table.Max + 1).Select(value => FirstDrawAtLeast(lookup, value)).Skip(1).ToArray();
        var stream = RandomStream.Named(9, "guide");
        for (uint i = 0; i < 20_000; i++)
        {
            var draw = Philox.Draw(stream, new(i, 0, 0, 0)).X;
            Assert.Equal(thresholds.Count(threshold => threshold <= draw), lookup.Value(draw));
        }
    }

    [Fact]
    public void Both_ends_of_the_draws_give_the_ends_of_the_range()
    {
        using var table = ThresholdTable.RoundedNormal(15, 7.5, 1);
        Assert.Equal((table.Min, table.Max), (table.Lookup.Value(0), table.Lookup.Value(uint.MaxValue)));
    }

    [Fact]
    public void Large_means_split_into_equal_parts()
    {
        Assert.Equal(1, ThresholdTable.PoissonSplit(0));
        Assert.Equal(1, ThresholdTable.PoissonSplit(16));
        Assert.Equal(2, ThresholdTable.PoissonSplit(16.5));
        Assert.Equal(63, ThresholdTable.PoissonSplit(1000));
    }

    [Fact]
    public void What_a_table_cannot_hold_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdTable.Poisson(17));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdTable.Poisson(double.NaN));
        Assert.Throws<ArgumentException>(() => ThresholdTable.RoundedNormal(0, 1, 100));
        Assert.Throws<ArgumentException>(() => ThresholdTable.RoundedNormal(0, 0, 1));
        Assert.Throws<ArgumentException>(() => ThresholdTable.RoundedNormal(0, 1e6));
        Assert.Throws<ArgumentException>(() => ThresholdTable.RoundedUniform(0, 1, 1));
    }

    [Fact]
    public void Lognormal_delays_are_drawn_again_below_one_step_and_rounded()
    {
        using var table = ThresholdTable.RoundedLognormal(4, 3, min: 1);
        double variance = Math.Log(1 + 9.0 / 16), mu = Math.Log(4) - variance / 2;
        double Below(double x) => GpuSim.Dynamics.Numerics.NormalDistribution.Cdf((Math.Log(x) - mu) / Math.Sqrt(variance));
        Assert.Equal(1, table.Min);
        Assert.True(Agreement(table, k => (Below(k + 0.5) - Below(Math.Max(1, k - 0.5))) / (1 - Below(1))) > 1e-3);
    }

    static double Agreement(ThresholdTable table, Func<int, double> probability, bool noisy = false)
    {
        var lookup = table.Lookup;
        var draws = new uint[Draws];
        RandomDraws.Fill(RandomStream.Named(1, "tables"), 0, 0, draws);
        var counts = new int[table.Max + 1];
        foreach (var draw in draws) counts[lookup.Value(draw)]++;
        return ChiSquare.PValue(Enumerable.Range(table.Min, table.Max - table.Min + 1)
            .Select(value => noisy // two samples: the difference has twice the variance
                ? (counts[value] + (Draws * probability(value) - counts[value]) * (1 - Math.Sqrt(0.5)), Draws * probability(value))
                : (counts[value], Draws * probability(value))));
    }

    static double MeanOfAllDraws(ThresholdTable table)
    {
        double sum = 0;
        for (var value = 1; value <= table.Max; value++) sum += 4294967296.0 - FirstDrawAtLeast(table.Lookup, value); // P(k ≥ value)
        return sum / 4294967296.0;
    }

    static uint FirstDrawAtLeast(ThresholdLookup lookup, int value)
    {
        uint low = 0, high = uint.MaxValue;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (lookup.Value(middle) >= value) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
