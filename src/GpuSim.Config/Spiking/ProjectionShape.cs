using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>A projection as read, before its targets say what its weight measures.</summary>
internal sealed class ProjectionDraft
{
    public string? Name { get; set; }
    public IReadOnlyList<string> From { get; set; } = [];
    public IReadOnlyList<string> To { get; set; } = [];
    public RuleDraft Rule { get; set; } = new();
    public DistributionDraft Weight { get; set; } = new();
    public DistributionDraft? Delay { get; set; }
    public string? Receptor { get; set; }
    public SynapseDraft? Synapse { get; set; }

    public ProjectionDescription Describe(WeightUnits units, Faults faults)
    {
        var dimensions = Synapse?.WeightDimension is { } own ? [own] : units.At([.. To.Select(end => PopulationSlice.Parse(end).Of)], Receptor, Weight.Sign).DefaultIfEmpty(Weight.Dimension).ToList();
        return new([.. From.Select(PopulationSlice.Parse)], [.. To.Select(PopulationSlice.Parse)], Rule.For(To.Count, From.Count, faults))
        {
            Name = Name,
            Weight = dimensions.Select(dimension => Weight.In(dimension, faults)).ToList()[0],
            Delay = Delay?.In(Dimension.Time, faults),
            Receptor = Receptor,
            Synapse = Synapse?.Describe(dimensions[0], faults),
        };
    }
}

/// <summary>The keys of a projection.</summary>
internal static class ProjectionShape
{
    /// <param name="models">What synapses may be.</param>
    /// <param name="folder">Of the config.</param>
    public static ObjectShape<ProjectionDraft> Create(ModelCatalogs models, string folder) => new ObjectShape<ProjectionDraft>("a projection", _ => new())
        .Key("name", "names the random streams; exc->inh where not given", new TextShape("a name"), (draft, value) => draft.Name = value)
        .Key("from", "source population, a slice of one such as \"exc[0..99]\", or a list of them", PopulationNames.Shape, (draft, value) => draft.From = value, required: true)
        .Key("to", "target population, a slice of one such as \"exc[0..99]\", or a list of them; every source projects to every target", PopulationNames.Shape, (draft, value) => draft.To = value, required: true)
        .Key("rule", "who connects to whom; an argument may be a matrix with a row for each target and a column for each source, 0 for not connected", new RuleShape(folder), (draft, value) => draft.Rule = value, required: true)
        .Key("weight", "of every synapse, in the unit of the target's receptor", DistributionShape.OfSynapses(WeightUnits.All(models)), (draft, value) => draft.Weight = value, required: true)
        .Key("delay", "of every synapse, at least dt, rounded to whole steps; draws below dt are drawn again; only gap junctions may do without, and have dt then", DistributionShape.OfSynapses(Dimension.Time), (draft, value) => draft.Delay = value)
        .Key("receptor", "receptor of the target's model; by the weight's sign where not given", new TextShape("the name of a receptor"), (draft, value) => draft.Receptor = value)
        .Key("synapse", "how synapses change or transmit: the name of a synapse model, or an object with the name as its key and the parameters as its value; static where not given", new SynapseShape(models), (draft, value) => draft.Synapse = value);
}
