using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Accelerators.Hopfield;

public sealed class ModernRecallTests
{
    static readonly MadeUpMemory Memory = new() { Units = 100, Method = RecallMethod.Modern };

    [Theory]
    [InlineData(2, 1, 1, null)]
    [InlineData(33, 3, 17, 0.1)]
    [InlineData(100, 300, 3, 0.05)]
    [InlineData(515, 130, 3, null)]
    [InlineData(1030, 70, 1, 1.0)]
    public void Real_states_are_those_of_the_definition(int units, int patterns, int probes, double? beta) =>
        SameAsReference.Check(Memory with { Units = units, Patterns = patterns, Probes = probes, Dynamics = new RecallDynamics.Modern(beta) }, 4);
}
