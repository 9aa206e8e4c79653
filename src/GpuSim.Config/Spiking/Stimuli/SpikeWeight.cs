using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>A stimulus whose spikes arrive at a receptor.</summary>
internal interface IWeightedDraft
{
    PlacedQuantity? Weight { get; set; }
    string? Receptor { get; set; }
}

/// <summary>The weight of a stimulus' spikes, before its targets say what it measures.</summary>
internal static class SpikeWeight
{
    /// <summary>Adds the keys of it.</summary>
    public static ObjectShape<T> Keys<T>(ObjectShape<T> shape, ModelCatalogs models) where T : class, IWeightedDraft => shape
        .Key("weight", "of every spike, in the unit of the target's receptor", new AnyQuantityShape(WeightUnits.All(models)), (draft, value) => draft.Weight = value, required: true)
        .Key("receptor", "receptor of the target's model; by the weight's sign where not given", new TextShape("the name of a receptor"), (draft, value) => draft.Receptor = value);

    /// <summary>In canonical units; NaN where none was read.</summary>
    public static double In(IWeightedDraft draft, IReadOnlyList<PopulationSlice> to, WeightUnits units, Faults faults) => draft.Weight is not { } weight ? double.NaN
        : units.At([.. to.Select(end => end.Of)], draft.Receptor, Math.Sign(weight.Quantity.Value)).DefaultIfEmpty(weight.Quantity.Unit.Dimension).Select(unit => weight.In(unit, faults)).ToList()[0];
}
