using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Config;

public class ExperimentFileTests
{
    // The shape shown in the documentation.
    const string Sample = """
        {
          "kind": "spiking", "name": "brunel-ai", "seed": 42,            // or "seeds": { "network": 1, "noise": 2 }
          "dt": "0.1 ms", "duration": "1 s",
          "populations": {
            "exc": { "size": 10000, "model": "lif", "parameters": { "tau_m": "20 ms", "v_threshold": "20 mV" }, "initial": { "v": { "uniform": ["0 mV", "20 mV"] } } },
            "inh": { "size": 2500, "model": "lif", "parameters": { "tau_m": "20 ms", "v_threshold": "20 mV" } }
          },
          "projections": [
            { "from": "exc", "to": ["exc", "inh"], "rule": { "fixed_in_degree": 1000 }, "weight": "0.1 mV", "delay": "1.5 ms" }
          ],
          "stimuli": [ { "to": ["exc", "inh"], "poisson": { "rate": "20 kHz", "weight": "0.1 mV" } } ],
          "record": { "spikes": ["exc", "inh"], "state": [ { "of": "exc", "neurons": "0..9", "variables": ["v"], "every": "1 ms" } ] }
        }
        """;

    public static TheoryData<string> Shipped => [.. Configs.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_config_is_valid(string name) => Assert.Equal(Path.GetFileNameWithoutExtension(name), ExperimentFile.Load(Configs.Path(name), []).Experiment.Name);

    [Fact]
    public void A_stimulus_goes_to_the_slice_it_names()
    {
        var experiment = (SpikingExperiment)ExperimentFile.Parse("slices.json", Sample.Replace("\"to\": [\"exc\", \"inh\"], \"poisson\"", "\"to\": [\"exc[5..9]\", \"inh\"], \"poisson\"", StringComparison.Ordinal), []).Experiment;

        Assert.Equal([("poisson->exc[5..9]", new NeuronRange(5, 5)), ("poisson->inh", new NeuronRange(0, 2500))], experiment.Stimuli.Select(stimulus => (stimulus.Name, stimulus.Neurons)));
    }

    [Fact]
    public void Same_network_in_CSharp_and_in_JSON_is_the_same_experiment()
    {
        var described = new SpikingExperimentBuilder { Name = "brunel-ai", Seeds = new(42), Dt = 0.1, Duration = 1000 }
            .Add(new PopulationDescription("exc", 10_000, "lif") { Parameters = { ["tau_m"] = 20, ["v_threshold"] = 20 }, Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new PopulationDescription("inh", 2_500, "lif") { Parameters = { ["tau_m"] = 20, ["v_threshold"] = 20 } })
            .Add(new ProjectionDescription(["exc"], ["exc", "inh"], new FixedInDegree(1000)) { Weight = 0.1, Delay = 1.5 })
            .Add(new PoissonDescription(["exc", "inh"]) { Rate = 20_000, Weight = 0.1 })
            .Add(new StateDescription("exc", ["v"]) { Neurons = [.. Enumerable.Range(0, 10)], Every = 1 })
            .RecordSpikes("exc", "inh")
            .Build();

        Assert.Equal(Description.Of(described), Description.Of(Read(Sample)));
    }

    [Fact]
    public void Sample_means_what_it_says()
    {
        var experiment = Read(Sample);

        Assert.Equal(12_500, experiment.Neurons);
        Assert.Equal(10_000, experiment.Steps);
        Assert.Equal(10_000u, experiment.Populations[1].FirstId);
        Assert.Equal(["exc->exc", "exc->inh"], experiment.Projections.Select(projection => projection.Name));
        Assert.Equal(["poisson->exc", "poisson->inh"], experiment.Stimuli.Select(stimulus => stimulus.Name));
        Assert.All(experiment.Stimuli, stimulus => Assert.Equal<TimeCourse>(20_000, Assert.IsType<PoissonStimulus>(stimulus).Rate));
        Assert.Equal(Enumerable.Range(0, 10), experiment.RecordState.Single().Neurons);
        Assert.Equal(10, experiment.RecordState.Single().Every);
    }

    [Fact]
    public void Set_changes_and_adds_values_before_the_check()
    {
        var experiment = Read(Sample, "seed=7", "duration=2 s", "populations.inh.size=100", "projections[0].delay=2 ms",
            "projections[0].rule.fixed_in_degree=50", "populations.exc.initial.v={\"normal\": [\"1 mV\", \"2 mV\"]}", "projections[0].name=recurrent", "stimuli[1]={\"to\": \"inh\", \"dc\": {\"amplitude\": \"1 nA\"}}");

        Assert.Equal(new Seeds(7), experiment.Seeds);
        Assert.Equal(20_000, experiment.Steps);
        Assert.Equal(100, experiment.Populations[1].Size);
        Assert.Equal(new Distribution.Normal(1, 2), experiment.Populations[0].Initial[0]);
        Assert.All(experiment.Projections, projection => Assert.Equal((Distribution)2.0, projection.Delay));
        Assert.All(experiment.Projections, projection => Assert.Equal(50, ((FixedInDegree)projection.Rule).InDegree));
        Assert.Equal("recurrent/exc->inh", experiment.Projections[1].Name);
        Assert.Equal<TimeCourse>(1000, experiment.Stimuli.OfType<DirectCurrentStimulus>().Single().Amplitude);
    }

    [Fact]
    public void Seed_given_by_set_wins_over_the_seeds_of_the_file()
    {
        var text = Sample.Replace("\"seed\": 42", "\"seeds\": { \"network\": 1, \"noise\": 2 }");

        Assert.Equal(new Seeds(1, 2), Read(text).Seeds);
        Assert.Equal(new Seeds(1, 3), Read(text, "seeds.noise=3").Seeds);
        Assert.Equal(new Seeds(18446744073709551615), Read(text, "seed=18446744073709551615").Seeds);
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("a..b=1")]
    [InlineData("[0]=1")]
    [InlineData("populations[=1")]
    [InlineData("populations[0]=1")]
    [InlineData("projections.x=1")]
    [InlineData("projections[-1].delay=1")]
    [InlineData("projections[99999999999].delay=1")]
    [InlineData("seed.x=1")]
    [InlineData("populations={}")]
    [InlineData("populations=null")]
    [InlineData("populations.exc=3")]
    [InlineData("projections={\"from\":")]
    [InlineData("projections=[[]]")]
    [InlineData("projections[0].rule=[]")]
    [InlineData("projections[0].rule={\"all_to_all\": 3}")]
    [InlineData("projections[0].rule={\"fixed_in_degree\": {}}")]
    [InlineData("projections[0].weight={}")]
    [InlineData("projections[0].weight={\"normal\": []}")]
    [InlineData("projections[0].weight={\"normal\": [\"1 mV\", \"1 mV\"], \"clip\": [null]}")]
    [InlineData("stimuli[0].poisson=null")]
    [InlineData("record.state[0].neurons=9..0")]
    [InlineData("record.state[0].neurons=0..2147483647")]
    [InlineData("dt=0 ms")]
    [InlineData("dt=1e-30 ms")]
    [InlineData("duration=1e30 s")]
    [InlineData("scale=1e-9")]
    [InlineData("populations.exc.size=2147483647")]
    [InlineData("$schema=")]
    public void Odd_set_value_is_refused_with_a_report(string set) =>
        Assert.Contains("expected", Assert.Throws<ConfigException>(() => Read(Sample, set)).Message);

    [Fact]
    public void Nesting_without_end_is_refused_with_a_report() =>
        Assert.Contains("expected at most 64 levels", Assert.Throws<ConfigException>(() => Read(new string('[', 100_000))).Message);

    [Fact]
    public void Document_keeps_the_text_and_the_set_values()
    {
        var document = ExperimentFile.Parse("a.json", Sample, ["seed=7"]);

        Assert.Equal(Sample, document.Text);
        Assert.Equal(["seed=7"], document.Set);
    }

    [Fact]
    public void Second_projection_of_a_pair_gets_a_number()
    {
        var experiment = Read(Sample, "projections[1]={\"from\": \"exc\", \"to\": \"inh\", \"rule\": {\"fixed_in_degree\": 1}, \"weight\": \"1 mV\", \"delay\": \"1 ms\"}");

        Assert.Equal(["exc->exc", "exc->inh", "exc->inh#2"], experiment.Projections.Select(projection => projection.Name));
        Assert.Equal("projections[1]", experiment.Projections[2].Origin);
    }

    [Fact]
    public void Name_with_dots_is_found_by_set()
    {
        var experiment = Read(Sample.Replace("\"inh\"", "\"L2.3.inh\""), "populations.L2.3.inh.size=7");

        Assert.Equal(7, experiment.Populations[1].Size);
    }

    [Fact]
    public void Microcircuit_has_its_published_structure()
    {
        var experiment = Load("microcircuit.json");

        Assert.Equal(77_169, experiment.Neurons);
        Assert.Equal(55, experiment.Projections.Count);
        Assert.InRange(experiment.Projections.Sum(projection => projection.Rule.ExpectedSynapses(projection.Endpoints)), 298.8e6, 299.0e6);
        var doubled = experiment.Projections.Single(projection => projection.Name == "L4E->L23E");
        Assert.Equal(2 * 87.8081, doubled.Weight.Centre, 1e-9);
        Assert.All(experiment.Projections, projection => Assert.Equal(projection.From.Name.EndsWith('E') ? 0 : 1, projection.Receptor));
        // 8 Hz · 1600 synapses · 0.5 ms · 87.8081 pA
        Assert.Equal(561.97184, Assert.IsType<TimeCourse.Constant>(Assert.IsType<DirectCurrentStimulus>(experiment.Stimuli[0]).Amplitude).Value, 1e-6);
    }

    [Fact]
    public void Background_becomes_Poisson_trains_when_the_drive_says_so()
    {
        var stimulus = Assert.IsType<PoissonStimulus>(Load("microcircuit.json", "drive=poisson").Stimuli[2]);

        Assert.Equal<TimeCourse>(2100 * 8, stimulus.Rate);
        Assert.Equal("background->L4E", stimulus.Name);
    }

    static SpikingExperiment Read(string text, params string[] set) => (SpikingExperiment)ExperimentFile.Parse("sample.json", text, set).Experiment;

    static SpikingExperiment Load(string name, params string[] set) => (SpikingExperiment)ExperimentFile.Load(Configs.Path(name), set).Experiment;
}
