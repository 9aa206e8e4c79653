using GpuSim.Config.Shapes;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>Normal weights as read.</summary>
internal sealed class NormalDraft
{
    public InitialWeights.Normal Weights { get; set; } = new(0, 0);
}

/// <summary>Retinotopic weights as read.</summary>
internal sealed class RetinotopicDraft
{
    public InitialWeights.Retinotopic Weights { get; set; } = new(0, 0, 0, 0);
}

/// <summary>Ways to draw initial weights, and their keys.</summary>
internal static class InitialWeightsShape
{
    public static Shape<InitialWeights> Create() => new OptionShape<InitialWeights>("initial weights", "initial weights")
        .Option("samples", "every unit a sample drawn at random", new InitialWeights.Samples())
        .Option("principal_components", "the grid spread over the first principal components of the data, as many as it has axes", new InitialWeights.PrincipalComponents())
        .Option("uniform", "[low, high): every weight between them", Uniform(), null, "[0, 1]")
        .Option("normal", "every weight normal", Normal(), null, "{ \"standard_deviation\": 0.05 }")
        .Option("retinotopic", "for the stimuli of a visual map: every unit at its own place in the visual field", Retinotopic(), null, "{ \"shift\": [-0.05, 0], \"ocularity\": 0.14, \"radius\": 0.2 }");

    static ListShape<double> Bounds => new("[low, high]", new NumberShape(), length: 2);

    static Mapped<IReadOnlyList<double>, InitialWeights> Uniform() => new(Bounds, bounds => new InitialWeights.Uniform(bounds[0], bounds[1]));

    static Mapped<NormalDraft, InitialWeights> Normal() => new(
        new ObjectShape<NormalDraft>("normal weights", _ => new())
            .Key("mean", "mean of weights; 0 where not given", new NumberShape(), (draft, value) => draft.Weights = draft.Weights with { Mean = value })
            .Key("standard_deviation", "standard deviation of weights, at least 0", new NumberShape(), (draft, value) => draft.Weights = draft.Weights with { StandardDeviation = value }, required: true),
        draft => draft.Weights);

    static Mapped<RetinotopicDraft, InitialWeights> Retinotopic() => new(
        new ObjectShape<RetinotopicDraft>("retinotopic weights", _ => new())
            .Key("shift", "[low, high): how far from its place a unit starts, in each direction; none where not given", Bounds, (draft, value) => draft.Weights = draft.Weights with { ShiftLow = value[0], ShiftHigh = value[1] })
            .Key("ocularity", "largest ocularity, of either sign, at which a unit starts", new NumberShape(), (draft, value) => draft.Weights = draft.Weights with { Ocularity = value }, required: true)
            .Key("radius", "largest radius of its orientation at which a unit starts", new NumberShape(), (draft, value) => draft.Weights = draft.Weights with { Radius = value }, required: true),
        draft => draft.Weights);
}
