using GpuSim.Analysis.Spiking;
using GpuSim.Recording;

namespace GpuSim.Tests.Analysis;

public class SpikeTrainStatisticsTests
{
    const double Dt = 0.1; // ms
    const long Second = 10_000; // steps

    static IReadOnlyList<SpikeTrainSummary> Summarize(Raster raster, StepWindow window, long steps, params RecordedPopulation[] populations)
    {
        var statistics = new SpikeTrainStatistics(populations, Dt, window);
        foreach (var block in raster.Blocks(steps, 1000)) statistics.Write(block);
        return statistics.Finish(steps);
    }

    [Fact]
    public void A_regular_train_has_its_rate_and_no_variation()
    {
        var raster = new Raster();
        for (uint step = 7; step < Second; step += 100) raster.Add(step, 0);

        var summary = Summarize(raster, new(0), Second, new RecordedPopulation("p", 1, 0)).Single();

        Assert.Equal(new SpikeTrainSummary("p", 1, 100, 100, 0, 0, 1), summary);
    }

    [Fact]
    public void Intervals_of_10_and_20_steps_vary_by_a_third()
    {
        var raster = Raster.Of((0, 0), (10, 0), (30, 0)); // mean 15, standard deviation 5

        Assert.Equal(1.0 / 3, Summarize(raster, new(0), 100, new RecordedPopulation("p", 1, 0)).Single().CvIsi!.Value, 1e-15);
    }

    [Fact]
    public void A_Bernoulli_train_varies_as_the_geometric_distribution()
    {
        const double p = 0.002;
        var raster = Raster.Random(100, 10 * Second, _ => p);

        var summary = Summarize(raster, new(0), 10 * Second, new RecordedPopulation("p", 100, 0)).Single();

        // Closed form √(1 − p); 100 neurons of 200 intervals leave a standard error of 0.007 and a bias of about −0.005.
        Assert.Equal(Math.Sqrt(1 - p), summary.CvIsi!.Value, 0.025);
        Assert.Equal(20, summary.RateHz!.Value, 0.6); // 20,000 spikes: four standard errors
    }

    [Fact]
    public void Steps_outside_the_window_are_ignored()
    {
        var raster = Raster.Of((0, 0), (999, 0), (1000, 0), (1100, 0), (1200, 0), (1300, 0), (2000, 0), (2500, 0));

        var summary = Summarize(raster, new(1000, 2000), 3000, new RecordedPopulation("p", 1, 0)).Single();

        Assert.Equal(new SpikeTrainSummary("p", 1, 4, 4 / 0.1, 0, 0, 1), summary);
    }

    [Fact]
    public void An_interrupted_run_ends_the_window()
    {
        var raster = Raster.Of((100, 0), (400, 0));

        Assert.Equal(2 / 0.05, Summarize(raster, new(0, 10_000), 500, new RecordedPopulation("p", 1, 0)).Single().RateHz);
    }

    [Fact]
    public void A_run_that_ends_before_the_window_has_no_rate()
    {
        var summary = Summarize(Raster.Of((1, 0)), new(1000), 500, new RecordedPopulation("p", 1, 0)).Single();

        Assert.Equal(new SpikeTrainSummary("p", 1, 0, null, null, null, 0), summary);
    }

    [Fact]
    public void Populations_have_their_own_numbers_and_unrecorded_ones_none()
    {
        var raster = Raster.Of((0, 0), (1, 1), (1, 5));

        var summaries = Summarize(raster, new(0), Second, new("a", 2, 0), new("dark", 3, 2, false), new("b", 1, 5));

        Assert.Equal(
            [new("a", 2, 2, 1, null, null, 0), new("dark", 3, null, null, null, null, null), new SpikeTrainSummary("b", 1, 1, 1, null, null, 0)], summaries);
    }

    [Fact]
    public void Spikes_of_one_neuron_in_one_step_have_no_intervals()
    {
        var raster = Raster.Of((5, 0), (5, 0), (5, 0));

        Assert.Null(Summarize(raster, new(0), 100, new RecordedPopulation("p", 1, 0)).Single().CvIsi);
    }

    [Fact]
    public void The_longest_train_does_not_overflow()
    {
        var raster = Raster.Of((0, 0), (1, 0), (uint.MaxValue, 0));
        var statistics = new SpikeTrainStatistics([new("p", 1, 0)], Dt, new(0));
        foreach (var block in raster.Blocks(1L << 32, 1L << 32)) statistics.Write(block);

        Assert.Equal(1, statistics.Finish(1L << 32).Single().CvIsi!.Value, 1e-8);
    }
}
