using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>Maps that learn on the host's cores.</summary>
internal static class CpuMapTraining
{
    /// <summary>Places a map.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="bits">Width of vectors, or 32.</param>
    /// <param name="threads">That may work.</param>
    public static IMapTraining Place(MapPlan plan, int bits, int threads) => VectorWidth.With(bits, new Placing(plan, threads));

    sealed class Placing(MapPlan plan, int threads) : IVectorUser<IMapTraining>
    {
        public IMapTraining With<TVectors, TFloat, TInt>() where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged => plan.Experiment.Metric == Metric.Cosine
            ? Scored<TVectors, TFloat, TInt, CosineScore<TVectors, TFloat, TInt>>()
            : Scored<TVectors, TFloat, TInt, EuclideanScore<TVectors, TFloat, TInt>>();

        IMapTraining Scored<TVectors, TFloat, TInt, TScore>()
            where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged where TScore : struct, IMapScore<TFloat> => plan.Experiment.Learning is MapLearning.Online
            ? new OnlineTraining<TVectors, TFloat, TInt, TScore>(plan, threads)
            : new TogetherTraining<TVectors, TFloat, TInt, TScore>(plan, threads);
    }
}
