using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>Poisson trains as read.</summary>
internal sealed class PoissonDraft : TimedDraft, IWeightedDraft
{
    public TimeCourse Rate { get; set; } = 0;
    public PlacedQuantity? Weight { get; set; }
    public string? Receptor { get; set; }

    public StimulusDescription Describe(StimulusDraft draft, WeightUnits units, Faults faults) =>
        new PoissonDescription(draft.Targets) { Name = draft.Name, Start = Start, Stop = Stop, Rate = Rate, Weight = SpikeWeight.In(this, draft.Targets, units, faults), Receptor = Receptor };
}

/// <summary>The keys of Poisson trains.</summary>
internal static class PoissonShape
{
    public static ObjectShape<PoissonDraft> Create(ModelCatalogs models) => TimedDraft.Keys(SpikeWeight.Keys(new ObjectShape<PoissonDraft>("a Poisson stimulus", _ => new())
        .Key("rate", "spikes per second of a neuron's train", new TimeCourseShape(Dimension.Frequency), (draft, value) => draft.Rate = value, required: true), models));
}
