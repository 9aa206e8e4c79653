using GpuSim.Config.Shapes;
using GpuSim.Model.Hopfield;

namespace GpuSim.Config.Hopfield;

/// <summary>The arguments of a learning rule as read.</summary>
internal sealed class LearningRuleDraft
{
    public double? CodingLevel { get; set; }
    public double? Threshold { get; set; }
    public double? Decay { get; set; }
    public double? Bound { get; set; }
    public double Margin { get; set; }
    public int Epochs { get; set; } = 100;
}

/// <summary>The learning rules and their keys.</summary>
internal static class LearningRuleShape
{
    public static Shape<LearningRule> Create() => new OptionShape<LearningRule>("a learning rule", "rules")
        .Option("hebb", "sums of products of the units' states", new LearningRule.Hebb())
        .Option("storkey", "Hebb's terms less what the weights do already; holds more patterns (Storkey 1997)", new LearningRule.Storkey())
        .Option("pseudo_inverse", "the projection onto the patterns; recalls correlated ones without error (Personnaz, Guyon and Dreyfus 1985)", new LearningRule.PseudoInverse())
        .Option("covariance", "for units 0 and 1 that are seldom active (Tsodyks and Feigelman 1988)", Covariance(), new LearningRule.Covariance(null, null))
        .Option("palimpsest", "forgets old patterns for new ones, by decay (Nadal et al. 1986) or bounds (Parisi 1986)", Palimpsest(), null, "{ \"decay\": 0.99 }")
        .Option("incremental_hebb", "Hebb's terms again and again where a unit is not stable yet (Diederich and Opper 1987)", Incremental(), new LearningRule.IncrementalHebb(0, new LearningRuleDraft().Epochs));

    static Mapped<LearningRuleDraft, LearningRule> Covariance() => new(
        Arguments("the covariance rule")
            .Key("coding_level", "mean of the units' states, above 0 and below 1; that of the patterns where not given", new NumberShape(), (draft, value) => draft.CodingLevel = value)
            .Key("threshold", "of the units' field; 0.5 less the coding level where not given", new NumberShape(), (draft, value) => draft.Threshold = value),
        draft => new LearningRule.Covariance(draft.CodingLevel, draft.Threshold));

    static Mapped<LearningRuleDraft, LearningRule> Palimpsest() => new(
        Arguments("the palimpsest rule")
            .Key("decay", "of all weights before each pattern, above 0 and at most 1; 1, for none, where not given", new NumberShape(), (draft, value) => draft.Decay = value)
            .Key("bound", "largest size of a weight, where one pattern adds 1; none where not given", new NumberShape(), (draft, value) => draft.Bound = value)
            .AtLeastOne("decay", "bound"),
        draft => new LearningRule.Palimpsest(draft.Decay ?? 1, draft.Bound));

    static Mapped<LearningRuleDraft, LearningRule> Incremental() => new(
        Arguments("the incremental rule")
            .Key("margin", "stability to reach, at least 0; 0 where not given", new NumberShape(), (draft, value) => draft.Margin = value)
            .Key("epochs", "most presentations of all patterns; 100 where not given", new WholeShape<int>(1, int.MaxValue), (draft, value) => draft.Epochs = value),
        draft => new LearningRule.IncrementalHebb(draft.Margin, draft.Epochs));

    static ObjectShape<LearningRuleDraft> Arguments(string what) => new(what, _ => new());
}
