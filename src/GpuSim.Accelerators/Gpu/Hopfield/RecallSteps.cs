using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>The launches of a sweep by one method, with the arrays that only they need.</summary>
internal abstract class RecallSteps : IDisposable
{
    /// <summary>Asks for one sweep of all active probes.</summary>
    public abstract void Sweep(int sweep);

    public abstract void Dispose();

    /// <summary>What decides the states of two-valued units in one sweep.</summary>
    protected static UnitRule Rule(RecallPlan plan, int sweep, bool whole) => new()
    {
        Threshold = plan.Threshold,
        Gain = plan.Gain,
        Key0 = plan.Noise.Key0,
        Key1 = plan.Noise.Key1,
        Sweep = sweep,
        Whole = whole ? 1 : 0,
    };
}
