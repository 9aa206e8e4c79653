using GpuSim.Config.Sweeps;
using GpuSim.Dynamics;
using GpuSim.Execution;
using GpuSim.Model.Sweeps;
using GpuSim.Planning.Spiking;

namespace GpuSim.Sweeps;

/// <summary>How many points run at once, and why.</summary>
/// <param name="AtOnce">Points.</param>
/// <param name="ThreadsEach">Of a point.</param>
/// <param name="LargestBytes">Memory of the largest point.</param>
/// <param name="AvailableBytes">Memory there is.</param>
/// <param name="Reason">In words.</param>
public sealed record SweepSchedule(int AtOnce, int ThreadsEach, double LargestBytes, double AvailableBytes, string Reason)
{
    const double Program = 100 << 20; // the runtime, once for all
    const double Each = 8 << 20;      // blocks and statistics of a run

    /// <summary>Whole networks on threads of their own where there are points enough and memory enough; else fewer, with more threads each.</summary>
    internal static SweepSchedule Of(SweepExperiment sweep, ModelCatalogs models, IReadOnlyList<SweepPoint> points, SweepOptions options, IDevice device)
    {
        var threads = new RunOptions { Threads = options.Threads }.ThreadCount();
        if (device.Kind != "cpu") return new(1, threads, 0, 0, "a device takes one after another");
        var largest = Each + Largest(sweep, models, points, new() { MaxDegreeOfParallelism = threads, CancellationToken = options.Cancel });
        var available = (double)MemoryEstimate.Available();
        var fit = (int)Math.Clamp(Math.Floor((available - Program) / largest), 1, int.MaxValue);
        var wanted = options.AtOnce ?? Math.Min(threads, Math.Max(1, points.Count));
        var atOnce = Math.Min(wanted, fit);
        var reason = atOnce < wanted ? "as many as fit in memory" : options.AtOnce is not null ? "as asked for" : atOnce < threads ? "there are no more points" : "one for each thread";
        return new(atOnce, Math.Max(1, threads / atOnce), largest, available, reason);
    }

    // A point that cannot be planned takes nothing; it will say why when its turn comes.
    static double Largest(SweepExperiment sweep, ModelCatalogs models, IReadOnlyList<SweepPoint> points, ParallelOptions parallel)
    {
        var kind = SweptKinds.Of(sweep.Of!);
        var sizes = new double[points.Count];
        Parallel.For(0, points.Count, parallel, index =>
        {
            try
            {
                sizes[index] = kind.Bytes(SweepFile.At(sweep, points[index], models).Experiment, 1);
            }
            catch (Exception refused) when (PointFailure.IsOfPoint(refused))
            {
                sizes[index] = 0;
            }
        });
        return sizes.DefaultIfEmpty(0).Max();
    }
}
