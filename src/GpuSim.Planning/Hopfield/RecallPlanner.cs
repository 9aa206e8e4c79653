using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield;

/// <summary>From what an experiment says of a memory to the memory: patterns, weights and probes.</summary>
public static class RecallPlanner
{
    /// <summary>The third gate: refuses what cannot be run, before anything is allocated.</summary>
    /// <param name="experiment">What is asked for.</param>
    /// <param name="available">Bytes that a memory may take.</param>
    /// <exception cref="InfeasibleException">Pictures cannot be read or differ in size, or patterns, weights or probes do not fit or could overflow.</exception>
    public static void Check(HopfieldExperiment experiment, long available) => throw new NotImplementedException();

    /// <summary>Size and names of what is stored; reads pictures.</summary>
    /// <exception cref="InfeasibleException">A picture cannot be read.</exception>
    public static PatternSet Describe(HopfieldSetup setup) => throw new NotImplementedException();

    /// <summary>Makes patterns, weights and probes of one trial of a point that <see cref="Check"/> has passed.</summary>
    /// <param name="experiment">Gives the seeds.</param>
    /// <param name="point">One of its points.</param>
    /// <param name="trial">Number of the trial, from 0.</param>
    /// <param name="threads">That may learn; the plan does not depend on them.</param>
    /// <param name="cancel">Ends learning with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InfeasibleException">The rule cannot learn these patterns.</exception>
    public static RecallPlan Plan(HopfieldExperiment experiment, HopfieldPoint point, int trial, int threads, CancellationToken cancel) =>
        throw new NotImplementedException();
}
