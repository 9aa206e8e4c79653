using GpuSim.Config.Shapes;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>Which weights to keep, as read.</summary>
internal sealed class WeightsDraft
{
    public string Of { get; set; } = "";
    public NeuronChoice Synapses { get; set; } = new(null, null);
    public double? Every { get; set; }

    public WeightDescription Describe() => new(Of)
    {
        Every = Every,
        Synapses = Synapses.Range is { } range ? new IdRange(range.First, range.Last - range.First + 1) : Synapses.List,
    };
}

/// <summary>The keys of a record of weights.</summary>
internal static class WeightRecordShape
{
    public static ObjectShape<WeightsDraft> Create() => new ObjectShape<WeightsDraft>("a weight record", _ => new())
        .Key("of", "projection, by its name; exc->inh where it was not given one", new TextShape("the name of a projection"), (draft, value) => draft.Of = value, required: true)
        .Key("synapses", "\"0..99\" (a hundred synapses), a list such as [1, 5], or \"all\", which is meant where not given; numbered by source, then target, then delay", new NeuronsShape("synapses"), (draft, value) => draft.Synapses = value)
        .Key("every", "interval, a whole number of steps; every step where not given", new QuantityShape(Dimension.Time), (draft, value) => draft.Every = value);
}
