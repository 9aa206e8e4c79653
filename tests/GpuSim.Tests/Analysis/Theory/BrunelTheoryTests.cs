using GpuSim.Analysis.Spiking.Theory;
using GpuSim.Config;
using GpuSim.Model.Spiking;
using GpuSim.Spiking.Theory;

namespace GpuSim.Tests.Analysis.Theory;

/// <summary>Brunel 2000, doi:10.1023/A:1008925309027, model A: the rates that theory gives, and where the asynchronous state is stable (figure 2A).</summary>
public class BrunelTheoryTests
{
    [Theory]
    [InlineData(5, 2, 37.95)]
    [InlineData(6, 4, 55.84)]
    [InlineData(4.5, 0.9, 6.517)]
    public void Rates_are_those_of_the_self_consistent_equations(double g, double eta, double expected)
    {
        var field = BrunelNetwork.ModelA.At(g, eta);

        Assert.Equal(expected, field.FromSilence()!.Single(), 0.005);
        Assert.Equal(expected, field.FromSaturation()!.Single(), 0.005); // one solution
    }

    [Fact]
    public void Where_excitation_wins_silence_and_high_activity_both_last()
    {
        var field = BrunelNetwork.ModelA.At(3, 0.5);

        Assert.InRange(field.FromSilence()!.Single(), 0, 1e-6);
        Assert.InRange(field.FromSaturation()!.Single(), 250, 350);
    }

    [Theory]
    [InlineData("brunel-ai", 5, 2)]
    [InlineData("brunel-si-fast", 6, 4)]
    [InlineData("brunel-si-slow", 4.5, 0.9)]
    [InlineData("brunel-sr", 3, 2)]
    public void A_config_has_the_theory_of_its_point(string config, double g, double eta) =>
        Assert.Equal(BrunelNetwork.ModelA.At(g, eta).FromSilence()!.Single(), NetworkTheory.RateHz(Load(config))!.Value, 1e-6);

    [Theory]
    [InlineData("microcircuit")]
    [InlineData("coba")]
    [InlineData("brunel-stdp")]
    public void Theory_is_silent_on_networks_it_does_not_describe(string config) => Assert.Null(NetworkTheory.RateHz(Load(config)));

    [Theory]
    [InlineData("stimuli[0].to=\"exc[0..99]\"")]
    [InlineData("projections[0].rule={\"edges\": {\"file\": \"none.csv\", \"source\": 1, \"target\": 2}}")]
    public void Theory_is_silent_where_neurons_of_a_population_have_different_input(string set) => Assert.Null(NetworkTheory.RateHz(Load("brunel-ai", set)));

    [Fact]
    public void The_rate_is_that_of_the_neurons_that_are_recorded()
    {
        double Rate(string recorded) => NetworkTheory.RateHz(Load("brunel-ai", "populations.inh.parameters={\"tau_m\": \"10 ms\"}", $"record.spikes={recorded}"))!.Value;

        var (exc, inh) = (Rate("[\"exc\"]"), Rate("[\"inh\"]"));

        Assert.True(Math.Abs(exc - inh) > 1, $"{exc} and {inh} Hz");
        Assert.Equal(0.8 * exc + 0.2 * inh, Rate("[\"exc\", \"inh\"]"), 1e-9);
    }

    static SpikingExperiment Load(string config, params string[] set) => (SpikingExperiment)ExperimentFile.Load(Repository.Path("configs", config + ".json"), set).Experiment;

    [Theory]
    [InlineData(6, 4, 170, 200)]    // simulated 181 Hz, paper 180
    [InlineData(4.5, 0.9, 20, 40)]  // simulated 21, paper 22
    [InlineData(3, 2, 640, 680)]    // simulated 667: two groups in turn, each at 333
    public void The_asynchronous_state_gives_way_to_the_rhythm_that_is_seen(double g, double eta, double lowest, double highest)
    {
        var (loop, frequency) = BrunelStability.Of(BrunelNetwork.ModelA, g, eta);

        Assert.InRange(loop, 1, 3);
        Assert.InRange(frequency!.Value, lowest, highest);
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(4.5, 2)]
    [InlineData(6, 2)]
    [InlineData(7, 2)]
    public void The_asynchronous_state_is_stable_between_the_rhythms(double g, double eta) =>
        Assert.InRange(BrunelStability.Of(BrunelNetwork.ModelA, g, eta).Loop, 0.5, 0.95);

    [Fact]
    public void Silence_ends_a_little_before_the_mean_drive_reaches_threshold()
    {
        var border = BrunelBorders.EndOfSilence(BrunelNetwork.ModelA, [0, 4, 8]);

        Assert.All(border, point => Assert.InRange(point.Eta, 0.75, 0.95)); // the drive's own noise lifts some neurons over the threshold
        Assert.Equal(4, BrunelNetwork.ModelA.Balance);
    }

    [Fact]
    public void The_line_of_stability_passes_between_stable_and_unstable_points()
    {
        var lines = BrunelBorders.Stability(BrunelNetwork.ModelA, [6, 6.5, 7], [2, 2.5, 3, 3.5, 4]);

        var line = Assert.Single(lines);
        Assert.All(line, point => Assert.Equal(1, BrunelStability.Of(BrunelNetwork.ModelA, point.G, point.Eta).Loop, 0.01));
        Assert.Equal((6.0, 7.0), (line.Min(point => point.G), line.Max(point => point.G)));
    }
}
