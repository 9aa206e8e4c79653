using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Tests.Planning.Spiking;

/// <summary>Courses in time become tables by step.</summary>
public class StimulusPlanTests
{
    [Theory]
    [InlineData(10, 0)]
    [InlineData(37.1, 30)]
    [InlineData(12_345, -90)] // more than a turn in a step
    public void Of_a_sine_a_step_gets_its_mean(double frequency, double phase)
    {
        const double dt = 0.1;
        var course = new SampledCourse(new TimeCourse.Sine(3, 2, frequency, phase), 5, 2000, dt);

        foreach (var step in new[] { 5, 6, 777, 1999 })
        {
            var turns = (double t) => 2 * Math.PI * frequency * 1e-3 * t + phase * Math.PI / 180;
            var mean = 3 + 2 * (Math.Cos(turns(step * dt)) - Math.Cos(turns((step + 1) * dt))) / (2 * Math.PI * frequency * 1e-3 * dt); // of its integral
            Assert.Equal(mean, course.At(step), 1e-10);
        }
    }

    [Fact]
    public void A_ramp_goes_from_its_start_to_its_stop()
    {
        var course = new SampledCourse(new TimeCourse.Ramp(10, 20), 100, 110, 0.1);

        Assert.Equal(10.5, course.At(100), 1e-12);
        Assert.Equal(19.5, course.At(109), 1e-12);
    }

    [Fact]
    public void Steps_hold_until_the_next_and_begin_with_nothing()
    {
        var course = new SampledCourse(new TimeCourse.Steps([(1, 5), (2, 7)]), 5, 40, 0.1);

        Assert.Equal([0, 0, 5, 5, 7, 7], new[] { 5L, 9, 10, 19, 20, 39 }.Select(course.At));
        Assert.Equal([5L, 10, 20], course.Changes());
    }

    [Fact]
    public void A_sine_of_whole_steps_takes_thresholds_for_one_period()
    {
        SpikingPlan With(double frequency) => SpikingPlanner.Plan(Driven(new PoissonDescription(["a"]) { Rate = new TimeCourse.Sine(8000, 4000, frequency, 20), Weight = 0.1 }));

        var (whole, broken) = (With(100).Rates[0].Counts, With(99.7).Rates[0].Counts);

        Assert.InRange(whole.Words.Length / whole.Width, 2, 100);
        Assert.InRange(broken.Words.Length / broken.Width, 101, 1000);
    }

    [Fact]
    public void Every_step_of_a_changing_rate_has_the_thresholds_of_a_constant_one()
    {
        var course = new SampledCourse(new TimeCourse.Sine(60_000, 90_000, 63, 0), 0, 300, 0.1);
        var counts = RateTable.Of(course, 0.1);
        using var words = new HostBuffer<uint>(counts.Words.Length);
        counts.Words.CopyTo(words.View.AsSpan());

        for (var step = 0; step < 300; step++)
        {
            using var constant = ThresholdTable.Poisson(Math.Max(0, course.At(step)) * 1e-4 / counts.Parts);
            for (var draw = 0UL; draw < 1UL << 32; draw += 1 << 26)
                Assert.Equal(constant.Lookup.Value((uint)draw), ThresholdRow.Value(words.View, counts.Rows[step] * counts.Width, counts.Width, (uint)draw));
            foreach (var threshold in constant.Lookup.Thresholds.AsSpan().ToArray())
                foreach (var draw in new[] { threshold - 1, threshold })
                    Assert.Equal(constant.Lookup.Value(draw), ThresholdRow.Value(words.View, counts.Rows[step] * counts.Width, counts.Width, draw));
        }
    }

    [Fact]
    public void Currents_of_several_stimuli_add_up_piece_by_piece()
    {
        var plan = SpikingPlanner.Plan(Driven(
            new DirectCurrentDescription(["a"]) { Amplitude = 10, Start = 1, Stop = 3 },
            new DirectCurrentDescription(["a"]) { Amplitude = new TimeCourse.Steps([(2, 5), (4, 1)]) },
            new OrnsteinUhlenbeckDescription(["a"]) { Mean = 100, Sigma = 1, Tau = 5, Start = 5 }));

        Assert.Equal([0, 10, 20, 30, 40, 50], plan.Currents[0].FirstSteps);
        Assert.Equal([0f, 10f, 15f, 5f, 1f, 101f], plan.Currents[0].Amplitudes);
    }

    [Fact]
    public void A_quantum_of_currents_is_far_below_the_noise_and_far_above_an_overflow()
    {
        var plan = SpikingPlanner.Plan(Driven(new OrnsteinUhlenbeckDescription(["a"]) { Sigma = 50, Tau = 5 }, new OrnsteinUhlenbeckDescription(["a"]) { Sigma = 30, Tau = 1 }));
        var quantum = plan.Populations[0].CurrentQuantum;

        Assert.Equal(1, Math.ScaleB(quantum, -Math.ILogB(quantum)));
        Assert.InRange(quantum / 30, 0, 1e-6);
        Assert.InRange(8 * (50 + 30) / quantum, 0, int.MaxValue / 8.0);
        Assert.Equal(1, plan.CurrentChannel);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1e3)]
    [InlineData(1e5)]
    [InlineData(1e8)]
    public void Noise_loses_its_memory_at_its_own_rate_however_slow_it_is(double tau)
    {
        var noise = Assert.Single(SpikingPlanner.Plan(Driven(new OrnsteinUhlenbeckDescription(["a"]) { Sigma = 50, Tau = tau })).Noise);

        Assert.Equal(1, noise.Loss / (0.1 / tau - 0.5 * (0.1 / tau) * (0.1 / tau)), 0.1 / tau * 0.1 / tau + 1e-7); // 1 − exp(−dt/τ); a float is good to 6e-8
        Assert.Equal(1, noise.Spread * noise.Spread / (noise.Sigma * noise.Sigma * noise.Loss * (2.0 - noise.Loss)), 1e-6); // the variance stays σ²
    }

    [Fact]
    public void Noise_slower_than_a_float_can_tell_is_refused()
    {
        Assert.NotNull(Driven(new OrnsteinUhlenbeckDescription(["a"]) { Sigma = 50, Tau = 1e8 }));
        var problem = Assert.Single(Assert.Throws<InvalidDescriptionException>(() => Driven(new OrnsteinUhlenbeckDescription(["a"]) { Sigma = 50, Tau = 1.1e8 })).Problems);
        Assert.Equal("stimuli[0].ornstein_uhlenbeck.tau", problem.Path);
        Assert.Contains("at most 1e+9 steps of 0.1 ms, got 110000000 ms", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_whose_thresholds_do_not_fit_is_refused_before_they_are_made()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.001, Duration = 2_000_000 }
            .Add(new PopulationDescription("a", 1, "lif"))
            .Add(new PoissonDescription(["a"]) { Rate = new TimeCourse.Ramp(0, 100), Weight = 0.1 })
            .Build();

        var problem = Assert.Single(Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(experiment)).Problems);

        Assert.Equal("stimuli[0].poisson.rate", problem.Path);
        Assert.Contains("2,000,000,000 different values", problem.Message);
    }

    static SpikingExperiment Driven(params StimulusDescription[] stimuli)
    {
        var builder = new SpikingExperimentBuilder { Dt = 0.1, Duration = 100 }.Add(new PopulationDescription("a", 10, "lif"));
        foreach (var stimulus in stimuli) builder.Add(stimulus);
        return builder.Build();
    }
}
