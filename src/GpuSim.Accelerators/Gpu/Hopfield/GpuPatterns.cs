using GpuSim.Kernels.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>The stored patterns on a device, and the overlaps of all probes with them.</summary>
internal sealed class GpuPatterns : IDisposable
{
    readonly GpuProbes _probes;
    readonly IDeviceKernel _sum;

    /// <summary>Copies the bits; for asynchronous recall they are also put in order of the units, and overlaps are those of the start.</summary>
    public GpuPatterns(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        _probes = probes;
        _sum = program.Kernel(accelerator, typeof(PatternOverlaps), nameof(PatternOverlaps.Sum));
        Bits = new(accelerator, plan.Patterns.All.Length);
        Bits.Write(0, plan.Patterns.All);
        Overlaps = new(accelerator, (long)probes.All * plan.Patterns.Rows);
        var layout = probes.Layout;
        var isWalk = plan.Update == UpdateMode.Asynchronous;
        ByUnit = new(accelerator, isWalk ? (long)layout.Units * layout.PatternWords : 0);
        if (!isWalk) return;
        accelerator.Launch(program.Kernel(accelerator, typeof(UnitMajorBits), nameof(UnitMajorBits.Gather)), layout.Units, UnitMajorBits.GroupSize,
            new Arguments().Value(layout).View(Bits).View(ByUnit).ToArray());
        Sum();
    }

    /// <summary>[pattern, word].</summary>
    public GpuArray<uint> Bits { get; }

    /// <summary>[unit, pattern / 32]; empty for synchronous recall.</summary>
    public GpuArray<uint> ByUnit { get; }

    /// <summary>[probe, pattern].</summary>
    public GpuArray<int> Overlaps { get; }

    /// <summary>Computes the overlaps of the active probes.</summary>
    public void Sum() => _probes.Launch(_sum, _probes.Layout.Patterns, PatternOverlaps.GroupSize, tiles => new Arguments()
        .Value(_probes.Layout).Value(tiles).View(_probes.Listed).View(Bits).View(_probes.States).View(Overlaps));

    public void Dispose()
    {
        Bits.Dispose();
        ByUnit.Dispose();
        Overlaps.Dispose();
    }
}
