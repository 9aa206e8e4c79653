using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Accelerators.Hopfield;

public sealed class DenseRecallTests
{
    static readonly MadeUpMemory Memory = new() { Units = 100, Method = RecallMethod.Dense };

    [Theory]
    [InlineData(2, 1, 1, 2)]
    [InlineData(33, 3, 17, 3)]
    [InlineData(100, 200, 3, 3)]
    [InlineData(515, 130, 2, 4)]
    [InlineData(1030, 70, 1, 30)]
    public void All_units_at_once_give_the_states_of_the_definition(int units, int patterns, int probes, int degree) => Check(units, patterns, probes, degree, UpdateMode.Synchronous);

    [Theory]
    [InlineData(2, 1, 1, 2)]
    [InlineData(33, 3, 17, 3)]
    [InlineData(33, 65, 5, 2)]
    [InlineData(100, 300, 3, 3)]
    [InlineData(200, 190, 1, 30)]
    public void Units_in_turn_give_the_states_of_the_definition(int units, int patterns, int probes, int degree) => Check(units, patterns, probes, degree, UpdateMode.Asynchronous);

    static void Check(int units, int patterns, int probes, int degree, UpdateMode update)
    {
        foreach (var rectified in new[] { false, true })
            SameAsReference.Check(Memory with { Units = units, Patterns = patterns, Probes = probes, Dynamics = new RecallDynamics.Dense(degree, rectified, update) }, 3);
    }
}
