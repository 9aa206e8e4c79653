using GpuSim.Analysis.Hopfield;
using GpuSim.Model.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>What theory says of a point.</summary>
internal static class RecallTheory
{
    /// <summary>The overlap that recall from a pattern reaches in a large network; null where there is no such state, or no theory: it is of Hebb's rule, random patterns half active, no self-coupling and no noise.</summary>
    public static double? Overlap(HopfieldSetup setup, double load) =>
        setup is { Rule: LearningRule.Hebb, Dynamics: RecallDynamics.Deterministic, SelfCoupling: false, Patterns: PatternSource.Random { CodingLevel: 0.5 } } ? RetrievalTheory.Overlap(load) : null;
}
