using GpuSim.Analysis.Spiking;
using GpuSim.Recording;

namespace GpuSim.Tests.Analysis;

public class RasterStatisticsTests
{
    const double Dt = 0.1; // ms
    const long Second = 10_000; // steps

    static RasterSummary Summarize(Raster raster, StepWindow window, long steps, long blockLength, params RecordedPopulation[] populations)
    {
        var statistics = new RasterStatistics(populations, Dt, window);
        foreach (var block in raster.Blocks(steps, blockLength)) statistics.Write(block);
        return statistics.Finish(steps);
    }

    static PopulationStatistics Of(Raster raster, int neurons, long steps) =>
        Summarize(raster, new(0), steps, 1000, new RecordedPopulation("p", neurons, 0)).Populations.Single();

    static Raster Noise(int neurons, long steps) => Raster.Random(neurons, steps, _ => 0.002); // 20 Hz

    [Fact]
    public void Independent_Poisson_trains_are_asynchronous()
    {
        var statistics = Of(Noise(100, 10 * Second), 100, 10 * Second);

        Assert.Equal(1, statistics.Fano!.Value, 0.06); // 100 windows × 100 neurons: four standard errors of √(2/10,000)
        Assert.Equal(0.1, statistics.Synchrony!.Value, 0.004); // 1/√N; 5,000 bins: four standard errors of 1 %
        Assert.Equal(0, statistics.Correlation!.Value, 0.0008); // four standard errors of √(2/5000)/N
        Assert.Equal(100, statistics.CorrelationNeurons);
    }

    [Fact]
    public void Identical_trains_are_one()
    {
        var statistics = Of(Noise(1, Second).Repeated(50), 50, Second);

        Assert.Equal(1, statistics.Synchrony);
        Assert.Equal(1, statistics.Correlation!.Value, 1e-12);
    }

    [Fact]
    public void Two_alternating_halves_have_the_correlation_of_their_pairs()
    {
        var raster = new Raster();
        for (uint step = 0; step < Second; step += 40) // first half in even bins of 2 ms, second half in odd ones
        {
            for (var id = 0; id < 4; id++) raster.Add(step + (id < 2 ? 0u : 20u), id);
        }

        var statistics = Of(raster, 4, Second);

        Assert.Equal(-1.0 / 3, statistics.Correlation!.Value, 1e-12); // two pairs at +1, four at −1
        Assert.Equal(0, statistics.Synchrony); // the sum never varies
    }

    [Fact]
    public void The_sample_holds_200_of_the_neurons_that_spike_however_late()
    {
        var raster = new Raster();
        var train = new Random(1);
        for (uint step = 0; step < Second; step += 20)
        {
            for (var id = 0; id < 1000; id++)
            {
                if (id % 2 == 1 && step >= 5 * id && train.NextDouble() < 0.3) raster.Add(step, id); // odd ones, one after another
            }
        }

        var statistics = Of(raster, 1000, Second);

        Assert.Equal(200, statistics.CorrelationNeurons);
        Assert.InRange(statistics.Correlation!.Value, 0.05, 0.15); // from starting late; closed form below
        Assert.Equal(ExpectedCorrelationOfLateStarters(), statistics.Correlation.Value, 0.005);
    }

    /// <summary>Neuron at fraction u of the ids is silent before u/2 of the time, then Bernoulli 0.3: covariance p² (1 − max)(min).</summary>
    static double ExpectedCorrelationOfLateStarters()
    {
        const int points = 400;
        const double p = 0.3;
        double Silent(int i) => (i + 0.5) / points / 2;
        double Variance(double a) => p * (1 - a) - p * p * (1 - a) * (1 - a);
        var sum = 0.0;
        for (var i = 0; i < points; i++)
        {
            for (var j = 0; j < points; j++)
            {
                var (early, late) = (Silent(Math.Min(i, j)), Silent(Math.Max(i, j)));
                sum += p * p * (1 - late) * early / Math.Sqrt(Variance(early) * Variance(late));
            }
        }
        return sum / points / points;
    }

    [Theory]
    [InlineData(20)]
    [InlineData(180)]
    [InlineData(700)]
    public void A_modulated_rate_shows_its_frequency(double frequency)
    {
        var raster = Raster.Random(200, Second, step => 0.003 * (1 + 0.6 * Math.Cos(2 * Math.PI * frequency * step * Dt / 1000)));

        Assert.Equal(frequency, Of(raster, 200, Second).FrequencyHz!.Value, 2.0);
    }

    [Fact]
    public void A_pulse_train_shows_its_fundamental_and_no_harmonic()
    {
        var raster = new Raster();
        for (uint step = 3; step < Second; step += 500)
        {
            for (var id = 0; id < 10; id++) raster.Add(step, id);
        }

        Assert.Equal(20, Of(raster, 10, Second).FrequencyHz!.Value, 0.5);
    }

    [Fact]
    public void A_regular_train_has_a_Fano_factor_of_zero_and_its_own_rhythm()
    {
        var raster = new Raster();
        for (uint step = 0; step < Second; step += 50) raster.Add(step, 0);

        var statistics = Of(raster, 1, Second);

        Assert.Equal(0, statistics.Fano);
        Assert.Null(statistics.Synchrony); // a single neuron
        Assert.Null(statistics.Correlation);
        Assert.Equal(200, statistics.FrequencyHz!.Value, 0.5);
    }

    [Fact]
    public void An_empty_raster_has_a_rate_of_zero_and_nothing_else()
    {
        Assert.Equal(
            new PopulationStatistics
            {
                Name = "p", Size = 10, Spikes = 0, RateHz = 0, CvIsi = null, Cv2 = null, CvNeurons = 0,
                Fano = null, Synchrony = null, Correlation = null, CorrelationNeurons = 0, FrequencyHz = null, PeakWidthHz = null, PeakPower = null,
            },
            Of(new Raster(), 10, Second));
    }

    [Fact]
    public void One_spike_is_no_rhythm()
    {
        var statistics = Of(Raster.Of((500, 3)), 10, Second);

        Assert.Equal(0.1, statistics.RateHz!.Value, 1e-12);
        Assert.Null(statistics.CvIsi);
        Assert.Equal(1, statistics.Fano!.Value, 1e-12);
        Assert.Equal(1 / Math.Sqrt(10), statistics.Synchrony!.Value, 1e-12);
        Assert.Null(statistics.Correlation);
        Assert.Null(statistics.FrequencyHz);
    }

    [Fact]
    public void A_window_shorter_than_the_bins_leaves_only_the_rate()
    {
        var statistics = Of(Raster.Of((0, 0), (1, 1), (5, 0), (7, 0), (9, 1)), 2, 10);

        Assert.Equal(2500, statistics.RateHz!.Value, 1e-9);
        Assert.Null(statistics.Fano);
        Assert.Null(statistics.Synchrony);
        Assert.Null(statistics.Correlation);
        Assert.Null(statistics.FrequencyHz);
    }

    [Fact]
    public void An_unrecorded_population_has_no_numbers()
    {
        var summary = Summarize(Noise(5, Second), new(0), Second, 1000, new("a", 5, 0), new("dark", 3, 5, false));

        Assert.Equal(
            new PopulationStatistics
            {
                Name = "dark", Size = 3, Spikes = null, RateHz = null, CvIsi = null, Cv2 = null, CvNeurons = null,
                Fano = null, Synchrony = null, Correlation = null, CorrelationNeurons = null, FrequencyHz = null, PeakWidthHz = null, PeakPower = null,
            },
            summary.Populations[1]);
    }

    [Fact]
    public void Block_cuts_do_not_matter()
    {
        var raster = Noise(300, Second);
        RecordedPopulation[] populations = [new("a", 250, 0), new("b", 50, 250)];

        var whole = Summarize(raster, new(2000), Second, Second, populations);

        foreach (var length in new long[] { 1, 7, 999 })
        {
            Assert.Equal(whole.Populations, Summarize(raster, new(2000), Second, length, populations).Populations);
        }
    }

    [Fact]
    public void A_window_sees_the_same_as_a_raster_cut_to_it()
    {
        var raster = Noise(50, Second);
        var shifted = new Raster();
        foreach (var block in raster.Blocks(Second, Second))
        {
            for (var i = 0; i < block.Spikes.Ids.Length; i++)
            {
                if (block.Spikes.Steps[i] is >= 1234 and < 8234) shifted.Add(block.Spikes.Steps[i] - 1234, (int)block.Spikes.Ids[i]);
            }
        }

        var windowed = Summarize(raster, new(1234, 8234), Second, 1000, new RecordedPopulation("p", 50, 0));

        Assert.Equal(Of(shifted, 50, 7000), windowed.Populations.Single());
        Assert.Equal(123.4, windowed.FromMs, 1e-9);
        Assert.Equal(823.4, windowed.ToMs, 1e-9);
    }

    [Fact]
    public void Bins_are_whole_steps_and_said()
    {
        var summary = new RasterStatistics([], 0.3, new(0)).Finish(10);

        Assert.Equal((99.9, 2.1, 0.6), (Math.Round(summary.FanoWindowMs, 9), Math.Round(summary.CountBinMs, 9), Math.Round(summary.RateBinMs, 9)));
    }
}
