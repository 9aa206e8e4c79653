using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield;

/// <summary>What a memory and its recall will take, in bytes. In double: what is asked for may be beyond any integer.</summary>
/// <param name="Patterns">Bits of the patterns, as stored and turned, and what the rule keeps for each while it learns.</param>
/// <param name="Weights">The matrix, and what the rule keeps for each weight while it learns.</param>
/// <param name="Probes">Start and states; fields, or states and potentials of real units; overlaps where they stand for fields.</param>
sealed record RecallMemory(double Patterns, double Weights, double Probes)
{
    public double Total => Patterns + Weights + Probes;

    public static RecallMemory Of(HopfieldSetup setup, PatternSet set)
    {
        var method = MethodChoice.Of(setup, set);
        var byWeights = method == RecallMethod.Weights;
        double units = set.Units, row = (set.Units + 31) / 32 * (double)sizeof(uint);
        var perUnit = byWeights || setup.Dynamics is RecallDynamics.Modern ? 2 * sizeof(float) : 0;
        var perPattern = byWeights ? 0 : sizeof(float);
        return new(
            set.Count * (2 * row + (byWeights ? PerPattern(setup.Rule, set) : 0)),
            byWeights ? units * units * PerWeight(setup, set) : 0,
            Hopfield.Probes.Count(setup.Probes, set) * (3 * row + units * perUnit + (double)set.Count * perPattern));
    }

    static double PerPattern(LearningRule rule, PatternSet set) => rule switch
    {
        LearningRule.PseudoInverse => sizeof(double) * ((double)set.Units + set.Count),
        LearningRule.IncrementalHebb => sizeof(int) * ((double)set.Units + set.Count),
        _ => 0,
    };

    static double PerWeight(HopfieldSetup setup, PatternSet set) => setup.Rule switch
    {
        LearningRule.Storkey => sizeof(double) + sizeof(float),
        LearningRule.Hebb when setup.Dynamics is not RecallDynamics.Graded => Learning.WholeWeights.Bytes(set.Count),
        LearningRule.Palimpsest { Decay: 1 } rule when setup.Dynamics is not RecallDynamics.Graded => Learning.WholeWeights.Bytes((long)Math.Min(rule.Bound ?? set.Count, set.Count)),
        _ => sizeof(float),
    };
}
