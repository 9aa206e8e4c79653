using GpuSim.Accelerators.Cpu;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;
using GpuSim.Recording;
using GpuSim.Units;

namespace GpuSim.Tests.Execution;

/// <summary>Plastic synapses: the same spikes and weights everywhere, and those that a plain walk through every pair of spikes gives.</summary>
public class PlasticSynapseTests
{
    static readonly string[] OtherDevices = [.. TestDevices.All.Where(device => device != "cpu:32")];

    static IEnumerable<SynapseModel> Models => SynapseCatalog.BuiltIn.Models.Where(model => model is ShortTermModel or SpikeTimingModel);

    static SynapseModel Find(string name) => SynapseCatalog.BuiltIn.Find(name)!;

    public static TheoryData<string> Names => [.. Models.Select(model => model.Schema.Name)];

    public static TheoryData<string> Rules => [.. Models.OfType<SpikeTimingModel>().Select(model => model.Schema.Name)];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var model in Models)
                foreach (var device in OtherDevices) pairs.Add(model.Schema.Name, device);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_threads_gives_the_same_spikes_and_weights(string model)
    {
        var experiment = PlasticNetworks.Of(Find(model));

        var one = Raster.Of(experiment);

        one.AssertLively();
        foreach (var threads in new[] { 2, 3, 7 }) one.AssertSame(Raster.Of(experiment, threads, timedFrom: 333));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_device_gives_the_same_spikes_and_weights(string model, string device)
    {
        var experiment = PlasticNetworks.Of(Find(model));
        using var other = TestDevices.Open(device);

        Raster.Of(experiment, new CpuDevice(32)).AssertSame(Raster.Of(experiment, other));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Weights_change_and_stay_within_their_bounds(string rule)
    {
        var weights = Raster.Of(PlasticNetworks.Of(Find(rule))).Weights[0].Values.ToArray();

        Assert.True(weights.Distinct().Count() > weights.Length / 2);
        Assert.All(weights, weight => Assert.InRange(weight, 0f, 0.6f));
    }

    /// <summary>Rings of one spike have to be caught up with and to grow all the time; the moments at which that happens differ between devices, threads and lengths.</summary>
    [Theory]
    [InlineData("cpu:512", 1, 3)]
    [InlineData("cpu:512", 2, 2)]
    [InlineData("cpu:512", 4, 1)]
    [InlineData("cpu:32", 1, 1)]
    [InlineData("opencl", 1, 1)]
    [InlineData("cuda", 1, 1)]
    public void The_length_of_rings_of_target_spikes_changes_nothing(string device, int length, int threads)
    {
        var experiment = PlasticNetworks.Of(Find("stdp"));
        using var open = TestDevices.Open(device);

        var kept = Raster.Of(experiment, new CpuDevice(), adjust: plan => plan with { TargetSpikes = 1024 });

        kept.AssertSame(Raster.Of(experiment, open, threads, adjust: plan => plan with { TargetSpikes = length }));
    }

    /// <summary>Without a refractory time and with delays of 3 ms and more, which make epochs of 30 steps, a neuron spikes several times in an epoch and so in a row that one delivery works through.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void Several_spikes_of_a_neuron_in_one_epoch_give_the_same_everywhere(string model, string device)
    {
        var experiment = new SpikingExperimentBuilder { Duration = 60 }
            .Add(new PopulationDescription("exc", 90, "lif") { Parameters = { ["t_ref"] = 0.0 }, Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new ProjectionDescription(["exc"], ["exc"], new FixedInDegree(20)) { Weight = 0.2, Delay = new Distribution.Uniform(3, 6), Synapse = PlasticNetworks.Described(Find(model)) })
            .Add(new PoissonDescription(["exc"]) { Rate = 40_000, Weight = 0.4 });
        if (Find(model) is SpikeTimingModel) experiment.Add(new WeightDescription("exc->exc") { Every = 7 });
        var built = experiment.Build();
        using var other = TestDevices.Open(device);

        var expected = Raster.Of(built, new CpuDevice(32));

        Assert.Equal(30, SpikingPlanner.Plan(built).EpochSteps);
        Assert.InRange(MostInAnEpoch(expected), 3, 30);
        expected.AssertSame(Raster.Of(built, other, threads: 2));

        static int MostInAnEpoch(Raster raster) => raster.Spikes.GroupBy(spike => (spike.Step / 30, spike.Id)).Max(spikes => spikes.Count());
    }

    [Fact]
    public void Weights_of_a_projection_without_synapses_cannot_be_recorded()
    {
        var experiment = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("exc", 10, "lif"))
            .Add(new ProjectionDescription(["exc"], ["exc"], new FixedInDegree(0)) { Weight = 0.2, Delay = 1, Synapse = PlasticNetworks.Described(Find("stdp")) })
            .Add(new WeightDescription("exc->exc"))
            .Build();

        var problem = Assert.Single(Assert.Throws<InfeasibleException>(() => Raster.Of(experiment)).Problems);

        Assert.Equal(("record.weights[0].of", "expected a projection with synapses whose weights can be recorded, got \"exc->exc\", which has none"), (problem.Path, problem.Message));
    }

    /// <summary>Double precision, every pair of spikes by itself. The run's floats may be off by a few parts in a million of w_max at each of some hundred changes.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Weights_are_those_of_every_pair_of_spikes(string rule)
    {
        var experiment = PlasticNetworks.Of(Find(rule));
        var raster = Raster.Of(experiment, threads: 2);

        foreach (var frames in raster.Weights) AssertPairs(experiment, raster, frames);
    }

    [Fact]
    public void One_common_delay_as_long_as_many_epochs_is_no_other_case()
    {
        var experiment = PlasticNetworks.Of(Find("stdp"), delay: 9.3);
        var raster = Raster.Of(experiment, threads: 3);

        foreach (var frames in raster.Weights) AssertPairs(experiment, raster, frames);
    }

    [Fact]
    public void Numbers_of_synapses_do_not_depend_on_shards_and_ascend_by_source_then_target()
    {
        var of = Raster.Of(PlasticNetworks.Of(Find("stdp")), threads: 3).Weights[0].Of;
        var places = of.Sources.Zip(of.Targets, of.Delays).ToList();

        Assert.Equal(150 * 20, places.Count);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void A_number_beyond_the_last_synapse_is_refused()
    {
        var experiment = PlasticNetworks.Of(Find("stdp"));
        experiment = experiment with { RecordWeights = [experiment.RecordWeights[0] with { Synapses = [0, 3000] }] };

        Assert.Contains("expected synapses of \"exc->exc\", 0 to 2999, got 3000", Assert.Throws<InfeasibleException>(() => Raster.Of(experiment)).Message);
    }

    static void AssertPairs(SpikingExperiment experiment, Raster raster, WeightFrames frames)
    {
        var projection = experiment.Projections.Single(projection => projection.Name == frames.Of.Projection);
        var trains = raster.Spikes.ToLookup(spike => spike.Id, spike => (int)spike.Step);
        var rule = PairRule.Of(projection.Synapse!, experiment.Dt);
        var values = frames.Values.ToArray();
        var count = frames.Of.Sources.Count;
        Assert.Equal(experiment.Steps / frames.Of.Every, values.Length / count);
        for (var frame = 0; frame < values.Length / count; frame += 2)
            for (var synapse = 0; synapse < count; synapse += count > 100 ? 37 : 1)
            {
                var source = trains[projection.From.FirstId + (uint)frames.Of.Sources[synapse]].ToList();
                var target = trains[projection.To.FirstId + (uint)frames.Of.Targets[synapse]].Select(step => step + frames.Of.Delays[synapse]).ToList();
                var expected = Math.Sign(projection.Weight.Centre) * rule.Walk(Math.Abs(projection.Weight.Centre), source, target, (frame + 1) * frames.Of.Every);
                Assert.Equal(expected, values[frame * count + synapse], 3e-5);
            }
    }
}

/// <summary>A rule as the papers print it, in double, its traces summed anew over all spikes before: nothing in common with the engine but the equations.</summary>
sealed record PairRule(Func<double, double, double> AtSource, Func<double, double, double> AtTarget, double TauSource, double TauTarget, bool Nearest, double Dt)
{
    public static PairRule Of(Synapse synapse, double dt)
    {
        double Get(string name) => synapse.Parameters.All[name];
        var largest = Get("w_max");
        if (synapse.Model.Schema.Name == "vogels_sprekeler")
            return new(
                (weight, trace) => Math.Clamp(weight + Get("eta") * (trace - Get("alpha")), 0, largest), (weight, trace) => Math.Clamp(weight + Get("eta") * trace, 0, largest),
                Get("tau"), Get("tau"), false, dt);
        return new(
            (weight, trace) => Math.Max(0, weight - Get("alpha") * Get("lambda") * largest * Math.Pow(weight / largest, Get("mu_minus")) * trace),
            (weight, trace) => Math.Min(largest, weight + Get("lambda") * largest * Math.Pow(1 - weight / largest, Get("mu_plus")) * trace),
            Get("tau_plus"), Get("tau_minus"), synapse.Model.Schema.Name == "stdp_nn_symm", dt);
    }

    /// <summary>The weight at a step; spikes in the steps in which they are at the synapse, the source's first where they meet.</summary>
    public double Walk(double weight, IReadOnlyList<int> source, IReadOnlyList<int> target, int until)
    {
        var events = source.Select(step => (step, IsTarget: 0)).Concat(target.Select(step => (step, IsTarget: 1))).Where(spike => spike.step < until).Order();
        foreach (var (step, isTarget) in events)
            weight = isTarget == 1
                ? AtTarget(weight, Trace(source.Where(other => other <= step), step, TauSource))
                : AtSource(weight, Trace(target.Where(other => other < step), step, TauTarget));
        return weight;
    }

    double Trace(IEnumerable<int> before, int now, double tau)
    {
        var spikes = before.ToList();
        return (Nearest ? spikes.TakeLast(1) : spikes).Sum(step => Math.Exp(-(now - step) * Dt / tau));
    }
}
