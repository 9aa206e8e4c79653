using GpuSim.Kernels.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>How a synchronous sweep of two-valued units ends: fields become states.</summary>
internal sealed class UnitSteps(IAccelerator accelerator, GpuProgram program, GpuProbes probes) : IDisposable
{
    readonly IDeviceKernel _advance = program.Kernel(accelerator, typeof(UnitUpdates), nameof(UnitUpdates.Decide));

    /// <summary>[probe, word, bit] integers or the bits of floats; zero after every sweep.</summary>
    public GpuArray<int> Fields { get; } = new(accelerator, (long)probes.All * probes.Layout.Words * 32);

    /// <summary>Updates all active probes.</summary>
    /// <param name="rule">Of the sweep.</param>
    /// <param name="own">What an active unit added to its own field that is no part of it.</param>
    public void Advance(UnitRule rule, int own) => probes.Launch(_advance, GpuProbes.Tiles(probes.Layout.Words, UnitUpdates.GroupSize), UnitUpdates.GroupSize, tiles => new Arguments()
        .Value(probes.Layout).Value(tiles).Value(rule).Value(own).View(probes.Listed).View(Fields).View(probes.States).View(probes.Changed));

    public void Dispose() => Fields.Dispose();
}
