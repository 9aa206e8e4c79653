using GpuSim.Accelerators.Cpu;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning.Spiking;

namespace GpuSim.Tests.Execution;

/// <summary>Synapses that act in every step: rates, potentials, and weights that learn from rates.</summary>
public class ContinuousSynapseTests
{
    static readonly string[] Names = [.. SynapseCatalog.BuiltIn.Models.OfType<ContinuousModel>().Select(model => model.Schema.Name)];

    public static TheoryData<string, string> Models => [.. TestDevices.All.SelectMany(device => Names.Select(model => (device, model)))];

    public static TheoryData<string, int> Threads => [.. Names.SelectMany(model => new[] { (model, 2), (model, 3) })];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_gives_the_same_states_on_every_device(string device, string model)
    {
        using var opened = TestDevices.Open(device);
        var experiment = Coupled(model);
        var reference = Raster.Of(experiment, new CpuDevice(32));

        var raster = Raster.Of(experiment, opened, threads: 2);

        AssertAlive(reference);
        reference.AssertSame(raster);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Every_model_gives_the_same_states_on_any_number_of_threads(string model, int threads) =>
        Raster.Of(Coupled(model)).AssertSame(Raster.Of(Coupled(model), threads));

    // A unit that starts at a rate of 8 halves it in every step (τ = dt / ln 2, no input); its target settles at once (τ far below dt) on w r(t − d).
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_rate_arrives_after_its_delay(int delay)
    {
        var raster = Raster.Of(new SpikingExperimentBuilder { Dt = 1, Duration = 20 }
            .Add(new PopulationDescription("source", 1, "threshold_linear_rate") { Parameters = { ["tau"] = 1 / Math.Log(2) }, Initial = { ["rate"] = 8 } })
            .Add(new PopulationDescription("target", 1, "threshold_linear_rate") { Parameters = { ["tau"] = 0.01 } })
            .Add(new ProjectionDescription(["source"], ["target"], new OneToOne()) { Weight = 0.5, Delay = delay, Synapse = new("rate") })
            .Add(new StateDescription("target", ["rate"]) { Every = 1 })
            .Build());

        // At the end of step t: half of the rate at the end of step t − d, which is 8 / 2^(t − d + 1), and 8 before the run.
        for (var step = 0; step < 20; step++)
            Assert.Equal(0.5 * (step < delay ? 8 : 8 / Math.Pow(2, step - delay + 1)), raster.States[0][step], 1e-5);
    }

    // Rates onto spiking neurons and spikes onto rate units.
    [Fact]
    public void A_rate_drives_a_spiking_neuron_whose_spikes_drive_a_rate()
    {
        var raster = Raster.Of(new SpikingExperimentBuilder { Duration = 400 }
            .Add(new PopulationDescription("rate", 1, "threshold_linear_rate") { Parameters = { ["mu"] = 40 } })
            .Add(new PopulationDescription("neuron", 1, "lif_exp"))
            .Add(new PopulationDescription("counter", 1, "threshold_linear_rate"))
            .Add(new ProjectionDescription(["rate"], ["neuron"], new OneToOne()) { Weight = 2, Delay = 1, Synapse = new("rate") })
            .Add(new ProjectionDescription(["neuron"], ["counter"], new OneToOne()) { Weight = 100, Delay = 1 })
            .Add(new StateDescription("neuron", ["i_ex"]) { Every = 0.1 })
            .Add(new StateDescription("counter", ["rate"]) { Every = 0.1 })
            .Build());

        var current = 2 * 40 / (1 - Math.Exp(-0.1 / 0.5)); // the current decays by exp(−dt/τ_s) and gains w r in every step
        Assert.Equal(current, raster.States[0][^1], 1e-3 * current);
        var mean = 2 * 40 * 0.5 / 0.1; // pA: each step brings the charge w r τ_s
        var interval = 2 + 10 * Math.Log(mean / (mean - 15 * 250 / 10.0)); // ms: t_ref + τ ln(I / (I − C θ / τ))
        var steps = raster.Spikes.Select(spike => 0.1 * spike.Step).ToArray();
        Assert.Equal(interval, (steps[^1] - steps[1]) / (steps.Length - 2), 0.11); // spikes fall on the ends of steps
        Assert.Contains(raster.States[1], rate => rate > 0.9); // 100 during a step of 0.1 ms lifts a rate by 100 · (1 − exp(−0.01))
    }

    [Fact]
    public void What_flows_out_of_one_end_of_a_gap_junction_flows_into_the_other()
    {
        var raster = Raster.Of(new SpikingExperimentBuilder { Duration = 50 }
            .Add(Passive("pair", 2, new Distribution.Uniform(-80, -60)))
            .Add(new ProjectionDescription(["pair"], ["pair"], new AllToAll()) { Weight = 100, Synapse = new("gap_junction") }) // differences decay within C / 2g = 1.25 ms
            .Add(new StateDescription("pair", ["v"]) { Every = 0.1 })
            .Build());

        var (first, second) = (raster.States[0][..2], raster.States[0][^2..]);
        Assert.True(Math.Abs(first[0] - first[1]) > 1);
        Assert.Equal(second[0], second[1], 1e-3f);
        // Without a leak to speak of, charge stays; what is left of the decay is that of the mean.
        Assert.Equal(-65 + (first.Average() + 65) * Math.Exp(-49.9 / 1e5), second.Average(), 1e-3);
    }

    [Fact]
    public void Epochs_last_one_step_where_synapses_learn() => Assert.Equal(1, SpikingPlanner.Plan(Coupled("oja")).EpochSteps);

    [Fact]
    public void Gap_junctions_take_one_step_where_no_delay_is_given() => Assert.Equal(
        0.1, ((Distribution.Constant)new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("pair", 2, "lif"))
            .Add(new ProjectionDescription(["pair"], ["pair"], new AllToAll()) { Weight = 1, Synapse = new("gap_junction") })
            .Build().Projections[0].Delay).Value);

    [Theory]
    [InlineData("lif", "threshold_linear_rate", "rate", "projections[0].synapse")]
    [InlineData("threshold_linear_rate", "lif", "hebb", "projections[0].synapse")]
    [InlineData("threshold_linear_rate", "lif", "gap_junction", "projections[0].synapse")]
    public void Populations_that_cannot_be_coupled_are_refused(string from, string to, string synapse, string path)
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("from", 3, from))
            .Add(new PopulationDescription("to", 3, to))
            .Add(new ProjectionDescription(["from"], ["to"], new OneToOne()) { Weight = 1, Delay = 1, Synapse = new(synapse) });

        Assert.False(builder.TryBuild(out _, out var problems));
        Assert.Equal(path, Assert.Single(problems).Path);
    }

    [Fact]
    public void Other_synapses_than_gap_junctions_need_a_delay()
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("units", 3, "sigmoid_rate"))
            .Add(new ProjectionDescription(["units"], ["units"], new OneToOne()) { Weight = 1, Synapse = new("rate") });

        Assert.False(builder.TryBuild(out _, out var problems));
        Assert.Equal("projections[0].delay", Assert.Single(problems).Path);
    }

    static PopulationDescription Passive(string name, int size, Distribution start) => new(name, size, "lif")
    {
        Parameters = { ["tau_m"] = 1e5, ["c_m"] = 250, ["v_rest"] = -65, ["v_reset"] = -65, ["v_threshold"] = 100 },
        Initial = { ["v"] = start },
    };

    // Two populations of more than a block, different weights and delays, a network that moves.
    static SpikingExperiment Coupled(string model)
    {
        var potentials = model == "gap_junction";
        var learns = ((ContinuousModel)SynapseCatalog.BuiltIn.Find(model)!).Learns;
        var synapse = new SynapseDescription(model);
        if (learns) synapse.Parameters["eta"] = 0.01; // weights are still on their way at the end
        var builder = new SpikingExperimentBuilder { Duration = 60 };
        foreach (var (name, size) in new[] { ("a", 203), ("b", 90) })
            builder.Add(potentials
                ? new PopulationDescription(name, size, "lif_exp") { Initial = { ["v"] = new Distribution.Uniform(-70, -50) } }
                : new PopulationDescription(name, size, "threshold_linear_rate") { Parameters = { ["mu"] = 1, ["r_max"] = 20 }, Initial = { ["rate"] = new Distribution.Uniform(0, 4) } });
        builder
            .Add(new ProjectionDescription(["a", "b"], ["a", "b"], new PairwiseBernoulli(0.1)) { Weight = new Distribution.Uniform(0, potentials ? 0.5 : 0.06), Delay = new Distribution.Uniform(0.3, 1.2), Synapse = synapse })
            .Add(new ProjectionDescription(["a"], ["b"], new FixedInDegree(4)) { Weight = 0.02, Delay = 0.5, Synapse = new(potentials ? model : "rate") })
            .Add(new StateDescription("a", [potentials ? "v" : "rate"]) { Every = 0.7 })
            .Add(new StateDescription("b", [potentials ? "v" : "rate"]) { Every = 1.3 });
        if (learns) builder.Add(new WeightDescription("a->b") { Every = 10 }).Add(new WeightDescription("b->a") { Every = 0.1, Synapses = [3, 7] });
        if (potentials) builder.Add(new DirectCurrentDescription(["a"]) { Amplitude = 500 });
        return builder.Build();
    }

    static void AssertAlive(Raster raster)
    {
        foreach (var states in raster.States)
        {
            Assert.All(states, value => Assert.True(float.IsFinite(value)));
            Assert.True(states.Distinct().Count() > states.Length / 2);
        }
        foreach (var weights in raster.Weights) Assert.True(weights.Values.ToArray().Distinct().Count() > weights.Of.Sources.Count * 2);
    }
}
