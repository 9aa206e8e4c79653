using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>Input from neurons that are not simulated, delivered as the experiment's <see cref="Drive"/> says.</summary>
/// <param name="To">Populations, or slices of them.</param>
public sealed record BackgroundDescription(IReadOnlyList<PopulationSlice> To) : StimulusDescription(To)
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

    private protected override Stimulus? Make(string path, ProjectionEnd to, int index, NetworkCheck network) =>
        network.FindReceptor(path, to.Population.Model.Schema, Receptor, Weight) is { } receptor
            ? new Background { Name = "", Origin = "", To = to.Population, InDegree = InDegree[Math.Min(index, InDegree.Count - 1)], Rate = Rate, Weight = Weight, Receptor = receptor }
            : null;
}
