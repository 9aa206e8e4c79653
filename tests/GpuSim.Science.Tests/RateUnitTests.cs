using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>Coupled rate units, and weights that learn from rates, against closed forms and plain sums in double.</summary>
public class RateUnitTests
{
    const double Tau = 10;

    // Two linear units that excite each other: r(n + 1) = (1 − ρ) r(n) + ρ (μ + W r(n)), ρ = 1 − exp(−dt/τ), with a delay of one step. The sum and the difference
    // of the rates are its eigenvectors, with eigenvalues 1 − ρ (1 ∓ w). For dt → 0 the same is exp(−(1 ∓ w) t/τ) (Hahne et al. 2017, doi:10.3389/fninf.2017.00034,
    // compare with the continuous solution in the same way). Rates of a few tens in floats: 1e-4; the continuous system: a step of 0.1 ms in 10 ms, 1 %.
    [Fact]
    public void A_pair_follows_the_powers_of_its_matrix()
    {
        const double w = 0.4, mean = 6, dt = 0.1;
        double[] start = [20, 2];
        var rates = Run(new SpikingExperimentBuilder { Dt = dt, Duration = 50 }
            .Add(Units("a", 1, mean, start[0]))
            .Add(Units("b", 1, mean, start[1]))
            .Add(new ProjectionDescription(["a"], ["b"], new OneToOne()) { Weight = w, Delay = dt, Synapse = new("rate") })
            .Add(new ProjectionDescription(["b"], ["a"], new OneToOne()) { Weight = w, Delay = dt, Synapse = new("rate") })
            .Add(new StateDescription("a", ["rate"]) { Every = dt })
            .Add(new StateDescription("b", ["rate"]) { Every = dt }), 2);

        var rho = -Math.Exp(-dt / Tau) + 1;
        var settled = 2 * mean / (1 - w);
        for (var n = 1; n <= rates[0].Length; n++)
        {
            var (sum, difference) = (rates[0][n - 1] + rates[1][n - 1], rates[0][n - 1] - rates[1][n - 1]);
            Assert.Equal(settled + (start.Sum() - settled) * Math.Pow(1 - rho * (1 - w), n), sum, 1e-4 * settled);
            Assert.Equal((start[0] - start[1]) * Math.Pow(1 - rho * (1 + w), n), difference, 1e-4 * settled);
            Assert.Equal(settled + (start.Sum() - settled) * Math.Exp(-(1 - w) * n * dt / Tau), sum, 0.01 * settled);
        }
    }

    // A source that decays from 10 and a linear target that adds its own drive of 3. The same in double, by the equations.
    [Theory]
    [InlineData("hebb", 0.1)]
    [InlineData("oja", 0.5)]
    [InlineData("oja", 4)]
    public void A_weight_follows_its_rule(string rule, double eta)
    {
        const double dt = 0.1, decay = 0.7, bound = 1.5;
        const int delay = 3, steps = 2000;
        var synapse = new SynapseDescription(rule) { Parameters = { ["eta"] = eta, ["w_max"] = bound } };
        if (rule == "hebb") synapse.Parameters["decay"] = decay;
        var recorder = new MemoryRecorder();
        var rates = Run(new SpikingExperimentBuilder { Dt = dt, Duration = steps * dt }
            .Add(Units("source", 1, 0, 10))
            .Add(Units("target", 1, 3, 0))
            .Add(new ProjectionDescription(["source"], ["target"], new OneToOne()) { Weight = 0.2, Delay = delay * dt, Synapse = synapse })
            .Add(new StateDescription("source", ["rate"]) { Every = dt })
            .Add(new StateDescription("target", ["rate"]) { Every = dt })
            .Add(new WeightDescription("source->target") { Every = dt }), 2, recorder);

        var rho = 1 - Math.Exp(-dt / Tau);
        double Source(int step) => step < 0 ? 10 : 10 * Math.Pow(1 - rho, step + 1);
        var (weight, target) = (0.2, 0.0);
        for (var step = 0; step < steps; step++)
        {
            target += rho * (3 + weight * Source(step - delay) - target);
            Assert.Equal(Source(step), rates[0][step], 1e-4);
            Assert.Equal(target, rates[1][step], 2e-4); // 2,000 additions of floats to a rate and a weight
            var source = Source(step - delay);
            var change = rule == "oja" ? target * (source - target * weight) : source * target;
            weight = Math.Clamp((rule == "oja" ? weight : weight * Math.Exp(-decay * 1e-3 * dt)) + eta * 1e-3 * dt * change, -bound, bound);
            Assert.Equal(weight, recorder.Weights(0)!.Values.Span[step], 2e-5);
        }
    }

    static PopulationDescription Units(string name, int size, double mean, double start) => new(name, size, "threshold_linear_rate")
    {
        Parameters = { ["tau"] = Tau, ["mu"] = mean },
        Initial = { ["rate"] = start },
    };

    static double[][] Run(SpikingExperimentBuilder builder, int requests, MemoryRecorder? recorder = null)
    {
        recorder ??= new();
        Simulation.Run(builder.Build(), new() { Recorders = [recorder] });
        return [.. Enumerable.Range(0, requests).Select(request => recorder.States(request).Values.ToArray().Select(value => (double)value).ToArray())];
    }
}
