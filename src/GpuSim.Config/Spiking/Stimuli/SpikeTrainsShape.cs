using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>Given spikes as read.</summary>
/// <param name="folder">Of the config.</param>
internal sealed class SpikeTrainsDraft(string folder) : IWeightedDraft
{
    public IReadOnlyList<IReadOnlyList<double>>? Times { get; set; }
    public string? File { get; set; }
    public string? Population { get; set; }
    public PlacedQuantity? Weight { get; set; }
    public string? Receptor { get; set; }

    public StimulusDescription Describe(StimulusDraft draft, WeightUnits units, Faults faults) => new SpikeTrainDescription(draft.Targets)
    {
        Name = draft.Name,
        Times = Times is null ? new SpikeTimes.File(File ?? "unread", folder, Population) : new SpikeTimes.Listed(Times),
        Weight = SpikeWeight.In(this, draft.Targets, units, faults),
        Receptor = Receptor,
    };
}

/// <summary>The keys of given spikes.</summary>
internal static class SpikeTrainsShape
{
    /// <param name="models">Where models are looked for.</param>
    /// <param name="folder">Of the config.</param>
    public static ObjectShape<SpikeTrainsDraft> Create(ModelCatalogs models, string folder) => SpikeWeight.Keys(new ObjectShape<SpikeTrainsDraft>("spike trains", _ => new(folder))
        .Key("times", "a list of times for every neuron, such as [[\"1 ms\", \"5.5 ms\"], []]", Trains(), (draft, value) => draft.Times = value)
        .Key("file", "a table with the columns node and time (ms), or a SONATA file that ends in .h5; its path from the folder of the config", new TextShape("the path of a file"), (draft, value) => draft.File = value)
        .Key("population", "population of a SONATA file; the only one, or that of the target's name, where not given", new TextShape("the name of a population"), (draft, value) => draft.Population = value)
        .ExactlyOne("times", "file")
        .AtMostOne("times", "population"), models);

    static ListShape<IReadOnlyList<double>> Trains() =>
        new("a list of trains such as [[\"1 ms\", \"5.5 ms\"], []]", new ListShape<double>("a train such as [\"1 ms\", \"5.5 ms\"]", new QuantityShape(Dimension.Time)));
}
