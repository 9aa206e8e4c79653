using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>Rate units, Poisson neurons and parrots against closed forms.</summary>
public class SimpleUnitTests(ITestOutputHelper output)
{
    // r(t) = φ (1 − exp(−t/τ)) from r = 0; exponential Euler is exact here, up to roundings.
    [Theory]
    [InlineData("threshold_linear_rate", 3, 4)]      // 2 (3 − 1)
    [InlineData("threshold_linear_rate", 0.5, 0)]    // below the threshold
    [InlineData("threshold_linear_rate", 30, 5)]     // at the ceiling
    [InlineData("sigmoid_rate", 1, 2.5)]             // half of r_max at the threshold
    [InlineData("sigmoid_rate", 1.5, 3.6552928931500244)] // 5 / (1 + e⁻¹)
    public void A_rate_relaxes_to_its_gain_function(string model, double mu, double settled)
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 60 }
            .Add(new PopulationDescription("unit", 1, model) { Parameters = { ["mu"] = mu, ["gain"] = 2, ["threshold"] = 1, ["r_max"] = 5, ["tau"] = 10 }, Initial = { ["rate"] = 0 } })
            .Add(new StateDescription("unit", ["rate"]) { Every = 0.1 })
            .Build();
        var recorder = new MemoryRecorder();

        Simulation.Run(experiment, new() { Recorders = [recorder] });

        var rate = recorder.States(0).Values.ToArray();
        Assert.All(Enumerable.Range(0, rate.Length), sample => Assert.Equal(settled * (1 - Math.Exp(-0.1 * (sample + 1) / 10)), rate[sample], 1e-5));
    }

    // Counts in windows of 10 ms: 1,000 neurons at 20 Hz for 4 s. The mean is 1 − exp(−λ dt) spikes per step, 19.98 Hz, with a standard error
    // of 0.07 Hz; the Fano factor of a Poisson process is 1 (less 0.002, one spike per step), its standard error √(2/400,000) = 0.0022.
    [Fact]
    public void A_Poisson_neuron_has_its_rate_and_a_Fano_factor_of_1()
    {
        const int neurons = 1000, windows = 400, steps = 100;
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = windows * steps * 0.1 }
            .Add(new PopulationDescription("source", neurons, "poisson_neuron") { Parameters = { ["rate"] = 20 } })
            .Build();
        var recorder = new MemoryRecorder();

        Simulation.Run(experiment, new() { Recorders = [recorder] });

        var counts = new int[neurons * windows];
        foreach (var (step, id) in recorder.Spikes.Steps.ToArray().Zip(recorder.Spikes.Ids.ToArray())) counts[id * windows + step / steps]++;
        var mean = counts.Average();
        var fano = counts.Sum(count => (count - mean) * (count - mean)) / counts.Length / mean;
        output.WriteLine($"{100 * mean} Hz, Fano factor {fano}");
        Assert.Equal(19.98, 100 * mean, 4 * 0.07);
        Assert.Equal(0.998, fano, 4 * 0.0022);
    }

    // Hawkes 1971: where each spike makes n others the rate is μ / (1 − n). Ten synapses of 500 Hz for a step of 0.1 ms make n = 10 (1 − exp(−0.05)) = 0.4877,
    // so 19.52 Hz; about 37,000 spikes in clusters, which have 1/(1 − n)² times the variance of independent ones: a standard error of 1 %.
    [Fact]
    public void Coupled_Poisson_neurons_have_the_rate_of_a_Hawkes_process()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 2000 }
            .Add(new PopulationDescription("unit", 1000, "poisson_neuron") { Parameters = { ["rate"] = 10 } })
            .Add(new ProjectionDescription(["unit"], ["unit"], new FixedInDegree(10)) { Weight = 500, Delay = 1 })
            .Build();

        var summary = Simulation.Run(experiment, new() { Discard = 100 });

        output.WriteLine($"{summary.Populations[0].RateHz} Hz");
        Assert.Equal(19.52, summary.Populations[0].RateHz!.Value, 4 * 0.01 * 19.52);
    }

    [Fact]
    public void A_parrot_repeats_a_spike_in_the_step_in_which_it_arrives_and_only_if_weights_add_up_to_more_than_nothing()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 5 }
            .Add(new PopulationDescription("source", 1, "lif") { Initial = { ["v"] = 25 } }) // spikes in step 0
            .Add(new PopulationDescription("heard", 1, "parrot"))
            .Add(new PopulationDescription("cancelled", 1, "parrot"))
            .Add(new ProjectionDescription(["source"], ["heard", "cancelled"], new AllToAll()) { Weight = 0.5, Delay = 1.2 })
            .Add(new ProjectionDescription(["source"], ["cancelled"], new AllToAll()) { Name = "against", Weight = -0.5, Delay = 1.2 })
            .Build();
        var recorder = new MemoryRecorder();

        Simulation.Run(experiment, new() { Recorders = [recorder] });

        Assert.Equal([(0u, 0u), (12u, 1u)], recorder.Spikes.Steps.ToArray().Zip(recorder.Spikes.Ids.ToArray()));
    }
}
