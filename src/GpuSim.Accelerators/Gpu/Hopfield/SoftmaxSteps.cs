using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>All units of a modern Hopfield network at once.</summary>
internal sealed class SoftmaxSteps : RecallSteps
{
    readonly RecallPlan _plan;
    readonly GpuProbes _probes;
    readonly GpuArray<uint> _patterns;
    readonly GpuArray<float> _shares;
    readonly IDeviceKernel _compare, _share, _mean;

    public SoftmaxSteps(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        (_plan, _probes) = (plan, probes);
        _compare = program.Kernel(accelerator, typeof(SoftmaxRecall), nameof(SoftmaxRecall.Compare));
        _share = program.Kernel(accelerator, typeof(SoftmaxRecall), nameof(SoftmaxRecall.Share));
        _mean = program.Kernel(accelerator, typeof(SoftmaxRecall), nameof(SoftmaxRecall.Mean));
        _patterns = new(accelerator, plan.Patterns.All.Length);
        _patterns.Write(0, plan.Patterns.All);
        _shares = new(accelerator, (long)probes.All * plan.Patterns.Rows);
    }

    public override void Sweep(int sweep)
    {
        const int items = SoftmaxRecall.GroupSize;
        _probes.Launch(_compare, GpuProbes.Tiles(_probes.Layout.Patterns, items), items, tiles => new Arguments()
            .Value(_probes.Layout).Value(tiles).View(_probes.Listed).View(_patterns).View(_probes.Outputs).View(_shares));
        _probes.Launch(_share, 1, items, tiles => new Arguments().Value(_probes.Layout).Value(tiles).Value(_plan.Beta).View(_probes.Listed).View(_shares));
        _probes.Launch(_mean, GpuProbes.Tiles(_probes.Layout.Units, items), items, tiles => new Arguments()
            .Value(_probes.Layout).Value(tiles).View(_probes.Listed).View(_patterns).View(_shares).View(_probes.Outputs).View(_probes.Changed));
    }

    public override void Dispose()
    {
        _shares.Dispose();
        _patterns.Dispose();
    }
}
