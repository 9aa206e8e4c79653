using GpuSim.Execution.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>Measures of a plan's states, by <see cref="Analysis"/>.</summary>
internal static class RecallMeasures
{
    public static double[] StartOverlaps(RecallPlan plan) => throw new NotImplementedException();
    public static double[] Overlaps(RecallPlan plan, RecallStates states) => throw new NotImplementedException();
    public static double Overlap(RecallPlan plan, RecallStates states, int probe) => throw new NotImplementedException();
    public static double[] Energies(RecallPlan plan, RecallStates states) => throw new NotImplementedException();
}
