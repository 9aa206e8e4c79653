using GpuSim.Kernels.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>Overlaps of a dense memory and the two gains of each: the start of a synchronous sweep, and of asynchronous recall as a whole.</summary>
internal sealed class GpuDenseTerms : IDisposable
{
    readonly GpuProbes _probes;
    readonly IDeviceKernel _prepare;

    public GpuDenseTerms(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        _probes = probes;
        var dense = (RecallDynamics.Dense)plan.Setup.Dynamics;
        Rule = new() { Inverse = 1f / plan.Units, Degree = dense.Degree, Rectified = dense.Rectified ? 1 : 0 };
        _prepare = program.Kernel(accelerator, typeof(DenseTerms), nameof(DenseTerms.Prepare));
        Patterns = new(accelerator, program, plan, probes);
        Gains = new(accelerator, 2 * Patterns.Overlaps.Length);
    }

    /// <summary>Of the memory.</summary>
    public DenseRule Rule { get; }

    /// <summary>With the overlaps.</summary>
    public GpuPatterns Patterns { get; }

    /// <summary>[probe, pattern, 2].</summary>
    public GpuArray<float> Gains { get; }

    /// <summary>Computes the gains of the active probes from their overlaps.</summary>
    public void Prepare() => _probes.Launch(_prepare, GpuProbes.Tiles(_probes.Layout.Patterns, DenseTerms.GroupSize), DenseTerms.GroupSize, tiles => new Arguments()
        .Value(_probes.Layout).Value(tiles).Value(Rule).View(_probes.Listed).View(Patterns.Overlaps).View(Gains));

    public void Dispose()
    {
        Gains.Dispose();
        Patterns.Dispose();
    }
}
