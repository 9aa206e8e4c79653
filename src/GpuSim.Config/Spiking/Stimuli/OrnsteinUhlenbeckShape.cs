using GpuSim.Config.Shapes;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>A noise current as read.</summary>
internal sealed class OrnsteinUhlenbeckDraft : TimedDraft
{
    public double Mean { get; set; }
    public double Sigma { get; set; }
    public double Tau { get; set; } = 1;

    public StimulusDescription Describe(StimulusDraft draft) =>
        new OrnsteinUhlenbeckDescription(draft.Targets) { Name = draft.Name, Start = Start, Stop = Stop, Mean = Mean, Sigma = Sigma, Tau = Tau };
}

/// <summary>The keys of a noise current.</summary>
internal static class OrnsteinUhlenbeckShape
{
    public static ObjectShape<OrnsteinUhlenbeckDraft> Create() => TimedDraft.Keys(new ObjectShape<OrnsteinUhlenbeckDraft>("a noise current", _ => new())
        .Key("mean", "mean of the current; 0 pA where not given", new QuantityShape(Dimension.Current), (draft, value) => draft.Mean = value)
        .Key("sigma", "standard deviation of the current", new QuantityShape(Dimension.Current), (draft, value) => draft.Sigma = value, required: true)
        .Key("tau", "correlation time", new QuantityShape(Dimension.Time), (draft, value) => draft.Tau = value, required: true));
}
