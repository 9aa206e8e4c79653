using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>What a user says of input from outside the network, to every neuron of the named populations.</summary>
/// <param name="To">Names of populations.</param>
public abstract record StimulusDescription(IReadOnlyList<string> To)
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
    private protected abstract Stimulus? Make(string path, Population to, int index, NetworkCheck network);

    internal IEnumerable<Stimulus> Check(string origin, NetworkCheck network)
    {
        var path = $"{origin}.{Kind}";
        var targets = network.FindAll($"{origin}.to", To);
        var sound = CheckNumbers(path, network.Problems) & CheckTimes(path, network.Problems) & network.NameIsValid(origin, Name);
        for (var index = 0; index < targets.Count; index++)
            if (targets[index] is { } to && Make(path, to, index, network) is { } stimulus && sound)
                yield return stimulus with
                {
                    Name = network.StimulusName(Name is null || To.Count == 1 ? Name : $"{Name}->{to.Name}", $"{Kind}->{to.Name}", origin),
                    Origin = origin,
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

/// <summary>To every neuron its own, independent Poisson train.</summary>
/// <param name="To">Names of populations.</param>
public sealed record PoissonDescription(IReadOnlyList<string> To) : StimulusDescription(To)
{
    /// <summary>Hz, at least 0.</summary>
    public required double Rate { get; init; }

    /// <summary>Of every spike, in the unit of the target's receptor: mV, or pA.</summary>
    public required double Weight { get; init; }

    /// <summary>Name of the target's receptor; null for the one that takes weights of this sign.</summary>
    public string? Receptor { get; init; }

    private protected override string Kind => "poisson";

    private protected override bool CheckNumbers(string path, Problems problems) =>
        problems.NotNegative($"{path}.rate", Rate, Unit.Hertz) & problems.Finite($"{path}.weight", Weight);

    private protected override Stimulus? Make(string path, Population to, int index, NetworkCheck network) =>
        network.FindReceptor(path, to.Model.Schema, Receptor, Weight) is { } receptor
            ? new PoissonStimulus { Name = "", Origin = "", To = to, Rate = Rate, Weight = Weight, Receptor = receptor }
            : null;
}

/// <summary>A direct current, the same for every neuron.</summary>
/// <param name="To">Names of populations.</param>
public sealed record DirectCurrentDescription(IReadOnlyList<string> To) : StimulusDescription(To)
{
    /// <summary>pA.</summary>
    public required double Amplitude { get; init; }

    private protected override string Kind => "dc";

    private protected override bool CheckNumbers(string path, Problems problems) => problems.Finite($"{path}.amplitude", Amplitude);

    private protected override Stimulus Make(string path, Population to, int index, NetworkCheck network) =>
        new DirectCurrentStimulus { Name = "", Origin = "", To = to, Amplitude = Amplitude };
}

/// <summary>Input from neurons that are not simulated, delivered as the experiment's <see cref="Drive"/> says.</summary>
/// <param name="To">Names of populations.</param>
public sealed record BackgroundDescription(IReadOnlyList<string> To) : StimulusDescription(To)
{
    /// <summary>Synapses from outside onto every neuron: one number for all of <see cref="StimulusDescription.To"/>, or one for each.</summary>
    public required IReadOnlyList<double> InDegree { get; init; }

    /// <summary>Hz, of every neuron outside.</summary>
    public required double Rate { get; init; }

    /// <summary>Of every spike, in the unit of the target's receptor: mV, or pA.</summary>
    public required double Weight { get; init; }

    /// <summary>Name of the target's receptor; null for the one that takes weights of this sign.</summary>
    public string? Receptor { get; init; }

    private protected override string Kind => "background";

    private protected override bool CheckNumbers(string path, Problems problems)
    {
        var sound = problems.NotNegative($"{path}.rate", Rate, Unit.Hertz) & problems.Finite($"{path}.weight", Weight);
        for (var index = 0; index < InDegree.Count; index++)
            sound &= problems.NotNegative($"{path}.in_degree[{index}]", InDegree[index], Unit.One);
        if (InDegree.Count == 1 || InDegree.Count == To.Count) return sound;
        problems.Add($"{path}.in_degree", $"expected 1 number or {To.Count}, one for each target, got {InDegree.Count}");
        return false;
    }

    private protected override Stimulus? Make(string path, Population to, int index, NetworkCheck network) =>
        network.FindReceptor(path, to.Model.Schema, Receptor, Weight) is { } receptor
            ? new Background { Name = "", Origin = "", To = to, InDegree = InDegree[Math.Min(index, InDegree.Count - 1)], Rate = Rate, Weight = Weight, Receptor = receptor }
            : null;
}
