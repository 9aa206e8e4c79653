using GpuSim.Dynamics.Hopfield;
using GpuSim.KernelLanguage;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>All values of <see cref="DenseGain.Of"/> that one memory can ask for, by the number d of units in which state and pattern differ.</summary>
/// <remarks>The overlap without the unit itself is N − 1 − 2 d where the unit agrees with the pattern, and N + 1 − 2 d where it is one of the d.</remarks>
internal sealed unsafe class GainTable : IDisposable
{
    readonly HostBuffer<float> _gains; // [d] of a unit that differs; [d + 1] of one that agrees. Nobody agrees at d = N and nobody differs at d = 0

    /// <summary>Computes them.</summary>
    public GainTable(RecallPlan plan)
    {
        var dense = (RecallDynamics.Dense)plan.Setup.Dynamics;
        _gains = new(plan.Units + 2);
        Differing = _gains.View.Pointer;
        for (var d = 1; d <= plan.Units; d++) Differing[d] = DenseGain.Of(plan.Units + 1 - 2 * d, 1f / plan.Units, dense.Degree, dense.Rectified ? 1 : 0);
    }

    /// <summary>[d] of a unit that agrees with the pattern.</summary>
    public float* Agreeing => Differing + 1;

    /// <summary>[d] of a unit that differs from it.</summary>
    public float* Differing { get; }

    /// <inheritdoc/>
    public void Dispose() => _gains.Dispose();
}
