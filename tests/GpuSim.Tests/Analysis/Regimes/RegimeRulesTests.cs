using GpuSim.Analysis.Spiking;
using GpuSim.Analysis.Spiking.Regimes;

namespace GpuSim.Tests.Analysis.Regimes;

/// <summary>Rasters whose regime is known by how they are made, of a small network and one of Brunel's size: the rules must not see the size.</summary>
public class RegimeRulesTests
{
    const int Small = 500, Large = 12_500;

    [Theory]
    [InlineData(Small, 1)]
    [InlineData(Small, 20)]
    [InlineData(Large, 5)]
    [InlineData(Large, 30)]
    public void Independent_Poisson_neurons_are_asynchronous_irregular(int neurons, double rate) =>
        Assert.Equal(Regime.AsynchronousIrregular, Trains.Renewal(neurons, random => Trains.Exponential(random, 1000 / rate)).Regime);

    [Theory]
    [InlineData(Small, 4, Regime.AsynchronousIrregular)]  // CV 0.5
    [InlineData(Large, 4, Regime.AsynchronousIrregular)]
    [InlineData(Small, 16, Regime.AsynchronousIrregular)] // CV 0.25
    [InlineData(Small, 64, Regime.AsynchronousRegular)]   // CV 0.125
    [InlineData(Large, 64, Regime.AsynchronousRegular)]
    public void Irregularity_is_that_of_the_intervals(int neurons, int shape, Regime expected)
    {
        var network = Trains.Renewal(neurons, random => Trains.Gamma(random, 20, shape));

        Assert.Equal(1 / Math.Sqrt(shape), network.CvIsi!.Value, 0.02); // a CV of 50 intervals is low by 1 %
        Assert.Equal(expected, network.Regime);
    }

    [Theory]
    [InlineData(Small, 20)]
    [InlineData(Large, 20)]
    [InlineData(Large, 5)]
    public void Clocks_out_of_step_are_asynchronous_regular(int neurons, double period)
    {
        var network = Trains.Renewal(neurons, _ => period);

        Assert.Equal(Regime.AsynchronousRegular, network.Regime);
        Assert.InRange(network.Modulation!.Value, 0, 0.1); // though the spectrum has a line far above the floor
    }

    [Theory]
    [InlineData(Small, 20)]
    [InlineData(Large, 20)]
    [InlineData(Large, 3)]
    public void Clocks_in_step_are_synchronous_regular(int neurons, double period) =>
        Assert.Equal(Regime.SynchronousRegular, Trains.InStep(neurons, period, jitter: 0.2).Regime);

    [Theory]
    [InlineData(Small, 25, Regime.SynchronousIrregularSlow)]
    [InlineData(Large, 25, Regime.SynchronousIrregularSlow)]
    [InlineData(Small, 180, Regime.SynchronousIrregularFast)]
    [InlineData(Large, 180, Regime.SynchronousIrregularFast)]
    public void Volleys_in_which_neurons_take_part_by_chance_are_synchronous_irregular(int neurons, double frequency, Regime expected)
    {
        var network = Trains.Chance(neurons, 32, time => 10 * Math.PI * Math.Max(0, Math.Cos(2 * Math.PI * frequency * time / 1000))); // 10 Hz on average

        Assert.Equal(expected, network.Regime);
        Assert.Equal(frequency, network.FrequencyHz!.Value, 2.0);
        Assert.Equal(Math.Sqrt(Math.PI * Math.PI / 4 - 1), network.Modulation!.Value, 0.12); // half-wave: ⟨r²⟩/⟨r⟩² = π²/4; bins of 0.5 ms take little off, chance adds little
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Large)]
    public void A_faint_rhythm_leaves_a_network_asynchronous(int neurons)
    {
        var network = Trains.Chance(neurons, 30, time => 20 * (1 + 0.5 * Math.Cos(2 * Math.PI * 40 * time / 1000)));

        Assert.Equal(Regime.AsynchronousIrregular, network.Regime);
        Assert.Equal(0.5 / Math.Sqrt(2), network.Modulation!.Value, 0.05);
    }

    [Fact]
    public void Without_a_spike_a_network_is_quiescent()
    {
        var network = Trains.Chance(Small, 1, _ => 0);

        Assert.Equal(Regime.Quiescent, network.Regime);
        Assert.Equal(0, network.RateHz);
        Assert.Null(network.Modulation);
    }

    [Fact]
    public void A_stray_spike_in_twenty_seconds_of_a_neuron_is_quiescent() =>
        Assert.Equal(Regime.Quiescent, Trains.Chance(Large, 1, _ => 0.05).Regime);

    [Fact]
    public void A_network_at_its_refractory_limit_is_saturated()
    {
        Assert.Equal(Regime.Saturated, Trains.Renewal(Small, _ => 2.1, refractory: 2).Regime);
        Assert.Equal(Regime.AsynchronousRegular, Trains.Renewal(Small, _ => 3, refractory: 2).Regime);
        Assert.Equal(Regime.AsynchronousRegular, Trains.Renewal(Small, _ => 2.1).Regime); // nobody said that it is the limit
    }

    [Fact]
    public void The_reason_names_the_numbers_and_their_thresholds()
    {
        var network = Trains.InStep(Small, 20, 0.2);

        Assert.Matches(@"^rate 4[78]\.0 Hz, CV 0\.0\d \(irregular from 0\.20\), modulation \d\.\d\d \(synchronous from 0\.71\)$", network.Because);
    }

    [Fact]
    public void A_window_too_short_to_tell_has_no_regime()
    {
        var statistics = new NetworkStatistics([new("all", 10, 0)], Trains.Dt, new(0));

        Assert.Null(statistics.Finish(500).Regime);
        Assert.Null(statistics.Finish(500).Because);
    }

    [Fact]
    public void Tables_of_sweeps_and_json_of_runs_have_the_same_word_for_a_regime() =>
        Assert.All(Enum.GetValues<Regime>(), regime => Assert.Equal(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(regime.ToString()), regime.Word()));
}
