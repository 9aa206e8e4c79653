using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>The config <c>logic-gates</c>: McCulloch &amp; Pitts 1943, doi:10.1007/BF02478259.</summary>
public class LogicGateTests
{
    const int Row = 10, Settled = 5; // steps of 1 ms; after two layers the outputs are those of the inputs

    static readonly Dictionary<string, bool[]> Active = Run();

    public static TheoryData<string, Func<bool, bool, bool>> Gates => new()
    {
        { "and", (x1, x2) => x1 & x2 },
        { "or", (x1, x2) => x1 | x2 },
        { "not", (x1, _) => !x1 },
        { "xor", (x1, x2) => x1 ^ x2 },
    };

    [Theory]
    [MemberData(nameof(Gates), DisableDiscoveryEnumeration = true)]
    public void Each_gate_gives_its_truth_table(string gate, Func<bool, bool, bool> truth)
    {
        for (var row = 0; row < 4; row++)
            for (var step = Row * row + Settled; step < Row * (row + 1); step++)
                Assert.Equal(truth(Active["x1"][step], Active["x2"][step]), Active[gate][step]);
    }

    [Fact]
    public void Inputs_go_through_all_four_pairs() =>
        Assert.Equal([(false, false), (false, true), (true, false), (true, true)], Enumerable.Range(0, 4).Select(row => (Active["x1"][Row * row], Active["x2"][Row * row])));

    static Dictionary<string, bool[]> Run()
    {
        var experiment = Experiments.Load("logic-gates");
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Recorders = [recorder] });
        var active = experiment.Populations.ToDictionary(population => population.Name, _ => new bool[4 * Row]);
        foreach (var (step, id) in recorder.Spikes.Steps.ToArray().Zip(recorder.Spikes.Ids.ToArray()))
            active[experiment.Populations[(int)id].Name][step] = true;
        return active;
    }
}
