using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>One unit of a dense memory after the other.</summary>
internal sealed class DenseWalk : RecallSteps
{
    readonly RecallPlan _plan;
    readonly GpuProbes _probes;
    readonly GpuDenseTerms _terms;
    readonly GpuOrder _order;
    readonly IDeviceKernel _walk;

    public DenseWalk(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        (_plan, _probes) = (plan, probes);
        _walk = program.Kernel(accelerator, typeof(DenseSweep), nameof(DenseSweep.Walk));
        _terms = new(accelerator, program, plan, probes);
        _order = new(accelerator, plan);
        _terms.Prepare();
    }

    public override void Sweep(int sweep) => _probes.Walk(_walk, DenseSweep.GroupSize, new Arguments()
        .Value(_probes.Layout).Value(Rule(_plan, sweep, whole: false)).Value(_terms.Rule).View(_probes.Listed).View(_order.Of(sweep))
        .View(_terms.Patterns.ByUnit).View(_terms.Patterns.Overlaps).View(_terms.Gains).View(_probes.States).View(_probes.Changed));

    public override void Dispose()
    {
        _order.Dispose();
        _terms.Dispose();
    }
}
