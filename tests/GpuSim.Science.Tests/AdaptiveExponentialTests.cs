using GpuSim.Dynamics.Neurons;

namespace GpuSim.Science.Tests;

/// <summary>The adaptive exponential neuron of Brette &amp; Gerstner 2005, doi:10.1152/jn.00686.2005, against its equations in double precision and the patterns of Naud et al. 2008, doi:10.1007/s00422-008-0264-7.</summary>
public class AdaptiveExponentialTests(ITestOutputHelper output)
{
    const double Duration = 200; // ms

    // Between spikes of second order: the error of V under a current and random spikes falls by four when the step halves.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Potential_and_adaptation_are_of_second_order(bool alpha)
    {
        double Error(double dt) => alpha
            ? Largest<AdaptiveExponentialAlpha, AdaptiveExponentialAlpha.State>(dt, true)
            : Largest<AdaptiveExponential, AdaptiveExponential.State>(dt, false);
        double coarse = Error(0.4), middle = Error(0.2), fine = Error(0.1);

        output.WriteLine($"{coarse:g3} {middle:g3} {fine:g3} mV");
        Assert.InRange(fine, 0, 0.001);
        Assert.InRange(coarse / middle, 3.3, 4.7);
        Assert.InRange(middle / fine, 3.3, 4.7);
    }

    // V, w, then g_ex and g_in, each with its rise, which stays at g where the synapse is exponential. 500 pA hold V near V_T, where the upswing counts.
    static double Largest<TModel, TState>(double dt, bool alpha)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        const double interval = 0.4, current = 500, tauExcitatory = 2, tauInhibitory = 6;
        var neuron = new SteppedNeuron<TModel, TState>(dt, new() { ["tau_syn_ex"] = tauExcitatory, ["tau_syn_in"] = tauInhibitory });
        var equations = new RungeKutta(s => Slope(s, current, alpha ? 1 : 0, tauExcitatory, tauInhibitory), [-70.6, 0, 0, 0, 0, 0]);
        var random = new System.Random(3);
        var largest = 0.0;
        for (var time = 0; time < (int)(Duration / interval); time++)
        {
            double excitatory = random.NextDouble() < 0.1 ? 5 * random.NextDouble() : 0, inhibitory = random.NextDouble() < 0.1 ? -20 * random.NextDouble() : 0;
            var steps = (int)Math.Round(interval / dt);
            for (var step = 0; step < steps; step++) Assert.False(step == steps - 1 ? neuron.Step(current, excitatory, inhibitory) : neuron.Step(current));
            equations.Advance(interval, 80);
            largest = Math.Max(largest, Math.Abs(neuron["v"] - equations.State[0]));
            equations.State[alpha ? 4 : 2] += (alpha ? Math.E : 1) * (float)excitatory;
            equations.State[alpha ? 5 : 3] -= (alpha ? Math.E : 1) * (float)inhibitory;
        }
        return largest;
    }

    static double[] Slope(double[] s, double current, double rises, double tauExcitatory, double tauInhibitory)
    {
        var v = s[0];
        return
        [
            (30 * (-70.6 - v) + 30 * 2 * Math.Exp((v + 50.4) / 2) + s[2] * (0 - v) + s[3] * (-85 - v) - s[1] + current) / 281,
            (4 * (v + 70.6) - s[1]) / 144,
            (rises * s[4] - s[2]) / tauExcitatory,
            (rises * s[5] - s[3]) / tauInhibitory,
            -s[4] / tauExcitatory,
            -s[5] / tauInhibitory,
        ];
    }

    // A spike falls on the end of the step in which V passes the peak, half a step late on average, and a step that ends in the upswing may take V to the peak
    // only in the next: late by up to two steps in every interval. Above −20 mV V needs 2e-6 ms to infinity, so that any peak there is the same.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.05)]
    [InlineData(0.01)]
    public void Every_interval_is_that_of_the_equations_to_within_two_steps(double dt)
    {
        const double current = 1000;
        var neuron = new SteppedNeuron<AdaptiveExponential, AdaptiveExponential.State>(dt, []);
        var times = Enumerable.Range(1, (int)(Duration / dt)).Where(_ => neuron.Step(current)).Select(step => step * dt).ToArray();

        var exact = SpikesOfTheEquations(current, 6);

        for (var spike = 0; spike < exact.Count; spike++)
        {
            output.WriteLine($"{exact[spike]:f4} ms, late by {times[spike] - exact[spike]:f4}");
            Assert.InRange(times[spike] - exact[spike], 0, 2 * dt * (spike + 1));
        }
    }

    // Steps that shorten as the upswing steepens.
    static List<double> SpikesOfTheEquations(double current, int count)
    {
        var equations = new RungeKutta(s => Slope(s, current, 0, 1, 1), [-70.6, 0, 0, 0, 0, 0]);
        var spikes = new List<double>();
        for (var time = 0.0; spikes.Count < count;)
        {
            var h = equations.State[0] < -45 ? 1e-2 : equations.State[0] < -35 ? 1e-4 : 1e-6;
            equations.Advance(h, 1);
            time += h;
            if (equations.State[0] < -20) continue;
            spikes.Add(time);
            equations.State[0] = -60;
            equations.State[1] += 80.5;
        }
        return spikes;
    }

    [Fact]
    public void Patterns_of_firing_are_those_of_the_papers_figure()
    {
        var trains = Trains.Of(Experiments.Load("adex-patterns"));
        double[] Intervals(string pattern) => Trains.Intervals(trains[pattern]);

        var tonic = Intervals("tonic");
        Assert.True(tonic.Length > 40 && tonic[^1] < 1.1 * tonic[0]);
        var adapting = Intervals("adapting");
        Assert.True(adapting[^1] > 5 * adapting[0]);
        Assert.All(adapting.Zip(adapting.Skip(1)).Take(5), pair => Assert.True(pair.Second > pair.First));
        var initialBurst = Intervals("initial_burst");
        Assert.True(initialBurst[0] < 10 && initialBurst[1] < 10 && initialBurst[2..].All(interval => interval > 50));
        var bursting = Intervals("bursting");
        Assert.True(bursting.Count(interval => interval > 100) >= 3 && bursting.Count(interval => interval < 10) >= 4 && bursting.All(interval => interval is > 100 or < 10));
        var accelerating = Intervals("delayed_accelerating");
        Assert.True(accelerating[0] > 1.7 * accelerating[^1]);
        Assert.All(accelerating.Zip(accelerating.Skip(1)).Take(10), pair => Assert.True(pair.Second < pair.First));
        var delayedBursting = Intervals("delayed_bursting");
        Assert.True(trains["delayed_bursting"][0] > 100); // the current begins at 50 ms
        Assert.True(delayedBursting.Count(interval => interval > 50) >= 5 && delayedBursting.Count(interval => interval < 10) >= 15);
        Assert.InRange(trains["transient"].Length, 1, 3);
        Assert.True(trains["transient"][^1] < 150);
        var irregular = Intervals("irregular")[4..];
        Assert.True(irregular.Distinct().Count() > 0.9 * irregular.Length && irregular.Max() > 4 * irregular.Min());
    }

    // The same first intervals as an integration of the equations by Runge–Kutta at 1 µs, before chaos parts them.
    [Fact]
    public void Irregular_neuron_starts_as_the_equations_do()
    {
        var irregular = Trains.Of(Experiments.Load("adex-patterns"))["irregular"];

        double[] exact = [15.6, 3.4, 4.4, 6.2];
        Assert.Equal(exact[0], irregular[0] - 50, 0.15);
        for (var spike = 1; spike < 3; spike++) Assert.Equal(exact[spike], irregular[spike] - irregular[spike - 1], 0.15);
    }
}
