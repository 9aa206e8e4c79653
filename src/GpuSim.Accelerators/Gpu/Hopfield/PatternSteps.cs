using System.Numerics;
using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>All units at once from the patterns: overlaps, fields, states.</summary>
internal sealed class PatternSteps : RecallSteps
{
    const int ItemsPerUnit = 1024;   // of a device's multiprocessors: enough to hide the way to memory
    const int FewestPatterns = 64;   // of a part: its sums are added atomically

    readonly RecallPlan _plan;
    readonly GpuProbes _probes;
    readonly GpuPatterns _patterns;
    readonly UnitSteps _units;
    readonly IDeviceKernel _add;
    readonly int _items;

    public PatternSteps(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        (_plan, _probes) = (plan, probes);
        _items = accelerator.Info.IsProcessor ? 1 : accelerator.Info.Units * ItemsPerUnit;
        _add = program.Kernel(accelerator, typeof(PatternFields), nameof(PatternFields.Add));
        _patterns = new(accelerator, program, plan, probes);
        _units = new(accelerator, program, probes);
    }

    public override void Sweep(int sweep)
    {
        var parts = PartBits();
        _patterns.Sum();
        _probes.Launch(_add, GpuProbes.Tiles(2 * _probes.Layout.Words, PatternFields.GroupSize) << parts, PatternFields.GroupSize, tiles => new Arguments()
            .Value(_probes.Layout).Value(tiles).Value(parts).View(_probes.Listed).View(_patterns.Bits).View(_patterns.Overlaps).View(_units.Fields));
        _units.Advance(Rule(_plan, sweep, whole: true), _plan.Setup.SelfCoupling ? 0 : _plan.Patterns.Rows);
    }

    public override void Dispose()
    {
        _units.Dispose();
        _patterns.Dispose();
    }

    // Few units and probes do not fill a large device: then several items share the patterns of the same units.
    int PartBits()
    {
        var wanted = _items / Math.Max(1L, 2L * _probes.Layout.Words * _probes.Active);
        var sensible = _probes.Layout.Patterns / FewestPatterns;
        return BitOperations.Log2((uint)Math.Max(1, Math.Min(wanted, sensible)));
    }
}
