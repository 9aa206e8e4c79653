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
    public void Prepare() => _probes.Launch(_prepare, (_probes.Layout.Patterns + DenseTerms.GroupSize - 1) / DenseTerms.GroupSize, DenseTerms.GroupSize, tiles => new Arguments()
        .Value(_probes.Layout).Value(tiles).Value(Rule).View(_probes.Listed).View(Patterns.Overlaps).View(Gains));

    public void Dispose()
    {
        Gains.Dispose();
        Patterns.Dispose();
    }
}

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
        _probes.Launch(_sum, Tiles(_probes.Layout.Units, DenseTerms.GroupSize), DenseTerms.GroupSize, tiles => new Arguments()
            .Value(_probes.Layout).Value(tiles).View(_probes.Listed).View(_terms.Patterns.Bits).View(_probes.States).View(_terms.Gains).View(_units.Fields));
        _units.Advance(Rule(_plan, sweep, whole: false), own: 0);
    }

    public override void Dispose()
    {
        _units.Dispose();
        _terms.Dispose();
    }
}

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
