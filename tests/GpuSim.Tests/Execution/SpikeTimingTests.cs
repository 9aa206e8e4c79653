using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Execution;

/// <summary>When things happen: the order of events inside a step is NEST's.</summary>
public class SpikeTimingTests
{
    // A neuron that starts above threshold spikes in step 0, whose end is 0.1 ms; with delay d its spike lifts the target in step d,
    // so the sample at (d + 1) · dt is the first to show it.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(40)]
    [InlineData(333)]
    public void A_spike_of_step_0_arrives_in_the_step_of_its_delay(int delay)
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 50 }
            .Add(new PopulationDescription("source", 1, "lif") { Initial = { ["v"] = 25 } })
            .Add(new PopulationDescription("target", 1, "lif"))
            .Add(new ProjectionDescription(["source"], ["target"], new OneToOne()) { Weight = 1, Delay = delay * 0.1 })
            .Add(new StateDescription("target", ["v"]) { Every = 0.1 })
            .Build();

        var raster = Raster.Of(experiment);

        Assert.Equal((0u, 0u), Assert.Single(raster.Spikes));
        Assert.Equal(delay, Array.FindIndex(raster.States[0], v => v != 0));
        Assert.Equal(1f, raster.States[0][delay], 1e-6f);
    }

    [Fact]
    public void Different_delays_of_one_source_arrive_each_in_its_step()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 20 }
            .Add(new PopulationDescription("source", 1, "lif") { Initial = { ["v"] = 25 } })
            .Add(new PopulationDescription("early", 1, "lif"))
            .Add(new PopulationDescription("late", 1, "lif"))
            .Add(new ProjectionDescription(["source"], ["early"], new OneToOne()) { Weight = 1, Delay = 0.3 })
            .Add(new ProjectionDescription(["source"], ["late"], new OneToOne()) { Weight = 1, Delay = 12 })
            .Add(new StateDescription("early", ["v"]) { Every = 0.1 })
            .Add(new StateDescription("late", ["v"]) { Every = 0.1 })
            .Build();

        var raster = Raster.Of(experiment);

        Assert.Equal(3, Array.FindIndex(raster.States[0], v => v != 0));
        Assert.Equal(120, Array.FindIndex(raster.States[1], v => v != 0));
    }

    [Fact]
    public void Input_during_the_refractory_period_is_lost_by_delta_synapses()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 10 }
            .Add(new PopulationDescription("source", 1, "lif") { Initial = { ["v"] = 25 } })
            .Add(new PopulationDescription("target", 1, "lif") { Initial = { ["v"] = 25 }, Parameters = { ["v_reset"] = 0 } })
            .Add(new ProjectionDescription(["source"], ["target"], new OneToOne()) { Weight = 5, Delay = 1 })
            .Add(new StateDescription("target", ["v"]) { Every = 0.1 })
            .Build();

        Assert.All(Raster.Of(experiment).States[0], v => Assert.Equal(0f, v));
    }

    [Fact]
    public void Current_flows_from_the_step_at_its_start_to_the_step_before_its_stop()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 10 }
            .Add(new PopulationDescription("neuron", 1, "lif"))
            .Add(new DirectCurrentDescription(["neuron"]) { Amplitude = 100, Start = 2, Stop = 4 })
            .Add(new StateDescription("neuron", ["v"]) { Every = 0.1 })
            .Build();

        var v = Raster.Of(experiment).States[0];

        Assert.Equal(20, Array.FindIndex(v, value => value != 0));  // step 20 begins at 2 ms
        Assert.Equal(39, Array.IndexOf(v, v.Max()));                // step 39 ends at 4 ms
    }

    [Fact]
    public void Samples_do_not_depend_on_the_length_of_epochs()
    {
        SpikingExperiment With(double delay) => new SpikingExperimentBuilder { Dt = 0.1, Duration = 30 }
            .Add(new PopulationDescription("neuron", 70, "lif"))
            .Add(new PopulationDescription("silent", 70, "lif"))
            .Add(new ProjectionDescription(["silent"], ["neuron"], new OneToOne()) { Weight = 1, Delay = delay })
            .Add(new PoissonDescription(["neuron"]) { Rate = 15_000, Weight = 0.2 })
            .Add(new StateDescription("neuron", ["v"]) { Every = 0.7 })
            .Build();

        Assert.Equal(Raster.Of(With(delay: 0.1)).States[0], Raster.Of(With(delay: 2.3)).States[0]);
    }

    [Fact]
    public void Wide_weights_deliver_what_narrow_ones_round_away()
    {
        var experiment = new SpikingExperimentBuilder { Dt = 0.1, Duration = 5 }
            .Add(new PopulationDescription("source", 2, "lif") { Initial = { ["v"] = 25 } })
            .Add(new PopulationDescription("target", 2, "lif") { Parameters = { ["v_threshold"] = 1000, ["v_reset"] = 0 } })
            .Add(new ProjectionDescription(["source"], ["target"], new OneToOne()) { Weight = new Distribution.Uniform(100, 101), Delay = 1 })
            .Add(new ProjectionDescription(["source"], ["target"], new OneToOne()) { Weight = new Distribution.Uniform(0.10, 0.11), Delay = 2 })
            .Add(new StateDescription("target", ["v"]) { Every = 0.1 })
            .Build();
        var plan = GpuSim.Planning.Spiking.SpikingPlanner.Plan(experiment);

        var v = Raster.Of(experiment).States[0];

        Assert.All(plan.Tables, table => Assert.Equal(GpuSim.Planning.Spiking.SynapseFormat.Wide, table.Format));
        Assert.InRange(v[2 * 10], 100f, 101f);
        Assert.InRange(v[2 * 20] - v[2 * 19] * MathF.Exp(-0.005f), 0.10f - 2e-5f, 0.11f + 2e-5f);
    }
}
