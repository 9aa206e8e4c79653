using GpuSim.Config.Shapes;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>Which rates to keep, as read.</summary>
internal sealed class RateDraft
{
    public IReadOnlyList<string> Of { get; set; } = [];
    public double Bin { get; set; } = double.NaN;

    public RateDescription Describe() => new([.. Of.Select(PopulationSlice.Parse)]) { Bin = Bin };
}

/// <summary>The keys of a record of rates.</summary>
internal static class RateRecordShape
{
    public static ObjectShape<RateDraft> Create() => new ObjectShape<RateDraft>("a rate record", _ => new())
        .Key("of", "population, a slice of one such as \"exc[0..99]\", or a list of them; their spikes need not be kept", PopulationNames.Shape, (draft, value) => draft.Of = value, required: true)
        .Key("bin", "length of a bin, a whole number of steps", new QuantityShape(Dimension.Time), (draft, value) => draft.Bin = value, required: true);
}
