using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Recall by a matrix of weights: picks the code for the weights' type and the order of updates.</summary>
/// <param name="plan">The plan.</param>
/// <param name="threads">That may work.</param>
internal sealed class WeightRecall(RecallPlan plan, int threads) : IVectorUser<IRecall>
{
    /// <summary>Places a memory.</summary>
    public static IRecall Place(RecallPlan plan, int bits, int threads) => VectorWidth.With(bits, new WeightRecall(plan, threads));

    public IRecall With<TVectors, TFloat, TInt>() where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged => plan.Weights switch
    {
        WeightMatrix<float> weights when plan.Setup.Dynamics is RecallDynamics.Graded graded =>
            new GradedWeightRecall<FloatWeightRecallLanes<TVectors, TFloat, TInt>, TFloat>(plan, graded, weights, threads),
        WeightMatrix<float> weights => Of<FloatWeightRecallLanes<TVectors, TFloat, TInt>, float, float, TFloat>(weights),
        WeightMatrix<int> weights => Of<IntWeightRecallLanes<TVectors, TFloat, TInt>, int, int, TInt>(weights),
        WeightMatrix<short> weights => Of<ShortWeightRecallLanes<TVectors, TFloat, TInt>, short, int, TInt>(weights),
        WeightMatrix<sbyte> weights => Of<SByteWeightRecallLanes<TVectors, TFloat, TInt>, sbyte, int, TInt>(weights),
        _ => throw new NotSupportedException(),
    };

    IRecall Of<TLanes, TWeight, TField, TVector>(WeightMatrix<TWeight> weights)
        where TLanes : struct, IWeightRecallLanes<TWeight, TField, TVector>
        where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged => plan.Update == UpdateMode.Synchronous
        ? new SynchronousWeightRecall<TLanes, TWeight, TField, TVector>(plan, weights, threads)
        : new AsynchronousWeightRecall<TLanes, TWeight, TField, TVector>(plan, weights, threads);
}
