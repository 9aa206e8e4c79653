using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Model;

public class BuilderTests
{
    [Fact]
    public void All_problems_are_told_at_once()
    {
        var builder = new SpikingExperimentBuilder { Dt = 0.1, Duration = -1 }
            .Add(new PopulationDescription("exc", -5, "lif") { Parameters = { ["tau_m"] = double.NaN } })
            .Add(new PopulationDescription("inh", 5, "lif"))
            .Add(new ProjectionDescription(["inh"], ["inh", "ihn"], new FixedInDegree(1)) { Weight = double.PositiveInfinity, Delay = 0.05 })
            .Add(new DirectCurrentDescription(["inh"]) { Amplitude = double.NaN })
            .RecordSpikes("ihn");

        Assert.False(builder.TryBuild(out _, out var problems));

        Assert.Equal(
            ["duration", "populations.exc.parameters.tau_m", "populations.exc.size", "projections[0].delay", "projections[0].to[1]", "projections[0].weight", "record.spikes[0]", "stimuli[0].dc.amplitude"],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("lif", 1, true)]
    [InlineData("lif", 1.5, false)]
    [InlineData("hodgkin_huxley", 2, false)]
    [InlineData("mcculloch_pitts", 10, true)]
    public void A_step_longer_than_a_model_is_made_for_is_a_problem(string model, double dt, bool taken)
    {
        var built = new SpikingExperimentBuilder { Dt = dt, Duration = 30 * dt }.Add(new PopulationDescription("a", 1, model)).TryBuild(out _, out var problems);

        Assert.Equal(taken, built);
        if (!taken) Assert.Equal(new("dt", FormattableString.Invariant($"expected a step of at most 1 ms, the longest for {model}, the model of \"a\", got {dt} ms")), Assert.Single(problems));
    }

    [Fact]
    public void More_neurons_than_can_be_numbered_are_a_problem()
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("a", int.MaxValue, "lif"))
            .Add(new PopulationDescription("b", 1, "lif"));

        Assert.False(builder.TryBuild(out _, out var problems));
        Assert.Equal("populations", Assert.Single(problems).Path);
    }

    [Fact]
    public void Population_described_twice_is_a_problem()
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("a", 1, "lif"))
            .Add(new PopulationDescription("a", 1, "lif"));

        Assert.Contains("got \"a\" again", Assert.Throws<InvalidDescriptionException>(builder.Build).Message);
    }

    [Fact]
    public void Weight_goes_to_the_receptor_of_its_sign_unless_one_is_named()
    {
        var experiment = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("a", 1, "lif_exp"))
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(1)) { Weight = 1, Delay = 1 })
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(1)) { Weight = -1, Delay = 1 })
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(1)) { Weight = 1, Delay = 1, Receptor = "inhibitory" })
            .Build();

        Assert.Equal([0, 1, 1], experiment.Projections.Select(projection => projection.Receptor));
    }

    [Theory]
    [InlineData("lif_cond_exp", "excitatory", -1, "lif_cond_exp.excitatory")]
    [InlineData("lif_cond_exp", "inhibitory", 1, "lif_cond_exp.inhibitory")]
    [InlineData("lif_cond_exp_multisynapse", "receptor_3", -1, "lif_cond_exp_multisynapse.receptor_3")]
    [InlineData("lif_cond_exp_multisynapse", null, -1, "a receptor of lif_cond_exp_multisynapse takes")]
    public void Weight_of_the_other_sign_at_a_conductance_is_a_problem(string model, string? receptor, double weight, string told)
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("a", 1, model))
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(1)) { Weight = weight, Delay = 1, Receptor = receptor });

        Assert.False(builder.TryBuild(out _, out var problems));
        Assert.Equal("projections[0].weight", Assert.Single(problems).Path);
        Assert.Contains(told, problems[0].Message);
    }
}
