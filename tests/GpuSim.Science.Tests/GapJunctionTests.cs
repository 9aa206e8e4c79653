using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>Two passive cells joined by a gap junction against closed forms.</summary>
public class GapJunctionTests
{
    const double Capacitance = 250, Tau = 10, Leak = Capacitance / Tau, Rest = -65; // pF, ms, nS, mV

    // Bennett & Zukin 2004, doi:10.1016/S0896-6273(04)00043-1: a current into one cell lifts the other by the coupling coefficient k = g / (g + g_leak) of its own
    // rise, which is I / (g_leak (1 + k)). Steady states do not depend on the step; floats and quanta of 1e-5 pA leave 1e-4 of it.
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(25)]
    [InlineData(100)]
    public void A_current_into_one_cell_lifts_the_other_by_the_coupling_coefficient(double conductance)
    {
        const double current = 200;
        var (first, second) = Run(conductance, 200, Rest, Rest, current);

        var k = conductance / (conductance + Leak);
        Assert.Equal(current / (Leak * (1 + k)), first[^1] - Rest, 1e-3);
        Assert.Equal(k, (second[^1] - Rest) / (first[^1] - Rest), 1e-4);
    }

    // The difference of two equal cells decays with C / (g_leak + 2g), their mean with C / g_leak. Here the current of a step is that of the step's start, so that a
    // step multiplies the difference by q = e − (1 − e) 2g / g_leak, e = exp(−dt/τ): against this the run is held to 1e-3 mV of 10; against the continuous
    // system to the 1.5 % by which a step of 0.01 ms in 1.25 ms can shift it.
    [Fact]
    public void Potentials_come_together_with_the_time_constant_of_both_conductances()
    {
        const double conductance = 87.5, dt = 0.01;
        var (first, second) = Run(conductance, 5, -60, -70, 0, dt);

        var decay = Math.Exp(-dt / Tau);
        var q = decay - (1 - decay) * 2 * conductance / Leak;
        for (var step = 0; step < first.Length; step++)
        {
            var difference = first[step] - second[step];
            Assert.Equal(10 * Math.Pow(q, step + 1), difference, 1e-3);
            Assert.Equal(10 * Math.Exp(-(step + 1) * dt * (Leak + 2 * conductance) / Capacitance), difference, 0.15);
            Assert.Equal(Rest, 0.5 * (first[step] + second[step]), 1e-3);
        }
    }

    // Two cells keep the part 1 - 2 g dt/C of their difference in an explicit step, but for the leak: beyond g dt/C = 1 it grows without end.
    [Fact]
    public void Coupling_too_strong_for_the_step_is_refused_with_a_step_that_is_short_enough()
    {
        const double strong = 3 * Capacitance / 0.1; // nS, of pF and ms: moves a cell by three times the difference
        var problem = Assert.Single(Assert.Throws<Planning.InfeasibleException>(() => Run(strong, 1, -60, -70, 0)).Problems, problem => problem.Path == "projections[0].weight");
        Assert.Contains("g dt/C up to 1, got 2.9", problem.Message, StringComparison.Ordinal); // the leak takes its part
        Assert.Contains("Take a dt of at most 0.033 ms", problem.Hint, StringComparison.Ordinal);

        var (first, second) = Run(strong, 1.5, -60, -70, 0, dt: 0.03);
        Assert.InRange(Math.Abs(first[^1] - second[^1]), 0, 0.1);
    }

    static (double[] First, double[] Second) Run(double conductance, double duration, double first, double second, double current, double dt = 0.1)
    {
        var experiment = new SpikingExperimentBuilder { Dt = dt, Duration = duration }
            .Add(Cell("first", first))
            .Add(Cell("second", second))
            .Add(new ProjectionDescription(["first"], ["second"], new OneToOne()) { Weight = conductance, Synapse = new("gap_junction") })
            .Add(new ProjectionDescription(["second"], ["first"], new OneToOne()) { Weight = conductance, Synapse = new("gap_junction") })
            .Add(new DirectCurrentDescription(["first"]) { Amplitude = current })
            .Add(new StateDescription("first", ["v"]) { Every = dt })
            .Add(new StateDescription("second", ["v"]) { Every = dt })
            .Build();
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Recorders = [recorder] });
        return (Values(0), Values(1));

        double[] Values(int request) => [.. recorder.States(request).Values.ToArray().Select(value => (double)value)];
    }

    static PopulationDescription Cell(string name, double potential) => new(name, 1, "lif")
    {
        Parameters = { ["tau_m"] = Tau, ["c_m"] = Capacitance, ["v_rest"] = Rest, ["v_reset"] = Rest, ["v_threshold"] = 100 },
        Initial = { ["v"] = potential },
    };
}
