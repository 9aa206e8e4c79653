using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>A direct current, the same for every neuron.</summary>
/// <param name="To">Populations, or slices of them.</param>
public sealed record DirectCurrentDescription(IReadOnlyList<PopulationSlice> To) : StimulusDescription(To)
{
    /// <summary>pA.</summary>
    public required TimeCourse Amplitude { get; init; }

    private protected override string Kind => "dc";

    private protected override bool CheckNumbers(string path, Problems problems) =>
        Amplitude.Check($"{path}.amplitude", Unit.Picoampere, mayBeNegative: true, problems);

    private protected override Stimulus Make(string path, ProjectionEnd to, int index, NetworkCheck network) =>
        new DirectCurrentStimulus { Name = "", Origin = "", To = to.Population, Amplitude = Amplitude };
}
