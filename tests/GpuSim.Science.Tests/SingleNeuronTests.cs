using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>One neuron against closed forms.</summary>
public class SingleNeuronTests
{
    // f = 1/(t_ref + τ ln((RI − V_r)/(RI − θ))), τ 10 ms, R = τ/C = 40 MΩ, θ 15 mV, V_r 0, t_ref 2 ms; a spike falls on a step's end,
    // so an interval is up to one step (0.01 ms of 15.9 ms or more: 0.07 %) longer.
    [Theory]
    [InlineData("lif", 375, 0)]
    [InlineData("lif", 380, 22.07)]
    [InlineData("lif", 400, 33.64)]
    [InlineData("lif", 500, 63.04)]
    [InlineData("lif_exp", 375, 0)]
    [InlineData("lif_exp", 380, 22.07)]
    [InlineData("lif_exp", 400, 33.64)]
    [InlineData("lif_exp", 500, 63.04)]
    [InlineData("lif_alpha", 375, 0)]
    [InlineData("lif_alpha", 400, 33.64)]
    [InlineData("lif_exp_multisynapse", 375, 0)]
    [InlineData("lif_exp_multisynapse", 500, 63.04)]
    [InlineData("lif_cond_exp", 375, 0)]
    [InlineData("lif_cond_exp", 380, 22.07)]
    [InlineData("lif_cond_exp", 400, 33.64)]
    [InlineData("lif_cond_exp", 500, 63.04)]
    [InlineData("lif_cond_alpha", 400, 33.64)]
    [InlineData("lif_cond_exp_multisynapse", 400, 33.64)]
    public void Rate_follows_the_closed_form_for_direct_current(string model, double picoamperes, double hertz)
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.01, Duration = 5000 }
            .Add(new PopulationDescription("neuron", 1, model) { Parameters = { ["tau_m"] = 10, ["c_m"] = 250, ["v_rest"] = 0, ["v_reset"] = 0, ["v_threshold"] = 15, ["t_ref"] = 2 } })
            .Add(new DirectCurrentDescription(["neuron"]) { Amplitude = picoamperes })
            .Build();

        var summary = Simulation.Run(experiment, new() { Discard = 100 });

        Assert.Equal(hertz, summary.Populations[0].RateHz!.Value, 0.001 * hertz + (hertz > 0 ? 1 / 4.9 : 0));
    }

    // Rotter & Diesmann 1999: exact integration reproduces the postsynaptic potential of the microcircuit's neuron, whose peak is
    // 0.15000 mV at 1.577 ms; sampled every 0.1 ms the largest sample is at 1.6 ms and 0.02 % below the peak.
    [Fact]
    public void One_spike_lifts_the_potential_by_the_closed_form()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 20 }
            .Add(new PopulationDescription("source", 1, "lif") { Initial = { ["v"] = 25 } })
            .Add(new PopulationDescription("target", 1, "lif_exp"))
            .Add(new ProjectionDescription(["source"], ["target"], new AllToAll()) { Weight = 87.8081, Delay = 1 })
            .Add(new StateDescription("target", ["v"]) { Every = 0.1 })
            .Build();
        var recorder = new MemoryRecorder();

        Simulation.Run(experiment, new() { Recorders = [recorder] });

        var potential = recorder.States(0).Values.ToArray().Select(value => value + 65.0).ToArray();
        var peak = potential.Max();
        var arrival = Array.FindIndex(potential, value => value > 1e-6) - 1; // the current jumps at this sample's time, the potential follows
        Assert.Equal(0.15, peak, 0.0001);
        Assert.Equal(16, Array.IndexOf(potential, peak) - arrival);
        for (var sample = arrival; sample < potential.Length; sample++)
            Assert.Equal(PostsynapticPotential(0.1 * (sample - arrival)), potential[sample], 2e-5);
    }

    static double PostsynapticPotential(double t)
    {
        const double tau = 10, tauSynaptic = 0.5, capacitance = 250, weight = 87.8081;
        return weight / capacitance * tau * tauSynaptic / (tau - tauSynaptic) * (Math.Exp(-t / tau) - Math.Exp(-t / tauSynaptic));
    }

    // Siegert's formula in Brunel's notation, τ V' = −V + μ + σ √τ ξ: τ 10 ms, t_ref 2 ms, θ 15 mV, V_r 0, μ 15 mV, σ √1.5 mV gives 27.1096 Hz.
    // Small weights come close to its diffusion limit: excitation and inhibition of ±0.05 mV at rates that give μ = τ Σ w ν and σ² = τ Σ w² ν.
    // Crossings between steps are missed and jumps overshoot: both shift the threshold by a fraction of w, held within 2 %.
    [Fact]
    public void Poisson_noise_gives_the_rate_of_Siegerts_formula()
    {
        const double w = 0.05, tau = 10, mean = 15, variance = 1.5;
        var difference = mean / (w * tau);               // per ms
        var sum = variance / (w * w * tau);              // per ms
        var experiment = new SpikingExperimentBuilder { Dt = 0.01, Duration = 2000 }
            .Add(new PopulationDescription("neurons", 1000, "lif") { Parameters = { ["tau_m"] = tau, ["v_rest"] = 0, ["v_reset"] = 0, ["v_threshold"] = 15, ["t_ref"] = 2 } })
            .Add(new PoissonDescription(["neurons"]) { Rate = 1000 * (sum + difference) / 2, Weight = w })
            .Add(new PoissonDescription(["neurons"]) { Rate = 1000 * (sum - difference) / 2, Weight = -w })
            .Build();

        var summary = Simulation.Run(experiment, new() { Discard = 200 });

        Assert.Equal(27.1096, summary.Populations[0].RateHz!.Value, 0.02 * 27.1096);
    }

    // A neuron held for t_ref = 2 ms (20 steps) and driven far above threshold fires every 21 steps: held for 20, stepped for one.
    [Fact]
    public void Refractory_period_holds_for_whole_steps()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 100 }
            .Add(new PopulationDescription("neuron", 1, "lif") { Parameters = { ["t_ref"] = 2 } })
            .Add(new DirectCurrentDescription(["neuron"]) { Amplitude = 1e6 })
            .Build();
        var recorder = new MemoryRecorder();

        Simulation.Run(experiment, new() { Recorders = [recorder] });

        var steps = recorder.Spikes.Steps.ToArray();
        Assert.Equal(0u, steps[0]);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(21u, pair.Second - pair.First));
    }
}
