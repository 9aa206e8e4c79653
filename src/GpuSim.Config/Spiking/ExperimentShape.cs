using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Spiking;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>An experiment as read.</summary>
internal sealed class ExperimentDraft
{
    public string? Name { get; set; }
    public ulong Seed { get; set; } = 1;
    public SeedsDraft? Seeds { get; set; }
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
    /// <param name="faults">Takes what is wrong.</param>
    public SpikingExperimentBuilder Describe(string nameless, Faults faults)
    {
        var builder = new SpikingExperimentBuilder
        {
            Name = Name ?? nameless,
            Seeds = Seeds is null ? new(Seed) : new(Seeds.Network, Seeds.Noise),
            Dt = Dt,
            Duration = Duration,
            Scale = Scale,
            Drive = Drive,
        };
        var units = new WeightUnits(Populations);
        foreach (var (name, population) in Populations) builder.Add(population.Describe(name, faults));
        if (Populations.Count == 0) return builder; // nothing else could be right
        foreach (var projection in Projections) builder.Add(projection.Describe(units, faults));
        foreach (var stimulus in Stimuli) builder.Add(stimulus.Describe(units, faults));
        foreach (var state in Record.State) builder.Add(state.Describe(Populations));
        return Record.Spikes is null ? builder : builder.RecordSpikes([.. Record.Spikes]);
    }
}

/// <summary>Two seeds, as read.</summary>
internal sealed class SeedsDraft
{
    public ulong Network { get; set; }
    public ulong Noise { get; set; }
}

/// <summary>The keys of an experiment.</summary>
internal static class ExperimentShape
{
    public static ObjectShape<ExperimentDraft> Create() => new ObjectShape<ExperimentDraft>("an experiment", _ => new())
        .Key("$schema", "where an editor finds the JSON Schema that gpusim schema writes", new TextShape("the place of a JSON Schema"), (_, _) => { })
        .Key("kind", "what is simulated", new ChoiceShape<string>(("spiking", "spiking")), (_, _) => { }, required: true)
        .Key("name", "for tables and files; the file's name where not given", new TextShape("a name"), (draft, value) => draft.Name = value)
        .Key("seed", "of network and noise; 1 where not given", Seed, (draft, value) => draft.Seed = value)
        .Key("seeds", "instead of seed, one for the network and one for the noise", Seeds(), (draft, value) => draft.Seeds = value)
        .Key("dt", "length of a step", new QuantityShape(Dimension.Time), (draft, value) => draft.Dt = value, required: true)
        .Key("duration", "biological time to simulate, a whole number of steps", new QuantityShape(Dimension.Time), (draft, value) => draft.Duration = value, required: true)
        .Key("scale", "size of the network to make as a part of the one described, above 0 and at most 1; input keeps its mean and variance (van Albada et al. 2015)", new NumberShape(), (draft, value) => draft.Scale = value)
        .Key("drive", "how backgrounds are delivered: as Poisson trains (where not given) or as their mean, a direct current", new ChoiceShape<Drive>(("poisson", Drive.Poisson), ("dc", Drive.DirectCurrent)), (draft, value) => draft.Drive = value)
        .Key("populations", "neurons by the name of their population, in the order of global ids", new MapShape<PopulationDraft>("an object of populations", PopulationShape.Create()), (draft, value) => draft.Populations = value, required: true)
        .Key("projections", "synapses between populations", new ListShape<ProjectionDraft>("a list of projections", ProjectionShape.Create()), (draft, value) => draft.Projections = value)
        .Key("stimuli", "input from outside the network", new ListShape<StimulusDraft>("a list of stimuli", StimulusShape.Create()), (draft, value) => draft.Stimuli = value)
        .Key("record", "what to keep; the spikes of all populations where not given", RecordShape.Create(), (draft, value) => draft.Record = value)
        .AtMostOne("seed", "seeds");

    static WholeShape<ulong> Seed => new(0, ulong.MaxValue);

    static ObjectShape<SeedsDraft> Seeds() => new ObjectShape<SeedsDraft>("two seeds", _ => new())
        .Key("network", "of connectivity, weights, delays and initial values", Seed, (draft, value) => draft.Network = value, required: true)
        .Key("noise", "of stimuli", Seed, (draft, value) => draft.Noise = value, required: true);
}
