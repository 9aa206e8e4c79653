using GpuSim.Config.Shapes;
using GpuSim.Units;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>A stimulus that begins and ends.</summary>
internal abstract class TimedDraft
{
    public double Start { get; set; }
    public double Stop { get; set; } = double.PositiveInfinity;

    /// <summary>Adds the keys of that.</summary>
    public static ObjectShape<T> Keys<T>(ObjectShape<T> shape) where T : TimedDraft => shape
        .Key("start", "when it begins; at once where not given", new QuantityShape(Dimension.Time), (draft, value) => draft.Start = value)
        .Key("stop", "when it ends; never where not given", new QuantityShape(Dimension.Time), (draft, value) => draft.Stop = value);
}
