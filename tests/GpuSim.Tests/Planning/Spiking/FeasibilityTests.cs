using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;

namespace GpuSim.Tests.Planning.Spiking;

/// <summary>What is valid in words and cannot be run is refused in numbers, before any table of it is made.</summary>
public class FeasibilityTests
{
    public static TheoryData<Distribution, string> Delays => new()
    {
        { 1e7, "got up to 100000000" },
        { new Distribution.Normal(1, 1e6), "at most 65536 steps" },
        { new Distribution.Uniform(1, 1e8), "at most 65536 steps" },
        { new Distribution.Uniform(1, 5000), "got 10 to 50000 steps" },
    };

    [Theory]
    [MemberData(nameof(Delays))]
    public void Delays_too_long_or_too_far_apart_are_refused_once(Distribution delay, string numbers)
    {
        var refused = Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(Network(delay, 1000)));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal("projections[0].delay", problem.Path);
        Assert.Contains(numbers, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(1e35)]
    public void A_poisson_rate_beyond_all_measure_is_refused(double rate)
    {
        var refused = Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(Network(1, rate)));

        Assert.Contains("65536 spikes per step", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_of_more_neurons_than_a_frame_holds_is_refused_without_naming_each()
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("a", 2_000_000_000, "lif"))
            .Add(new StateDescription("a", ["v"]));

        Assert.False(builder.TryBuild(out _, out var problems));
        Assert.Equal("record.state[0].neurons", Assert.Single(problems).Path);
    }

    static SpikingExperiment Network(Distribution delay, double rate) => new SpikingExperimentBuilder { Duration = 1 }
        .Add(new PopulationDescription("a", 10, "lif"))
        .Add(new PopulationDescription("b", 10, "lif"))
        .Add(new ProjectionDescription(["a"], ["a", "b"], new FixedInDegree(1)) { Weight = 0.1, Delay = delay })
        .Add(new PoissonDescription(["a"]) { Rate = rate, Weight = 0.1 })
        .Build();
}
