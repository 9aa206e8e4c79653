using GpuSim.Config.Shapes;
using GpuSim.Config.Spiking.Stimuli;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Config.Spiking;

/// <summary>A stimulus as read, before its targets say what its weight measures.</summary>
internal sealed class StimulusDraft
{
    public string? Name { get; set; }
    public IReadOnlyList<string> To { get; set; } = [];

    /// <summary>The same, with the slices they name.</summary>
    public IReadOnlyList<PopulationSlice> Targets => [.. To.Select(PopulationSlice.Parse)];

    public PoissonDraft? Poisson { get; set; }
    public DirectCurrentDraft? DirectCurrent { get; set; }
    public OrnsteinUhlenbeckDraft? OrnsteinUhlenbeck { get; set; }
    public SpikeTrainsDraft? SpikeTrains { get; set; }
    public BackgroundDraft? Background { get; set; }

    /// <summary>The stimulus; a direct current that is none after a fault.</summary>
    public StimulusDescription Describe(WeightUnits units, Faults faults) =>
        Poisson?.Describe(this, units, faults)
        ?? OrnsteinUhlenbeck?.Describe(this)
        ?? SpikeTrains?.Describe(this, units, faults)
        ?? Background?.Describe(this, units, faults)
        ?? (DirectCurrent ?? new()).Describe(this);
}

/// <summary>The keys of a stimulus.</summary>
internal static class StimulusShape
{
    /// <param name="models">Where models are looked for.</param>
    /// <param name="folder">Of the config.</param>
    public static ObjectShape<StimulusDraft> Create(ModelCatalogs models, string folder) => new ObjectShape<StimulusDraft>("a stimulus", _ => new())
        .Key("name", "names the random stream; poisson->exc where not given", new TextShape("a name"), (draft, value) => draft.Name = value)
        .Key("to", "population, a slice of one such as \"exc[0..99]\", or a list of them; every neuron gets the stimulus", PopulationNames.Shape, (draft, value) => draft.To = value, required: true)
        .Key(StimulusCatalog.Poisson.Name, StimulusCatalog.Poisson.Summary, PoissonShape.Create(models), (draft, value) => draft.Poisson = value)
        .Key(StimulusCatalog.DirectCurrent.Name, StimulusCatalog.DirectCurrent.Summary, DirectCurrentShape.Create(), (draft, value) => draft.DirectCurrent = value)
        .Key(StimulusCatalog.OrnsteinUhlenbeck.Name, StimulusCatalog.OrnsteinUhlenbeck.Summary, OrnsteinUhlenbeckShape.Create(), (draft, value) => draft.OrnsteinUhlenbeck = value)
        .Key(StimulusCatalog.SpikeTrains.Name, StimulusCatalog.SpikeTrains.Summary, SpikeTrainsShape.Create(models, folder), (draft, value) => draft.SpikeTrains = value)
        .Key(StimulusCatalog.Background.Name, StimulusCatalog.Background.Summary, BackgroundShape.Create(models), (draft, value) => draft.Background = value)
        .ExactlyOne([.. StimulusCatalog.Stimuli.Select(stimulus => stimulus.Name)]);
}
