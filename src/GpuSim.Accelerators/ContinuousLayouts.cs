using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators;

/// <summary>What kernels are told of a <see cref="ContinuousPlan"/>.</summary>
internal static class ContinuousLayouts
{
    /// <summary>The same for any device but where targets are counted from.</summary>
    public static ContinuousLayout Layout(this ContinuousPlan plan, int firstTarget) => new()
    {
        QuantaPerUnit = (float)(1 / plan.Quantum),
        LargestSignal = (float)plan.LargestSignal,
        FirstTarget = firstTarget,
    };
}
