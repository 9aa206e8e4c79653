using GpuSim.Analysis.Spiking;
using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Spiking.Theory;

namespace GpuSim.Science.Tests;

/// <summary>Brunel 2000, doi:10.1023/A:1008925309027, model A: the four named states are told apart, whatever the seed, and rates are those of theory.</summary>
public class RegimeTests
{
    // After 0.2 s: 0.3 s hold 50 periods of a fast rhythm and 100 spikes of a neuron at its fastest; a slow one needs a second for four segments of its spectrum.
    [Theory]
    [InlineData("brunel-sr", "0.35 s", Regime.SynchronousRegular)]
    [InlineData("brunel-si-fast", "0.5 s", Regime.SynchronousIrregularFast)]
    [InlineData("brunel-ai", "0.7 s", Regime.AsynchronousIrregular)]
    [InlineData("brunel-si-slow", "1.2 s", Regime.SynchronousIrregularSlow)]
    public void A_config_is_in_its_regime_with_ten_seeds(string config, string duration, Regime expected)
    {
        var networks = Enumerable.Range(1, 10).Select(seed => Measure(config, $"seed={seed}", $"duration={duration}").Network).ToArray();

        Assert.All(networks, network => Assert.True(network.Regime == expected, $"{network.Regime}: {network.Because}"));
    }

    /// <summary>Eight points of the asynchronous region. Theory takes many small inputs as noise without correlations, so 5 % is what it promises; see docs/regimes.md for the figures over a second.</summary>
    [Theory]
    [InlineData(4.2, 2)]
    [InlineData(4.5, 2)]
    [InlineData(4.5, 4)]
    [InlineData(5, 1.5)]
    [InlineData(5, 3)]
    [InlineData(6, 2)]
    [InlineData(7, 2)]
    [InlineData(8, 2)]
    public void Asynchronous_rates_are_those_of_theory(double g, double eta)
    {
        var (network, theory) = Measure("brunel-ai", "duration=0.7 s", FormattableString.Invariant($"projections[1].weight={-0.1 * g} mV"), FormattableString.Invariant($"stimuli[0].poisson.rate={10 * eta} kHz"));

        Assert.Equal(Regime.AsynchronousIrregular, network.Regime);
        Assert.Equal(theory!.Value, network.RateHz!.Value, 0.05 * theory.Value);
    }

    static (NetworkMeasures Network, double? TheoryRateHz) Measure(string config, params string[] set)
    {
        var experiment = Experiments.Load(config, set);
        return (Simulation.Run(experiment, new() { Discard = 200 }).Network!, NetworkTheory.RateHz(experiment));
    }
}
