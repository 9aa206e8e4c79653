using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>To every neuron its own, independent Poisson train.</summary>
/// <param name="To">Populations, or slices of them.</param>
public sealed record PoissonDescription(IReadOnlyList<PopulationSlice> To) : StimulusDescription(To)
{
    /// <summary>Hz, at least 0.</summary>
    public required TimeCourse Rate { get; init; }

    /// <summary>Of every spike, in the unit of the target's receptor: mV, or pA.</summary>
    public required double Weight { get; init; }

    /// <summary>Name of the target's receptor; null for the one that takes weights of this sign.</summary>
    public string? Receptor { get; init; }

    private protected override string Kind => "poisson";

    private protected override bool CheckNumbers(string path, Problems problems) =>
        Rate.Check($"{path}.rate", Unit.Hertz, mayBeNegative: false, problems) & problems.Finite($"{path}.weight", Weight);

    private protected override Stimulus? Make(string path, ProjectionEnd to, int index, NetworkCheck network) =>
        network.FindReceptor(path, to.Population.Model.Schema, Receptor, Weight) is { } receptor
            ? new PoissonStimulus { Name = "", Origin = "", To = to.Population, Rate = Rate, Weight = Weight, Receptor = receptor }
            : null;
}
