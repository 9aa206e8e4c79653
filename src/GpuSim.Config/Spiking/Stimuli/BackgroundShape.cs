using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>A background as read.</summary>
internal sealed class BackgroundDraft : TimedDraft, IWeightedDraft
{
    public IReadOnlyList<double> InDegree { get; set; } = [];
    public double Rate { get; set; }
    public PlacedQuantity? Weight { get; set; }
    public string? Receptor { get; set; }

    public StimulusDescription Describe(StimulusDraft draft, WeightUnits units, Faults faults) => new BackgroundDescription(draft.Targets)
    {
        Name = draft.Name,
        Start = Start,
        Stop = Stop,
        InDegree = InDegree,
        Rate = Rate,
        Weight = SpikeWeight.In(this, draft.Targets, units, faults),
        Receptor = Receptor,
    };
}

/// <summary>The keys of a background.</summary>
internal static class BackgroundShape
{
    public static ObjectShape<BackgroundDraft> Create(ModelCatalogs models) => TimedDraft.Keys(SpikeWeight.Keys(new ObjectShape<BackgroundDraft>("a background", _ => new())
        .Key("in_degree", "synapses from outside onto every neuron, or a list with one number for each target", new ListShape<double>("a number, or one for each target", new NumberShape(), orOne: true), (draft, value) => draft.InDegree = value, required: true)
        .Key("rate", "spikes per second of every neuron outside", new QuantityShape(Dimension.Frequency), (draft, value) => draft.Rate = value, required: true), models));
}
