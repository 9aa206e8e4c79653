using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>A map in host memory; how it learns is for others to say.</summary>
internal abstract class MapTraining<TVectors, TFloat, TInt, TScore> : IMapTraining
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged where TScore : struct, IMapScore<TFloat>
{
    readonly int[] _all;

    protected MapTraining(MapPlan plan, int threads)
    {
        Plan = plan;
        Weights = new(plan);
        Search = new(plan, Weights, threads);
        _all = [.. Enumerable.Range(0, plan.Samples)];
    }

    /// <summary>What is learnt.</summary>
    protected MapPlan Plan { get; }

    /// <summary>What changes.</summary>
    protected MapWeights<TVectors, TFloat, TInt, TScore> Weights { get; }

    /// <summary>Who wins.</summary>
    protected WinnerSearch<TVectors, TFloat, TInt, TScore> Search { get; }

    /// <inheritdoc/>
    public abstract void Learn(EpochPlan epoch);

    /// <inheritdoc/>
    public void FindWinners(Span<int> nearest, Span<int> second)
    {
        var (winners, next) = (new int[_all.Length], second.Length > 0 ? new int[_all.Length] : null);
        Search.Find(_all, winners, next);
        winners.CopyTo(nearest);
        next?.CopyTo(second);
    }

    /// <inheritdoc/>
    public void Read(Span<float> weights) => Weights.Read(weights);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Weights.Dispose();
        Search.Dispose();
    }
}
