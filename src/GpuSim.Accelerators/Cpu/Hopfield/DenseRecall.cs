using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Dense associative memories.</summary>
internal static class DenseRecall
{
    /// <summary>Places a memory.</summary>
    public static IRecall Place(RecallPlan plan, int bits, int threads) => VectorWidth.With(bits, new Placing(plan, threads));

    sealed class Placing(RecallPlan plan, int threads) : IVectorUser<IRecall>
    {
        public IRecall With<TVectors, TFloat, TInt>() where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged => plan.Update == UpdateMode.Synchronous
            ? new SynchronousDense<TVectors, TFloat, TInt>(plan, threads)
            : new AsynchronousDense<TVectors, TFloat, TInt>(plan, threads);
    }
}
