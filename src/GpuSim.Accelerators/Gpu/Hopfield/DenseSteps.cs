using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>All units of a dense memory at once.</summary>
internal sealed class DenseSteps : RecallSteps
{
    readonly RecallPlan _plan;
    readonly GpuProbes _probes;
    readonly GpuDenseTerms _terms;
    readonly UnitSteps _units;
    readonly IDeviceKernel _sum;

    public DenseSteps(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        (_plan, _probes) = (plan, probes);
        _sum = program.Kernel(accelerator, typeof(DenseTerms), nameof(DenseTerms.Sum));
        _terms = new(accelerator, program, plan, probes);
        _units = new(accelerator, program, probes);
    }

    public override void Sweep(int sweep)
    {
        _terms.Patterns.Sum();
        _terms.Prepare();
        _probes.Launch(_sum, GpuProbes.Tiles(_probes.Layout.Units, DenseTerms.GroupSize), DenseTerms.GroupSize, tiles => new Arguments()
            .Value(_probes.Layout).Value(tiles).View(_probes.Listed).View(_terms.Patterns.Bits).View(_probes.States).View(_terms.Gains).View(_units.Fields));
        _units.Advance(Rule(_plan, sweep, whole: false), own: 0);
    }

    public override void Dispose()
    {
        _units.Dispose();
        _terms.Dispose();
    }
}
