using GpuSim.Recording;

namespace GpuSim.Tests.Recording;

/// <summary>Spikes become rates in bins, however blocks cut the time.</summary>
public class RateCounterTests
{
    static readonly (uint Step, uint Id)[] Spikes = [(0, 0), (0, 3), (4, 1), (5, 2), (5, 4), (9, 0), (19, 1), (20, 5), (23, 2)];

    [Theory]
    [InlineData(24)]
    [InlineData(1)]
    [InlineData(7)]
    public void Bins_hold_the_spikes_of_their_steps(int stepsPerBlock)
    {
        var listener = new Listener();
        var counter = new RateCounter(Run(countedOnly: false), [listener]);

        foreach (var block in Blocks(stepsPerBlock)) counter.Write(block);

        // a: neurons 0 to 2, bins of 5 steps of 1 ms: 15 ms of neurons. b: neurons 3 to 5, bins of 12 steps.
        Assert.Equal([2, 2, 0, 1], listener.Rates[0].Select(hertz => Math.Round(hertz * 0.015, 5)));
        Assert.Equal([2, 1], listener.Rates[1].Select(hertz => Math.Round(hertz * 0.036, 5)));
        Assert.Equal(Spikes, listener.Spikes);
    }

    [Fact]
    public void Spikes_that_were_only_to_be_counted_go_no_further()
    {
        var listener = new Listener();
        var counter = new RateCounter(Run(countedOnly: true), [listener]);

        foreach (var block in Blocks(7)) counter.Write(block);

        Assert.Equal(Spikes.Where(spike => spike.Id > 2), listener.Spikes);
        Assert.Equal(4, listener.Rates[0].Count);
    }

    static RunDescription Run(bool countedOnly) => new()
    {
        Dt = 1,
        Steps = 24,
        Populations = [new("a", 3, 0, SpikesRecorded: !countedOnly), new("b", 3, 3)],
        Reports = [],
        Rates = [new("a", 3, 0, 5), new("b", 3, 3, 12)],
        Provenance = new Dictionary<string, object>(),
    };

    static IEnumerable<RecordBlock> Blocks(int steps)
    {
        for (var first = 0; first < 24; first += steps)
        {
            var end = Math.Min(24, first + steps);
            var within = Spikes.Where(spike => spike.Step >= first && spike.Step < end).ToArray();
            var columns = new SpikeColumns();
            columns.Append(within.Select(spike => spike.Step).ToArray(), within.Select(spike => spike.Id).ToArray());
            yield return new() { FirstStep = first, EndStep = end, Spikes = columns, States = [] };
        }
    }

    sealed class Listener : IRecorder
    {
        public List<float>[] Rates { get; } = [[], []];

        public List<(uint, uint)> Spikes { get; } = [];

        public void Write(RecordBlock block)
        {
            for (var rate = 0; rate < Rates.Length; rate++) Rates[rate].AddRange(block.Rates[rate].ToArray());
            Spikes.AddRange(block.Spikes.Steps.ToArray().Zip(block.Spikes.Ids.ToArray()));
        }
    }
}
