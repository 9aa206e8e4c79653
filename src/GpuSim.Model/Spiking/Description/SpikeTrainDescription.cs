using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>Spikes at given times.</summary>
/// <param name="To">Populations, or slices of them.</param>
public sealed record SpikeTrainDescription(IReadOnlyList<PopulationSlice> To) : StimulusDescription(To)
{
    /// <summary>A train for every neuron, or the file that holds them.</summary>
    public required SpikeTimes Times { get; init; }

    /// <summary>Of every spike, in the unit of the target's receptor.</summary>
    public required double Weight { get; init; }

    /// <summary>Name of the target's receptor; null for the one that takes weights of this sign.</summary>
    public string? Receptor { get; init; }

    private protected override string Kind => "spike_trains";

    private protected override bool CheckNumbers(string path, Problems problems)
    {
        var sound = problems.Finite($"{path}.weight", Weight);
        if (Times is not SpikeTimes.Listed { Times: var trains }) return sound;
        for (var neuron = 0; neuron < trains.Count; neuron++)
            for (var index = 0; index < trains[neuron].Count; index++)
                sound &= problems.NotNegative($"{path}.times[{neuron}][{index}]", trains[neuron][index], Unit.Millisecond);
        return sound;
    }

    private protected override Stimulus? Make(string path, ProjectionEnd to, int index, NetworkCheck network)
    {
        var receptor = network.FindReceptor(path, to.Population.Model.Schema, Receptor, Weight);
        if (Times is SpikeTimes.Listed { Times: var trains } && trains.Count != to.Range.Count)
        {
            network.Problems.Add($"{path}.times", $"expected {to.Range.Count} trains, one for every neuron of \"{to}\", got {trains.Count}", "A neuron without spikes has an empty list.");
            return null;
        }
        return receptor is { } chosen ? new SpikeTrainStimulus { Name = "", Origin = "", To = to.Population, Times = Times, Weight = Weight, Receptor = chosen } : null;
    }
}
