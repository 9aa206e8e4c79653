using GpuSim.Analysis.Spiking;
using GpuSim.Recording;

namespace GpuSim.Tests.Analysis;

public class NetworkStatisticsTests
{
    const double Dt = 0.1; // ms
    const long Second = 10_000; // steps

    static NetworkMeasures Measure(Raster raster, StepWindow window, long steps, long blockLength, params RecordedPopulation[] populations)
    {
        var statistics = new NetworkStatistics(populations, Dt, window);
        foreach (var block in raster.Blocks(steps, blockLength)) statistics.Write(block);
        return statistics.Finish(steps);
    }

    [Fact]
    public void A_network_of_one_population_has_the_numbers_of_the_population()
    {
        var raster = Raster.Random(60, Second, step => 0.004 * (1 + Math.Sin(step / 30.0)));
        var statistics = new RasterStatistics([new("p", 60, 0)], Dt, new(777));
        foreach (var block in raster.Blocks(Second, 1000)) statistics.Write(block);

        var (population, network) = (statistics.Finish(Second).Populations.Single(), statistics.Finish(Second).Network);

        Assert.Equal(
            (population.Spikes, population.RateHz, population.CvIsi, population.Cv2, population.Fano, population.Synchrony, population.FrequencyHz, population.PeakWidthHz, population.PeakPower),
            (network.Spikes, network.RateHz, network.CvIsi, network.Cv2, network.Fano, network.Synchrony, network.FrequencyHz, network.PeakWidthHz, network.PeakPower));
        Assert.Equal(population.Correlation!.Value, network.Correlation!.Value, 0.001); // like neurons: the mean of ratios is nearly the ratio of means
    }

    [Fact]
    public void Populations_do_not_matter_to_the_network()
    {
        var raster = Raster.Random(50, Second, _ => 0.003);

        Assert.Equal(
            Measure(raster, new(0), Second, 1000, new RecordedPopulation("all", 50, 0)),
            Measure(raster, new(0), Second, 1000, new("a", 20, 0), new("b", 30, 20)));
    }

    [Fact]
    public void Populations_without_a_record_do_not_count()
    {
        var raster = Raster.Random(30, Second, _ => 0.003);

        Assert.Equal(
            Measure(raster, new(0), Second, 1000, new RecordedPopulation("a", 30, 0)),
            Measure(raster, new(0), Second, 1000, new("a", 30, 0), new("dark", 70, 30, false)));
        Assert.Null(Measure(new Raster(), new(0), Second, 1000, new RecordedPopulation("dark", 70, 0, false)).RateHz);
    }

    [Fact]
    public void Block_cuts_do_not_matter()
    {
        var raster = Raster.Random(300, Second, _ => 0.002);
        RecordedPopulation population = new("a", 300, 0);

        var whole = Measure(raster, new(2000), Second, Second, population);

        foreach (var length in new long[] { 1, 7, 999 }) Assert.Equal(whole, Measure(raster, new(2000), Second, length, population));
    }

    /// <summary>Holt et al. 1996, doi:10.1152/jn.1996.75.5.1806: 1 for a Poisson train, and what the rate does over long times does not matter.</summary>
    [Fact]
    public void CV2_is_that_of_neighbouring_intervals()
    {
        var alternating = Raster.Of([.. Enumerable.Range(0, 40).Select(i => ((uint)(200 * (i / 2) + (i % 2 == 0 ? 0 : 50)), 0))]); // 5 ms and 15 ms in turn
        var slowing = Raster.Of([.. Enumerable.Range(0, 60).Select(i => ((uint)(10 * i + i * i), 0))]);

        var noise = Measure(Raster.Random(100, 10 * Second, _ => 0.002), new(0), 10 * Second, Second, new RecordedPopulation("p", 100, 0));
        var clock = Measure(slowing, new(0), Second, Second, new RecordedPopulation("p", 1, 0));

        Assert.Equal(1, Measure(alternating, new(0), Second, Second, new RecordedPopulation("p", 1, 0)).Cv2!.Value, 1e-12); // 2 (15 − 5)/(15 + 5)
        Assert.Equal(1, noise.Cv2!.Value, 0.015); // 20,000 pairs of standard deviation 0.58
        Assert.True(clock.CvIsi > 0.4 && clock.Cv2 < 0.06, $"CV {clock.CvIsi}, CV2 {clock.Cv2}");
    }

    [Fact]
    public void Ten_times_the_spikes_take_no_more_memory()
    {
        static long Allocated(int every)
        {
            var statistics = new NetworkStatistics([new("p", 1000, 0)], Dt, new(0));
            var columns = new SpikeColumns();
            for (uint step = 0; step < Second; step++) columns.Append(step, [.. Enumerable.Range(0, 1000).Where(id => (id + step) % every == 0)], 0);
            var block = new RecordBlock { FirstStep = 0, EndStep = Second, Spikes = columns, States = [] };
            var before = GC.GetAllocatedBytesForCurrentThread();
            statistics.Write(block);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(Allocated(200), Allocated(20));
    }

    /// <summary>A tone in a Poisson rate: power at its frequency is 1 + N r m² T_w/4 above a floor of 1, with T_w = (Σw)²/Σw² bins = 2/3 of a Hann segment.</summary>
    [Fact]
    public void The_peak_has_the_height_and_width_of_a_tone()
    {
        const double depth = 0.6, rate = 30; // Hz
        var network = Measure(Raster.Random(200, 4 * Second, step => rate * Dt / 1000 * (1 + depth * Math.Cos(2 * Math.PI * 0.12 * step * Dt))), new(0), 4 * Second, Second, new RecordedPopulation("p", 200, 0));

        var expected = 1 + 200 * rate * depth * depth / 4 * (2.0 / 3); // segments of 1 s
        Assert.Equal(120, network.FrequencyHz!.Value, 0.2);
        Assert.Equal(expected, network.PeakPower!.Value, 0.1 * expected); // seven half-overlapping segments: 2 √(1/(7 · 360)) is 4 %
        Assert.Equal(1.44, network.PeakWidthHz!.Value, 0.1); // of a Hann window, lines 1 Hz apart
        Assert.Equal(depth / Math.Sqrt(2), network.Modulation!.Value, 0.02);
    }
}
