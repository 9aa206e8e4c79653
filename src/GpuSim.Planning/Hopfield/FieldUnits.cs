using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield;

/// <summary>What the numbers of a field mean: values of silent units, threshold, temperature.</summary>
/// <param name="Method">What fields are computed from.</param>
/// <param name="Silent">Value of a silent unit.</param>
/// <param name="CodingLevel">f of the covariance rule, ½ for others.</param>
/// <param name="Threshold">θ.</param>
sealed record FieldUnits(RecallMethod Method, int Silent, double CodingLevel, float Threshold)
{
    public static FieldUnits Of(HopfieldSetup setup, PatternSet set, PatternBits patterns)
    {
        var method = MethodChoice.Of(setup, set);
        if (method != RecallMethod.Weights || setup.Rule is not LearningRule.Covariance rule) return new(method, -1, 0.5, 0f);
        var level = rule.CodingLevel ?? StoredPatterns.CodingLevel(setup, patterns);
        if (!(level > 0 && level < 1))
            throw new InfeasibleException([new("rule.covariance.coding_level", $"expected patterns of active and silent units, got {(level == 0 ? "silent" : "active")} ones only", "Give the coding level.")]);
        return new(method, 0, level, (float)(rule.Threshold ?? 0.5 - level));
    }

    /// <summary>The rule with what it left to the patterns.</summary>
    public LearningRule Settle(LearningRule rule) => rule is LearningRule.Covariance ? new LearningRule.Covariance(CodingLevel, Threshold) : rule;

    const float LeastGain = 1.17549435e-38f; // 0 would mean no noise, and smaller ones are no numbers on every device

    /// <summary>Glauber's gain.</summary>
    /// <param name="dynamics">Gives the temperature.</param>
    /// <param name="scale">A field as computed, over one of the equations.</param>
    public float Gain(RecallDynamics dynamics, int scale) => dynamics is RecallDynamics.Glauber glauber ? Math.Max((float)((1 - Silent) / (glauber.Temperature * scale)), LeastGain) : 0f;
}
