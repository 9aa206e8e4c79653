using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>What a user says of input from outside the network, to every neuron of the named populations or slices of them.</summary>
/// <param name="To">Populations, or slices of them.</param>
public abstract record StimulusDescription(IReadOnlyList<PopulationSlice> To)
{
    /// <summary>Unique; names the random stream. Null for <c>poisson-&gt;exc</c>, with <c>#2</c> for a second of its kind.</summary>
    public string? Name { get; init; }

    /// <summary>ms.</summary>
    public double Start { get; init; }

    /// <summary>ms; infinite for the end of the run.</summary>
    public double Stop { get; init; } = double.PositiveInfinity;

    private protected abstract string Kind { get; }

    /// <summary>Adds what is wrong with the numbers.</summary>
    private protected abstract bool CheckNumbers(string path, Problems problems);

    /// <summary>The stimulus of one target, to be given its name; null after adding a problem.</summary>
    private protected abstract Stimulus? Make(string path, ProjectionEnd to, int index, NetworkCheck network);

    internal IEnumerable<Stimulus> Check(string origin, NetworkCheck network)
    {
        var path = $"{origin}.{Kind}";
        var targets = ProjectionEnd.FindAll(network, $"{origin}.to", To);
        var sound = CheckNumbers(path, network.Problems) & CheckTimes(path, network.Problems) & network.NameIsValid(origin, Name);
        for (var index = 0; index < targets.Count; index++)
            if (targets[index] is { } to && Make(path, to, index, network) is { } stimulus && sound)
                yield return stimulus with
                {
                    Name = network.StimulusName(Name is null || To.Count == 1 ? Name : $"{Name}->{to}", $"{Kind}->{to}", origin),
                    Origin = origin,
                    Slice = to.Slice,
                    Start = Start,
                    Stop = Stop,
                };
    }

    bool CheckTimes(string path, Problems problems)
    {
        if (!problems.NotNegative($"{path}.start", Start, Unit.Millisecond)) return false;
        if (Stop > Start) return true;
        problems.Add($"{path}.stop", $"expected a time after the start, {new Quantity(Start, Unit.Millisecond)}, got {new Quantity(Stop, Unit.Millisecond)}");
        return false;
    }
}
