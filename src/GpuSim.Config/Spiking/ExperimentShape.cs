using GpuSim.Config.Kinds;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>An experiment with spiking neurons as read.</summary>
internal sealed class SpikingDraft : ExperimentDraft
{
    public double Dt { get; set; } = double.NaN;
    public double Duration { get; set; } = double.NaN;
    public double Scale { get; set; } = 1;
    public Drive Drive { get; set; } = Drive.Poisson;
    public IReadOnlyList<KeyValuePair<string, PopulationDraft>> Populations { get; set; } = [];
    public IReadOnlyList<ProjectionDraft> Projections { get; set; } = [];
    public IReadOnlyList<StimulusDraft> Stimuli { get; set; } = [];
    public RecordDraft Record { get; set; } = new();

    /// <summary>The same in the words of the model's builder; units are checked on the way.</summary>
    /// <param name="nameless">The experiment's name where the config gives none.</param>
    /// <param name="models">That may be named.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public SpikingExperimentBuilder Describe(string nameless, ModelCatalogs models, Faults faults)
    {
        var builder = new SpikingExperimentBuilder
        {
            Name = Name ?? nameless,
            Seeds = Seeds,
            Dt = Dt,
            Duration = Duration,
            Scale = Scale,
            Drive = Drive,
            Catalog = models.Neurons,
            Synapses = models.Synapses,
        };
        var units = new WeightUnits(Populations);
        foreach (var (name, population) in Populations) builder.Add(population.Describe(name, faults));
        if (Populations.Count == 0) return builder; // nothing else could be right
        foreach (var projection in Projections) builder.Add(projection.Describe(units, faults));
        foreach (var stimulus in Stimuli) builder.Add(stimulus.Describe(units, faults));
        foreach (var state in Record.State) builder.Add(state.Describe(Populations));
        foreach (var rates in Record.Rates) builder.Add(rates.Describe());
        foreach (var weights in Record.Weights) builder.Add(weights.Describe());
        return Record.Spikes is null ? builder : builder.RecordSpikes([.. Record.Spikes]);
    }
}

/// <summary>The keys of an experiment.</summary>
internal static class ExperimentShape
{
    /// <param name="kind">Gives its name.</param>
    /// <param name="models">Where models are looked for.</param>
    /// <param name="folder">Of the config.</param>
    public static ObjectShape<SpikingDraft> Create(SpikingKind kind, ModelCatalogs models, string folder) => ExperimentKeys.Of<SpikingDraft>(kind, "of connectivity, weights, delays and initial values", "of stimuli")
        .Key("dt", "length of a step", new QuantityShape(Dimension.Time), (draft, value) => draft.Dt = value, required: true)
        .Key("duration", "biological time to simulate, a whole number of steps", new QuantityShape(Dimension.Time), (draft, value) => draft.Duration = value, required: true)
        .Key("scale", "size of the network to make as a part of the one described, above 0 and at most 1; input keeps its mean and variance (van Albada et al. 2015)", new NumberShape(), (draft, value) => draft.Scale = value)
        .Key("drive", "how backgrounds are delivered: as Poisson trains (where not given) or as their mean, a direct current", new ChoiceShape<Drive>(("poisson", Drive.Poisson), ("dc", Drive.DirectCurrent)), (draft, value) => draft.Drive = value)
        .Key("populations", "neurons by the name of their population, in the order of global ids", new MapShape<PopulationDraft>("an object of populations", PopulationShape.Create(models)), (draft, value) => draft.Populations = value, required: true)
        .Key("projections", "synapses between populations", new ListShape<ProjectionDraft>("a list of projections", ProjectionShape.Create(models, folder)), (draft, value) => draft.Projections = value)
        .Key("stimuli", "input from outside the network", new ListShape<StimulusDraft>("a list of stimuli", StimulusShape.Create(models, folder)), (draft, value) => draft.Stimuli = value)
        .Key("record", "what to keep; the spikes of all populations where not given", RecordShape.Create(), (draft, value) => draft.Record = value);
}
