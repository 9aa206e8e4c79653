using GpuSim.Hopfield;
using GpuSim.Model.Hopfield;

namespace GpuSim.Tests.Execution.Hopfield;

/// <summary>One experiment and one seed give the same states everywhere.</summary>
public class SameStatesTests
{
    /// <summary>Every rule with every dynamics, on every device.</summary>
    public static TheoryData<string, string, string> Memories
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (rule, dynamics) in Hopfield.Memories.All)
                foreach (var device in TestDevices.All) data.Add(rule, dynamics, device);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void Every_device_and_number_of_threads_gives_the_states_of_one_unit_at_a_time(string rule, string dynamics, string device)
    {
        var experiment = Hopfield.Memories.Of(rule, dynamics);
        using (TestDevices.Open(device)) { }

        var expected = Hash(experiment, "cpu:32", 1);

        Assert.All(device.StartsWith("cpu", StringComparison.Ordinal) ? [1, 2, 3] : new[] { 1 }, threads => Assert.Equal(expected, Hash(experiment, device, threads)));
    }

    [Theory]
    [InlineData("asynchronous")]
    [InlineData("synchronous")]
    [InlineData("glauber")]
    [InlineData("glauber, synchronous")]
    public void Patterns_and_weights_give_the_same_states_of_Hebbian_memories(string dynamics)
    {
        var byPatterns = HopfieldRun.Of(Hopfield.Memories.Of("hebb", dynamics, RecallKernel.Patterns), new() { Device = "cpu" });
        var byWeights = HopfieldRun.Of(Hopfield.Memories.Of("hebb", dynamics, RecallKernel.Weights), new() { Device = "cpu" });

        Assert.Equal(("patterns", "weights"), (byPatterns.Kernel, byWeights.Kernel));
        Assert.Equal(byPatterns.StateSha256, byWeights.StateSha256);
    }

    [Fact]
    public void Another_seed_gives_other_states()
    {
        var experiment = Hopfield.Memories.Of("hebb", "asynchronous");

        Assert.NotEqual(Hash(experiment, "cpu", 1), Hash(experiment with { Seeds = new(8) }, "cpu", 1));
    }

    static string Hash(HopfieldExperiment experiment, string device, int threads) => HopfieldRun.Of(experiment, new() { Device = device, Threads = threads }).StateSha256!;
}
