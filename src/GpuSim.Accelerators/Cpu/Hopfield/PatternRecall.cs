using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Hebbian memories recalled from the patterns' bits.</summary>
internal static class PatternRecall
{
    /// <summary>Places a memory.</summary>
    public static IRecall Place(RecallPlan plan, int bits, int threads) => VectorWidth.With(bits, new Placing(plan, threads));

    /// <summary>What v_i = ±1 is multiplied by and taken off the sum over all units, the unit itself included: h_i = Σ_μ ξ_i m_μ − v_i P.</summary>
    public static int OwnShare(RecallPlan plan) => plan.Setup.SelfCoupling ? 0 : plan.Patterns.Rows;

    sealed class Placing(RecallPlan plan, int threads) : IVectorUser<IRecall>
    {
        public IRecall With<TVectors, TFloat, TInt>() where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged => plan.Update == UpdateMode.Synchronous
            ? new SynchronousPatterns<TVectors, TFloat, TInt>(plan, threads)
            : new AsynchronousPatterns<TVectors, TFloat, TInt>(plan, threads);
    }
}
