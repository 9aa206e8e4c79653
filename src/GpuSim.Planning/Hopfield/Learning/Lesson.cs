using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>What a rule learns from, and how its weights are wanted.</summary>
/// <param name="Patterns">[pattern] in the order of storing.</param>
/// <param name="SelfCoupling">Whether the diagonal stays; it is 0 otherwise.</param>
/// <param name="Real">Whether weights must be floats that carry 1/N, as graded units take them.</param>
/// <param name="Parallel">Threads and cancellation. No weight depends on them.</param>
sealed record Lesson(PatternBits Patterns, bool SelfCoupling, bool Real, ParallelOptions Parallel)
{
    public int Units => Patterns.Units;

    public int Count => Patterns.Rows;
}

/// <summary>A rule at work.</summary>
interface ILearner
{
    /// <summary>The weights; the caller frees them.</summary>
    /// <exception cref="InfeasibleException">The rule cannot learn these patterns.</exception>
    WeightMatrix Learn(Lesson lesson);

    /// <summary>The learner of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="codingLevel">f of the covariance rule.</param>
    static ILearner Of(LearningRule rule, double codingLevel) => rule switch
    {
        LearningRule.Hebb => new Hebb(),
        LearningRule.Storkey => new Storkey(),
        LearningRule.PseudoInverse => new PseudoInverse(),
        LearningRule.Covariance => new Covariance(codingLevel),
        LearningRule.Palimpsest { Decay: 1 } palimpsest => new ClippedPalimpsest(palimpsest.Bound),
        LearningRule.Palimpsest palimpsest => new DecayingPalimpsest(palimpsest.Decay, palimpsest.Bound),
        LearningRule.IncrementalHebb incremental => new IncrementalHebb(incremental.Margin, incremental.Epochs),
        _ => throw new NotSupportedException(),
    };
}
