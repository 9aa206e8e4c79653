using GpuSim.Analysis.Spiking;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>The Hodgkin–Huxley neuron of Traub &amp; Miles against its equations in double precision, and benchmark 3 of Brette et al. 2007, doi:10.1007/s10827-007-0038-6.</summary>
public class TraubMilesTests(ITestOutputHelper output)
{
    const double Duration = 150; // ms
    const double Amplitude = 500; // pA
    const int Spikes = 10;
    const double Holding = -100; // pA: with the benchmark's parameters a neuron without input fires slowly

    [Fact]
    public void A_neuron_held_below_its_rheobase_settles_at_the_rest_of_the_equations()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 500 }
            .Add(new PopulationDescription("neuron", 1, "hh_cond_exp_traub"))
            .Add(new DirectCurrentDescription(["neuron"]) { Amplitude = Holding })
            .Add(new StateDescription("neuron", ["v"]) { Every = 1 })
            .Build();
        var recorder = new MemoryRecorder();

        var summary = Simulation.Run(experiment, new() { Recorders = [recorder] });

        var reference = Equations.AtRest(Holding);
        reference.Run(500, 0.005);
        output.WriteLine($"{recorder.States(0).Values.ToArray()[^1]:r} {reference.Potential:r}");
        Assert.Equal(0, summary.Spikes);
        Assert.Equal(reference.Potential, recorder.States(0).Values.ToArray()[^1], 1e-3); // a fixed point of exponential Euler is one of the equations
    }

    // A method of first order fires late by a fraction of every interval that halves with the step: measured 9.5, 5.0 and 2.6 % at 0.1, 0.05 and 0.025 ms
    // (spikes that fall on steps add up to half a step, which the ratios' ranges allow for).
    [Fact]
    public void Spike_times_approach_those_of_the_equations_in_proportion_to_the_step()
    {
        var reference = Equations.AtRest(Amplitude);
        var exact = reference.Run(Duration, 0.001);

        var errors = new[] { 0.1, 0.05, 0.025 }.Select(dt => Passages(dt)[Spikes - 1] - exact[Spikes - 1]).ToArray();

        output.WriteLine($"{exact.Count} spikes, the last compared at {exact[Spikes - 1]} ms, late by {string.Join(" ", errors)} ms");
        Assert.InRange(errors[0], 0, 0.1 * exact[Spikes - 1]);
        Assert.InRange(errors[0] / errors[1], 1.8, 2.1);
        Assert.InRange(errors[1] / errors[2], 1.85, 2.05);
    }

    // The end of the step in which V passed the threshold, less half a step: on average the time of the passage.
    static double[] Passages(double dt)
    {
        var experiment = new SpikingExperimentBuilder { Dt = dt, Duration = Duration }
            .Add(new PopulationDescription("neuron", 1, "hh_cond_exp_traub"))
            .Add(new DirectCurrentDescription(["neuron"]) { Amplitude = Amplitude })
            .Build();
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Recorders = [recorder] });
        return [.. recorder.Spikes.Steps.ToArray().Select(step => (step + 0.5) * dt)];
    }

    // Exponential Euler simulators gave 34.3 to 36.7 Hz, all simulators 34 to 41 Hz, CV about 1.8 (simulated independently). Seeds of ours gave
    // 37.0, 31.8, 38.3 and 36.4 Hz, CV 1.91 to 1.93: networks differ by 2.8 Hz (standard deviation), their mean of four by 1.4, held to the
    // range of all simulators widened by that.
    [Fact]
    public void Network_of_the_benchmark_keeps_itself_firing_at_its_rate()
    {
        var runs = Enumerable.Range(1, 4).Select(seed => Statistics(Experiments.Load("coba-hh", $"seed={seed}"))).ToArray();

        foreach (var (rate, cv) in runs) output.WriteLine($"{rate:f2} Hz, CV {cv:f3}");
        Assert.InRange(runs.Average(run => run.RateHz), 34 - 1.4, 41 + 1.4);
        Assert.InRange(runs.Average(run => run.Cv), 1.7, 2.0);
    }

    static (double RateHz, double Cv) Statistics(SpikingExperiment experiment)
    {
        var statistics = new RasterStatistics(Simulation.Describe(experiment).Populations, experiment.Dt, new StepWindow(0));
        Simulation.Run(experiment, new() { Recorders = [statistics] });
        var populations = statistics.Finish(experiment.Steps).Populations;
        double Mean(Func<PopulationStatistics, double> figure) => populations.Sum(population => figure(population) * population.Size) / populations.Sum(population => population.Size);
        return (Mean(population => population.RateHz!.Value), Mean(population => population.CvIsi!.Value));
    }

    /// <summary>The equations by the classical Runge–Kutta method, with the parameters of the benchmark.</summary>
    sealed class Equations(double amplitude, double[] state)
    {
        double[] _state = state; // V, m, h, n

        public double Potential => _state[0];

        public static Equations AtRest(double amplitude)
        {
            var r = Rates(-60);
            return new(amplitude, [-60, r[0] / (r[0] + r[1]), r[2] / (r[2] + r[3]), r[4] / (r[4] + r[5])]);
        }

        /// <summary>Times at which V passes −20 mV upward, between steps by a straight line.</summary>
        public List<double> Run(double duration, double dt)
        {
            var spikes = new List<double>();
            for (var step = 0; step < Math.Round(duration / dt); step++)
            {
                var before = _state[0];
                var k1 = Slope(_state);
                var k2 = Slope(Moved(k1, dt / 2));
                var k3 = Slope(Moved(k2, dt / 2));
                var k4 = Slope(Moved(k3, dt));
                _state = [.. _state.Select((x, i) => x + dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]))];
                if (before < -20 && _state[0] >= -20) spikes.Add(dt * (step + (-20 - before) / (_state[0] - before)));
            }
            return spikes;
        }

        double[] Moved(double[] slope, double dt) => [.. _state.Select((x, i) => x + dt * slope[i])];

        double[] Slope(double[] s)
        {
            double v = s[0], m = s[1], h = s[2], n = s[3];
            var r = Rates(v);
            return
            [
                (10 * (-60 - v) + 20_000 * m * m * m * h * (50 - v) + 6_000 * n * n * n * n * (-90 - v) + amplitude) / 200,
                r[0] * (1 - m) - r[1] * m,
                r[2] * (1 - h) - r[3] * h,
                r[4] * (1 - n) - r[5] * n,
            ];
        }

        // Brette et al. 2007, appendix B; a passage exactly through one of the three voltages where a rate is 0/0 does not occur.
        static double[] Rates(double v)
        {
            var u = v + 63;
            return
            [
                0.32 * (13 - u) / (Math.Exp((13 - u) / 4) - 1),
                0.28 * (u - 40) / (Math.Exp((u - 40) / 5) - 1),
                0.128 * Math.Exp((17 - u) / 18),
                4 / (1 + Math.Exp((40 - u) / 5)),
                0.032 * (15 - u) / (Math.Exp((15 - u) / 5) - 1),
                0.5 * Math.Exp((10 - u) / 40),
            ];
        }
    }
}
