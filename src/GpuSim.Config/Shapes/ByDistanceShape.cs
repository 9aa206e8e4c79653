using GpuSim.Config.Text;
using GpuSim.Model;
using GpuSim.Units;

namespace GpuSim.Config.Shapes;

/// <summary>A value that depends on distance, as read.</summary>
internal sealed class DistanceProfileDraft
{
    public PlacedQuantity? Value { get; set; }
    public PlacedQuantity? Change { get; set; }
    public double Length { get; set; } = double.NaN;
    public Func<double, double, double, DistanceProfile> Make { get; set; } = (value, change, _) => new DistanceProfile.Linear(value, change);

    /// <summary>In canonical units; NaN in it after adding a fault when it measures something else.</summary>
    public DistanceProfile In(Dimension dimension, Faults faults) =>
        Make(Value?.In(dimension, faults) ?? double.NaN, Change?.In(dimension, faults) ?? double.NaN, Length);
}

/// <summary>How a value depends on distance: one of four profiles.</summary>
internal static class ByDistanceShape
{
    public static Shape<DistanceProfileDraft> Create(AnyQuantityShape quantity) => new OptionShape<DistanceProfileDraft>("how values depend on distance", "profiles")
        .Option("linear", "at_zero + per_unit · distance", Profile("a linear profile", (value, change, _) => new DistanceProfile.Linear(value, change))
            .Key("at_zero", "at distance 0", quantity, (draft, value) => draft.Value = value, required: true)
            .Key("per_unit", "more for every unit of length", quantity, (draft, value) => draft.Change = value, required: true), null, "{ \"at_zero\": …, \"per_unit\": … }")
        .Option("exponential", "at_zero · exp(−distance/lambda)", Profile("an exponential profile", (value, _, length) => new DistanceProfile.Exponential(value, length))
            .Key("at_zero", "at distance 0", quantity, (draft, value) => draft.Value = value, required: true)
            .Key("lambda", "length over which values fall to 1/e", new NumberShape(), (draft, value) => draft.Length = value, required: true), null, "{ \"at_zero\": …, \"lambda\": 0.2 }")
        .Option("gaussian", "at_zero · exp(−distance²/2 sigma²)", Profile("a Gaussian profile", (value, _, length) => new DistanceProfile.Gaussian(value, length))
            .Key("at_zero", "at distance 0", quantity, (draft, value) => draft.Value = value, required: true)
            .Key("sigma", "standard deviation of the profile, a length", new NumberShape(), (draft, value) => draft.Length = value, required: true), null, "{ \"at_zero\": …, \"sigma\": 0.1 }")
        .Option("cosine", "mean + amplitude · cos(2π · distance/extent), on a ring", Profile("a cosine profile", (value, change, _) => new DistanceProfile.Cosine(value, change))
            .Key("mean", "over the ring", quantity, (draft, value) => draft.Value = value, required: true)
            .Key("amplitude", "at distance 0 less the mean", quantity, (draft, value) => draft.Change = value, required: true), null, "{ \"mean\": …, \"amplitude\": … }");

    static ObjectShape<DistanceProfileDraft> Profile(string what, Func<double, double, double, DistanceProfile> make) => new(what, _ => new() { Make = make });
}
