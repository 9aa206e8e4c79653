using GpuSim.Execution.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>What one trial of a point gave.</summary>
/// <param name="Units">N.</param>
/// <param name="Patterns">P.</param>
/// <param name="Targets">[probe] pattern it was made of.</param>
/// <param name="Start">[probe] overlap with the target before recall.</param>
/// <param name="Overlaps">[probe] overlap with the target at the end.</param>
/// <param name="Sweeps">Made.</param>
/// <param name="Wall">Time of the sweeps.</param>
/// <param name="Build">Time of learning and placing.</param>
/// <param name="Kernel">What fields were computed from.</param>
internal sealed record TrialResult(int Units, int Patterns, IReadOnlyList<int> Targets, double[] Start, double[] Overlaps, int Sweeps, TimeSpan Wall, TimeSpan Build, string Kernel)
{
    /// <summary>Measures the final states.</summary>
    public static TrialResult Of(RecallPlan plan, RecallStates states, RecallEnd end, TimeSpan build) => new(
        plan.Units, plan.Patterns.Rows, plan.Targets, RecallMeasures.StartOverlaps(plan), RecallMeasures.Overlaps(plan, states), end.Sweeps, end.Wall, build, RecallWords.Kernel(plan.Method));

    /// <summary>Part of the probes that ended at <paramref name="overlap"/> or above.</summary>
    public double Recalled(double overlap) => (double)Overlaps.Count(reached => reached >= overlap) / Overlaps.Length;
}
