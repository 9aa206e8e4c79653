using GpuSim.Accelerators.Cpu;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Accelerators.Hopfield;

public sealed class PatternRecallTests
{
    static readonly MadeUpMemory Memory = new() { Units = 100, Method = RecallMethod.Patterns };

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(33, 3, 17)]
    [InlineData(100, 33, 3)]
    [InlineData(515, 130, 3)]
    [InlineData(1030, 300, 1)]
    [InlineData(8300, 5, 1)] // more blocks of units than are read at a time
    public void All_units_at_once_give_the_states_of_the_definition(int units, int patterns, int probes) =>
        SameAsReference.Check(Memory with { Units = units, Patterns = patterns, Probes = probes }, 4);

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(33, 3, 17)]
    [InlineData(100, 33, 9)]
    [InlineData(515, 130, 1)]
    public void Units_in_turn_give_the_states_of_the_definition(int units, int patterns, int probes) =>
        SameAsReference.Check(Memory with { Units = units, Patterns = patterns, Probes = probes, Dynamics = new RecallDynamics.Deterministic(UpdateMode.Asynchronous) }, 3);

    [Theory]
    [InlineData(UpdateMode.Synchronous)]
    [InlineData(UpdateMode.Asynchronous)]
    public void Units_at_a_temperature_give_the_states_of_the_definition(UpdateMode update) =>
        SameAsReference.Check(Memory with { Units = 133, Patterns = 7, Probes = 6, Dynamics = new RecallDynamics.Glauber(0.7, update) }, 3);

    [Theory]
    [InlineData(UpdateMode.Synchronous)]
    [InlineData(UpdateMode.Asynchronous)]
    public void Units_may_act_on_themselves(UpdateMode update) =>
        SameAsReference.Check(Memory with { Patterns = 40, SelfCoupling = true, Dynamics = new RecallDynamics.Deterministic(update) }, 3);

    public static TheoryData<RecallDynamics> Dynamics => [
        new RecallDynamics.Deterministic(UpdateMode.Synchronous), new RecallDynamics.Deterministic(UpdateMode.Asynchronous),
        new RecallDynamics.Glauber(0.5, UpdateMode.Synchronous), new RecallDynamics.Glauber(0.5, UpdateMode.Asynchronous)];

    [Theory, MemberData(nameof(Dynamics))]
    public void Patterns_and_weights_give_the_same_states(RecallDynamics dynamics)
    {
        var memory = Memory with { Units = 211, Patterns = 30, Probes = 5, Dynamics = dynamics };
        using var patterns = memory.Plan();
        using var weights = (memory with { Method = RecallMethod.Weights, WeightType = typeof(short) }).Plan();
        using var device = new CpuDevice();
        Assert.Equal(SameAsReference.Recall(device.Place(weights, 2), weights, 4), SameAsReference.Recall(device.Place(patterns, 2), patterns, 4));
    }

    [Fact]
    public void A_probe_stays_where_it_settled()
    {
        using var plan = (Memory with { Units = 500, Patterns = 5, Probes = 5 }).Plan();
        using var device = new CpuDevice();
        using var recall = device.Place(plan, 1);
        using var states = new PatternBits(5, 500);
        var changed = new int[5];
        for (var sweep = 0; sweep < 10; sweep++) recall.Sweep(sweep, changed);
        recall.Read(states);
        Assert.All(changed, units => Assert.Equal(0, units));
        Assert.True(states.All.AsSpan().SequenceEqual(plan.Patterns.All.AsSpan()));
    }
}
