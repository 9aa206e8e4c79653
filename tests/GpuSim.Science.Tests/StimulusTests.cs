using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>What drives networks against closed forms. Seeds are fixed: a tolerance of four standard errors fails a wrong stimulus, not now and then a right one.</summary>
public class StimulusTests
{
    // A parrot spikes where at least one spike arrives: with probability 1 − exp(−λ), λ the integral of the rate over the step.
    [Fact]
    public void Spikes_of_a_rate_that_goes_as_a_sine_follow_its_phase()
    {
        const int neurons = 1000, period = 1000, periods = 50, bins = 50;
        var steps = ParrotsOfASine(neurons, periods * 100).Spikes.Steps.ToArray();

        var observed = new double[bins];
        foreach (var step in steps) observed[step % period * bins / period]++;
        var expected = new double[bins];
        for (var step = 0; step < period; step++) expected[step * bins / period] += neurons * periods * (1 - Math.Exp(-Lambda(step)));

        var chiSquare = observed.Zip(expected, (o, e) => (o - e) * (o - e) / e).Sum();
        var z = (Math.Cbrt(chiSquare / bins) - (1 - 2.0 / (9 * bins))) / Math.Sqrt(2.0 / (9 * bins)); // Wilson and Hilferty 1931: normal
        Assert.InRange(z, -3.3, 3.3);
        Assert.InRange(observed.Max() / observed.Min(), 5, 9); // 35 Hz against 5 Hz, each the mean over a bin
    }

    // Counts in whole periods are Poisson numbers but for spikes that share a step: a binomial step takes its probability, at most 0.0035, from the Fano factor.
    [Fact]
    public void Counts_of_a_changing_rate_have_a_Fano_factor_of_one()
    {
        const int neurons = 1000, period = 1000, periods = 50;
        var recorder = ParrotsOfASine(neurons, periods * 100);
        var counts = new double[neurons * periods];
        foreach (var (step, id) in recorder.Spikes.Steps.ToArray().Zip(recorder.Spikes.Ids.ToArray())) counts[id * periods + step / period]++;

        var mean = counts.Average();
        var fano = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Length - 1) / mean;

        Assert.Equal(2, mean, 4 * Math.Sqrt(2.0 / counts.Length) + 0.005); // 20 Hz for 0.1 s, less what shares a step
        Assert.Equal(1, fano, 4 * Math.Sqrt(2.0 / counts.Length) + 0.0035);
    }

    // A membrane of 0.01 ms follows the current within a step to 5e-5, so its potential is the current itself: mean μ, standard deviation σ,
    // autocorrelation exp(−lag/τ) (Uhlenbeck and Ornstein 1930, doi:10.1103/PhysRev.36.823), from the very first step on.
    [Fact]
    public void Noise_has_its_mean_its_deviation_and_its_correlation_time()
    {
        const double mean = 30, sigma = 50, tau = 5, perPicoampere = 0.01 / 250;
        const int neurons = 500, samples = 2000;
        var current = Sampled(neurons, samples, membrane: 0.01, new OrnsteinUhlenbeckDescription(["neurons"]) { Mean = mean, Sigma = sigma, Tau = tau })
            .Select(frame => frame.Select(v => v / perPicoampere).ToArray()).ToArray();

        var independent = neurons * samples / (2 * tau); // of samples of 1 ms
        var all = current.SelectMany(frame => frame).ToArray();
        var deviation = Math.Sqrt(all.Average(i => (i - mean) * (i - mean)));
        Assert.Equal(mean, all.Average(), 4 * sigma / Math.Sqrt(independent));
        Assert.Equal(sigma, deviation, 4 * sigma / Math.Sqrt(2 * independent));
        foreach (var lag in new[] { 1, 5, 10 })
        {
            var products = Enumerable.Range(0, samples - lag).Average(frame => current[frame].Zip(current[frame + lag], (a, b) => (a - mean) * (b - mean)).Average());
            Assert.Equal(Math.Exp(-lag / tau), products / (sigma * sigma), 4 * Math.Sqrt(2 / independent));
        }
        Assert.Equal(sigma, Math.Sqrt(current[0].Average(i => (i - mean) * (i - mean))), 4 * sigma / Math.Sqrt(2 * neurons));
    }

    // V(n + 1) = a V(n) + (1 − a) R I(n) with a = exp(−dt/τ_m), and I an autoregression with b = exp(−dt/τ): Var V = R² σ² (1 − a)/(1 + a) · (1 + a b)/(1 − a b),
    // which tends to R² σ² τ/(τ + τ_m) for small steps.
    [Fact]
    public void Noise_shakes_a_membrane_by_the_closed_form()
    {
        const double sigma = 50, tau = 5, membrane = 10, resistance = membrane / 250;
        const int neurons = 500, samples = 2000, settled = 100;
        var (a, b) = (Math.Exp(-0.1 / membrane), Math.Exp(-0.1 / tau));
        var expected = resistance * sigma * Math.Sqrt((1 - a) / (1 + a) * (1 + a * b) / (1 - a * b));

        var potential = Sampled(neurons, samples, membrane, new OrnsteinUhlenbeckDescription(["neurons"]) { Sigma = sigma, Tau = tau }).Skip(settled).SelectMany(frame => frame).ToArray();

        var independent = neurons * (samples - settled) / (2 * (membrane + tau));
        Assert.Equal(resistance * sigma * Math.Sqrt(tau / (tau + membrane)), expected, 1e-4);
        Assert.Equal(expected, Math.Sqrt(potential.Average(v => v * v)), 4 * expected / Math.Sqrt(2 * independent));
    }

    // τ V' = −V + R I sin(ωt + φ) from rest: V = A (sin(ωt + φ − δ) − sin(φ − δ) exp(−t/τ)), A = R I/√(1 + ω²τ²), δ = atan ωτ.
    // The current is held at its mean over each step, which leaves (ω dt)²/24 = 4e-5 of A.
    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    public void A_current_that_goes_as_a_sine_moves_a_membrane_by_the_closed_form(double degrees)
    {
        const double tau = 20, amplitude = 100, frequency = 50, omega = 2 * Math.PI * frequency * 1e-3, resistance = tau / 250;
        var size = resistance * amplitude / Math.Sqrt(1 + omega * omega * tau * tau);
        var phase = degrees * Math.PI / 180 - Math.Atan(omega * tau);

        var potential = Sampled(1, 2000, tau, new DirectCurrentDescription(["neurons"]) { Amplitude = new TimeCourse.Sine(0, amplitude, frequency, degrees) }, every: 0.1);

        for (var sample = 0; sample < potential.Length; sample++)
        {
            var t = 0.1 * (sample + 1);
            Assert.Equal(size * (Math.Sin(omega * t + phase) - Math.Sin(phase) * Math.Exp(-t / tau)), potential[sample][0], 1e-4 * size);
        }
    }

    static double Lambda(int step) // integral over a step of 0.1 ms: 20 Hz, 15 Hz at 10 Hz, 30 degrees
    {
        var (from, to) = (2 * Math.PI * step / 1000 + Math.PI / 6, 2 * Math.PI * (step + 1) / 1000 + Math.PI / 6);
        return 20 * 1e-4 + 15 * (Math.Cos(from) - Math.Cos(to)) / (2 * Math.PI * 10);
    }

    static MemoryRecorder ParrotsOfASine(int neurons, double duration)
    {
        var recorder = new MemoryRecorder();
        Simulation.Run(new SpikingExperimentBuilder { Dt = 0.1, Duration = duration, Seeds = new(7) }
            .Add(new PopulationDescription("parrots", neurons, "parrot"))
            .Add(new PoissonDescription(["parrots"]) { Rate = new TimeCourse.Sine(20, 15, 10, 30), Weight = 1 })
            .Build(), new() { Recorders = [recorder] });
        return recorder;
    }

    // [frame][neuron] mV from rest of neurons that never spike.
    static double[][] Sampled(int neurons, int samples, double membrane, StimulusDescription stimulus, double every = 1)
    {
        var recorder = new MemoryRecorder();
        Simulation.Run(new SpikingExperimentBuilder { Dt = 0.1, Duration = samples * every }
            .Add(new PopulationDescription("neurons", neurons, "lif") { Parameters = { ["tau_m"] = membrane, ["c_m"] = 250, ["v_rest"] = 0, ["v_reset"] = 0, ["v_threshold"] = 1000 } })
            .Add(stimulus)
            .Add(new StateDescription("neurons", ["v"]) { Every = every })
            .Build(), new() { Recorders = [recorder] });
        var values = recorder.States(0).Values.ToArray();
        return [.. values.Chunk(neurons).Select(frame => frame.Select(v => (double)v).ToArray())];
    }
}
