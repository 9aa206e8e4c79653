using GpuSim.Analysis.Spiking;
using GpuSim.Recording;

namespace GpuSim.Tests.Analysis;

public class IntervalHistogramTests
{
    const double Dt = 0.1; // ms

    static IReadOnlyList<IntervalHistogram> Of(Raster raster, StepWindow window, long steps, params RecordedPopulation[] populations)
    {
        var histograms = new IntervalHistograms(populations, Dt, window);
        foreach (var block in raster.Blocks(steps, 1000)) histograms.Write(block);
        return histograms.Finish(steps);
    }

    [Fact]
    public void Intervals_are_counted_to_the_step_for_each_population()
    {
        var raster = Raster.Of((0, 0), (3, 1), (10, 0), (13, 1), (30, 0), (31, 2), (36, 2));

        var histograms = Of(raster, new(0), 100, new RecordedPopulation("a", 2, 0), new RecordedPopulation("b", 1, 2), new RecordedPopulation("silent", 1, 3));

        Assert.Equal(Dt, histograms[0].BinMs);
        Assert.Equal([(10, 2L), (20, 1L)], histograms[0].Counts.Select((count, bin) => (bin, count)).Where(entry => entry.count > 0));
        Assert.Equal([(5, 1L)], histograms[1].Counts.Select((count, bin) => (bin, count)).Where(entry => entry.count > 0));
        Assert.Empty(histograms[2].Counts);
        Assert.Null(histograms[2].MeanMs);
        Assert.Equal(4.0 / 3, histograms[0].MeanMs!.Value, 1e-12);
        Assert.Equal(1.1, histograms[0].QuantileMs(0.5)!.Value, 1e-12);
        Assert.Equal(2.1, histograms[0].QuantileMs(0.99)!.Value, 1e-12);
    }

    [Fact]
    public void Both_ends_of_an_interval_lie_in_the_window() =>
        Assert.Equal(1, Of(Raster.Of((0, 0), (10, 0), (30, 0), (60, 0)), new(5, 40), 100, new RecordedPopulation("a", 1, 0))[0].Intervals);

    [Fact]
    public void Bins_double_until_the_longest_interval_fits_and_no_interval_is_lost()
    {
        var histogram = Of(Raster.Of((0, 0), (3, 0), (70_003, 0), (370_003, 0)), new(0), 400_000, new RecordedPopulation("a", 1, 0))[0];

        Assert.Equal(8 * Dt, histogram.BinMs); // 300,000 steps need 37,500 bins of eight
        Assert.Equal(3, histogram.Intervals);
        Assert.Equal([0, 70_000 / 8, 300_000 / 8], Enumerable.Range(0, histogram.Counts.Count).Where(bin => histogram.Counts[bin] > 0));
    }

    // An interval of a Bernoulli train is k with probability p (1 − p)^(k − 1).
    [Fact]
    public void A_Bernoulli_train_has_geometric_intervals()
    {
        const double p = 0.02;
        const int neurons = 20;
        const long steps = 20_000;

        var histogram = Of(Raster.Random(neurons, steps, _ => p), new(0), steps, new RecordedPopulation("a", neurons, 0))[0];

        var expected = Enumerable.Range(1, 20).Select(k => histogram.Intervals * p * Math.Pow(1 - p, k - 1)).ToArray();
        var chiSquare = expected.Select((mean, k) => (histogram.Counts[k + 1] - mean) * (histogram.Counts[k + 1] - mean) / mean).Sum();
        Assert.InRange(chiSquare, 5.9, 45.3); // 20 degrees of freedom, 0.1 % on either side
    }
}
