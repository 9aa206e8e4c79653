using GpuSim.Config.Shapes;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>A direct current as read.</summary>
internal sealed class DirectCurrentDraft : TimedDraft
{
    public TimeCourse Amplitude { get; set; } = 0;

    public StimulusDescription Describe(StimulusDraft draft) => new DirectCurrentDescription(draft.Targets) { Name = draft.Name, Start = Start, Stop = Stop, Amplitude = Amplitude };
}

/// <summary>The keys of a direct current.</summary>
internal static class DirectCurrentShape
{
    public static ObjectShape<DirectCurrentDraft> Create() => TimedDraft.Keys(new ObjectShape<DirectCurrentDraft>("a direct current", _ => new())
        .Key("amplitude", "the current", new TimeCourseShape(Dimension.Current), (draft, value) => draft.Amplitude = value, required: true));
}
