using GpuSim.Execution.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Recall on the host's cores, by the method of the plan.</summary>
static class CpuRecall
{
    /// <summary>Places a memory.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="bits">Width of vectors, or 32.</param>
    /// <param name="threads">That may work.</param>
    public static IRecall Place(RecallPlan plan, int bits, int threads) => plan.Method switch
    {
        RecallMethod.Patterns => PatternRecall.Place(plan, bits, threads),
        RecallMethod.Weights => WeightRecall.Place(plan, bits, threads),
        RecallMethod.Dense => DenseRecall.Place(plan, bits, threads),
        RecallMethod.Modern => ModernRecall.Place(plan, bits, threads),
        _ => throw new NotSupportedException(),
    };
}
