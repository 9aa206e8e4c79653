using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.Model;
using GpuSim.Planning;

namespace GpuSim.Tests.Planning;

public sealed class ValueSamplerTests
{
    const double Alpha = 1e-3; // chance that a correct sampler fails, once: the seeds are fixed
    const int Draws = 400_000;
    static readonly RandomStream Stream = RandomStream.Named(5, "values");

    public static TheoryData<Distribution> Distributions =>
    [
        new Distribution.Uniform(-3, 5),
        new Distribution.Normal(87.8, 8.78),
        new Distribution.Normal(-1, 1) { Min = 0, Outside = OutOfRange.Redraw },
        new Distribution.Normal(0, 1) { Min = -1, Max = 0.5, Outside = OutOfRange.Redraw },
        new Distribution.Lognormal(2, 1.5),
        new Distribution.Lognormal(0.3, 0.1, -1),
        new Distribution.Normal(20, 1) { Max = 12, Outside = OutOfRange.Redraw },
    ];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Values_and_batches_follow_the_distribution(Distribution distribution)
    {
        var sampler = new ValueSampler(distribution, Stream);
        var edges = Enumerable.Range(1, 99).Select(i => Quantile(distribution, i / 100.0)).ToArray();
        int[] single = new int[100], batch = new int[100];
        for (uint i = 0; i < Draws; i++) single[Place(edges, sampler.Value(3, i))]++;
        foreach (var quanta in Batch(sampler, 1e-7)) batch[Place(edges, quanta * 1e-7)]++;
        Assert.True(ChiSquare.PValue(single.Select(count => ((double)count, Draws / 100.0))) > Alpha);
        Assert.True(ChiSquare.PValue(batch.Select(count => ((double)count, Draws / 100.0))) > Alpha);
    }

    [Fact]
    public void A_batch_is_the_inverse_of_its_draws_to_1e_7_standard_deviations()
    {
        var draws = new uint[Draws];
        RandomDraws.Fill(Stream, 3, 1, draws);
        var values = Batch(new(new Distribution.Normal(0, 1), Stream), 4e-9);
        for (var i = 0; i < Draws; i++)
            Assert.Equal(NormalDistribution.Quantile((draws[i] + 0.5) / 4294967296.0) / 4e-9, values[i], 26.0); // 25 + rounding
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1001)]
    public void Values_of_a_row_are_what_its_quanta_round(int count)
    {
        var sampler = new ValueSampler(new Distribution.Lognormal(2, 1.5), Stream);
        var values = new double[count];
        var quanta = new int[count];
        sampler.Fill(7, values);
        sampler.FillQuanta(7, quanta, 1e-3);
        Assert.Equal(quanta, values.Select(value => (int)Math.Round(value / 1e-3)));
    }

    [Fact]
    public void Lognormal_values_have_the_mean_and_deviation_that_were_asked_for()
    {
        var values = new double[Draws];
        new ValueSampler(new Distribution.Lognormal(5, 2), Stream).Fill(0, values);
        var mean = values.Average();
        Assert.Equal(5, mean, 4.5 * 2 / Math.Sqrt(Draws));
        Assert.Equal(2, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 0.02); // the fourth moment makes one standard error 0.004
        Assert.All(values, value => Assert.True(value > 0));
    }

    [Fact]
    public void Clipped_values_take_the_limit()
    {
        var sampler = new ValueSampler(new Distribution.Normal(0, 1) { Min = 0, Max = 2 }, Stream);
        Assert.Equal((0, 2), (sampler.Smallest, sampler.Largest));
        var values = Batch(sampler, 0.001);
        Assert.Equal(0.5, values.Count(value => value == 0) / (double)Draws, 0.005); // 6 standard errors
        Assert.Equal(NormalDistribution.Cdf(-2), values.Count(value => value == 2000) / (double)Draws, 0.0015);
        Assert.All(values, value => Assert.InRange(value, 0, 2000));
    }

    [Fact]
    public void Tails_reach_six_standard_deviations()
    {
        var sampler = new ValueSampler(new Distribution.Normal(0, 1), Stream);
        Assert.InRange(sampler.Largest, 6, 7);
        Assert.Equal(-sampler.Largest, sampler.Smallest);
    }

    [Fact]
    public void Constants_are_rounded_to_even_quanta()
    {
        var quanta = new int[3];
        new ValueSampler(0.25, Stream).FillQuanta(0, quanta, 0.1);
        Assert.Equal([2, 2, 2], quanta);
        new ValueSampler(1e30, Stream).FillQuanta(0, quanta, 0.1);
        Assert.Equal(int.MaxValue, quanta[0]);
        Assert.Equal(4, new ValueSampler(new Distribution.Normal(3, 0) { Min = 4 }, Stream).Value(0, 0));
    }

    [Fact]
    public void Rows_do_not_depend_on_length_or_order()
    {
        var sampler = new ValueSampler(new Distribution.Normal(87.8, 8.78), Stream);
        int[] full = new int[1000], part = new int[333], other = new int[1000];
        sampler.FillQuanta(8, other, 0.01);
        sampler.FillQuanta(7, full, 0.01);
        sampler.FillQuanta(7, part, 0.01);
        Assert.Equal(full[..333], part);
        Assert.NotEqual(full, other);
    }

    [Fact]
    public void Nothing_left_to_draw_is_refused() => Assert.Throws<ArgumentException>(() =>
        new ValueSampler(new Distribution.Normal(0, 1) { Min = 50, Outside = OutOfRange.Redraw }, Stream));

    static int[] Batch(ValueSampler sampler, double quantum)
    {
        var quanta = new int[Draws];
        sampler.FillQuanta(3, quanta, quantum);
        return quanta;
    }

    static int Place(double[] edges, double value)
    {
        var place = Array.BinarySearch(edges, value);
        return place < 0 ? ~place : place;
    }

    static double Quantile(Distribution distribution, double p) // by bisection, independent of our inverse
    {
        if (distribution is Distribution.Uniform uniform) return uniform.Low + p * (uniform.High - uniform.Low);
        if (distribution is Distribution.Lognormal lognormal)
        {
            var variance = Math.Log(1 + Math.Pow(lognormal.StandardDeviation / lognormal.Mean, 2));
            var z = Quantile(new Distribution.Normal(0, 1), lognormal.Sign < 0 ? 1 - p : p);
            return lognormal.Sign * Math.Exp(Math.Log(lognormal.Mean) - variance / 2 + Math.Sqrt(variance) * z);
        }
        var normal = (Distribution.Normal)distribution;
        double Mass(double from, double to) => normal.Mean < from
            ? NormalDistribution.Cdf(Z(-from, -normal.Mean)) - NormalDistribution.Cdf(Z(-to, -normal.Mean))
            : NormalDistribution.Cdf(Z(to, normal.Mean)) - NormalDistribution.Cdf(Z(from, normal.Mean));
        double Z(double x, double mean) => (x - mean) / normal.StandardDeviation;
        double low = Math.Max(normal.Min, normal.Mean - 20 * normal.StandardDeviation), high = Math.Min(normal.Max, normal.Mean + 20 * normal.StandardDeviation);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (Mass(normal.Min, middle) < p * Mass(normal.Min, normal.Max)) low = middle;
            else high = middle;
        }
        return low;
    }
}
