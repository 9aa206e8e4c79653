using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>One unit after the other from the patterns.</summary>
internal sealed class PatternWalk : RecallSteps
{
    readonly RecallPlan _plan;
    readonly GpuProbes _probes;
    readonly GpuPatterns _patterns;
    readonly GpuOrder _order;
    readonly IDeviceKernel _walk;

    public PatternWalk(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        (_plan, _probes) = (plan, probes);
        _walk = program.Kernel(accelerator, typeof(PatternSweep), nameof(PatternSweep.Walk));
        _patterns = new(accelerator, program, plan, probes);
        _order = new(accelerator, plan);
    }

    public override void Sweep(int sweep) => _probes.Walk(_walk, _probes.WalkItems(PatternSweep.LargestGroup, _probes.Layout.Patterns), new Arguments()
        .Value(_probes.Layout).Value(Rule(_plan, sweep, whole: true)).Value(_plan.Setup.SelfCoupling ? 0 : _plan.Patterns.Rows).View(_probes.Listed).View(_order.Of(sweep))
        .View(_patterns.ByUnit).View(_patterns.Overlaps).View(_probes.States).View(_probes.Changed));

    public override void Dispose()
    {
        _order.Dispose();
        _patterns.Dispose();
    }
}
