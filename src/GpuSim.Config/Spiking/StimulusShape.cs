using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>A stimulus as read, before its targets say what its weight measures.</summary>
internal sealed class StimulusDraft
{
    public string? Name { get; set; }
    public IReadOnlyList<string> To { get; set; } = [];
    public PoissonDraft? Poisson { get; set; }
    public DirectCurrentDraft? DirectCurrent { get; set; }
    public BackgroundDraft? Background { get; set; }

    /// <summary>The stimulus; a direct current that is none after a fault.</summary>
    public StimulusDescription Describe(WeightUnits units, Faults faults)
    {
        if (Poisson is { } poisson)
            return new PoissonDescription(To) { Name = Name, Start = poisson.Start, Stop = poisson.Stop, Rate = poisson.Rate, Weight = poisson.WeightIn(To, units, faults), Receptor = poisson.Receptor };
        if (Background is { } background)
            return new BackgroundDescription(To) { Name = Name, Start = background.Start, Stop = background.Stop, InDegree = background.InDegree, Rate = background.Rate, Weight = background.WeightIn(To, units, faults), Receptor = background.Receptor };
        return new DirectCurrentDescription(To) { Name = Name, Start = DirectCurrent?.Start ?? 0, Stop = DirectCurrent?.Stop ?? double.PositiveInfinity, Amplitude = DirectCurrent?.Amplitude ?? 0 };
    }
}

/// <summary>What all stimuli have.</summary>
internal abstract class TimedDraft
{
    public double Start { get; set; }
    public double Stop { get; set; } = double.PositiveInfinity;
}

internal sealed class DirectCurrentDraft : TimedDraft
{
    public double Amplitude { get; set; }
}

internal class PoissonDraft : TimedDraft
{
    public double Rate { get; set; }
    public PlacedQuantity? Weight { get; set; }
    public string? Receptor { get; set; }

    public double WeightIn(IReadOnlyList<string> to, WeightUnits units, Faults faults) => Weight is null ? double.NaN
        : units.At(to, Receptor, Math.Sign(Weight.Quantity.Value)).DefaultIfEmpty(Weight.Quantity.Unit.Dimension).Select(unit => Weight.In(unit, faults)).ToList()[0];
}

internal sealed class BackgroundDraft : PoissonDraft
{
    public IReadOnlyList<double> InDegree { get; set; } = [];
}

/// <summary>The keys of a stimulus.</summary>
internal static class StimulusShape
{
    public static ObjectShape<StimulusDraft> Create(ModelCatalogs models) => new ObjectShape<StimulusDraft>("a stimulus", _ => new())
        .Key("name", "names the random stream; poisson->exc where not given", new TextShape("a name"), (draft, value) => draft.Name = value)
        .Key("to", "population, or a list of them; every neuron gets the stimulus", PopulationNames.Shape, (draft, value) => draft.To = value, required: true)
        .Key("poisson", "to every neuron its own, independent Poisson train", Spikes(new ObjectShape<PoissonDraft>("a Poisson stimulus", _ => new()), models), (draft, value) => draft.Poisson = value)
        .Key("dc", "a direct current, the same for every neuron", DirectCurrent(), (draft, value) => draft.DirectCurrent = value)
        .Key("background", "input from neurons that are not simulated, delivered as the experiment's drive says", Background(models), (draft, value) => draft.Background = value)
        .ExactlyOne("poisson", "dc", "background");

    static ObjectShape<DirectCurrentDraft> DirectCurrent() => Timed(new ObjectShape<DirectCurrentDraft>("a direct current", _ => new())
        .Key("amplitude", "the current", new QuantityShape(Dimension.Current), (draft, value) => draft.Amplitude = value, required: true));

    static ObjectShape<BackgroundDraft> Background(ModelCatalogs models) => Spikes(new ObjectShape<BackgroundDraft>("a background", _ => new())
        .Key("in_degree", "synapses from outside onto every neuron, or a list with one number for each target", new ListShape<double>("a number, or one for each target", new NumberShape(), orOne: true), (draft, value) => draft.InDegree = value, required: true), models);

    static ObjectShape<T> Spikes<T>(ObjectShape<T> shape, ModelCatalogs models) where T : PoissonDraft => Timed(shape
        .Key("rate", "spikes per second, of a neuron's train or of every neuron outside", new QuantityShape(Dimension.Frequency), (draft, value) => draft.Rate = value, required: true)
        .Key("weight", "of every spike, in the unit of the target's receptor", new AnyQuantityShape(WeightUnits.All(models)), (draft, value) => draft.Weight = value, required: true)
        .Key("receptor", "receptor of the target's model; by the weight's sign where not given", new TextShape("the name of a receptor"), (draft, value) => draft.Receptor = value));

    static ObjectShape<T> Timed<T>(ObjectShape<T> shape) where T : TimedDraft => shape
        .Key("start", "when it begins; at once where not given", new QuantityShape(Dimension.Time), (draft, value) => draft.Start = value)
        .Key("stop", "when it ends; never where not given", new QuantityShape(Dimension.Time), (draft, value) => draft.Stop = value);
}
