using GpuSim.Kernels.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>What of a memory and its probes lies on a device, in bytes. Nothing is allocated.</summary>
internal sealed class RecallShape(RecallPlan plan)
{
    /// <summary>Sizes, as kernels are told them.</summary>
    public MemoryLayout Layout { get; } = new()
    {
        Units = plan.Units,
        Words = plan.Patterns.Words,
        Patterns = plan.Patterns.Rows,
        PatternWords = (plan.Patterns.Rows + 31) / 32,
    };

    // Each is one piece of the device's memory; nothing where recall does not need it.
    IEnumerable<(string What, long Bytes)> Pieces =>
    [
        ("patterns", IsMatrix ? 0 : 4L * Layout.Patterns * Layout.Words),
        ("patterns unit by unit", IsMatrix || !IsWalk ? 0 : 4L * Layout.Units * Layout.PatternWords),
        ("weights", plan.Weights is { } weights ? (long)weights.BytesPerWeight * Layout.Units * Layout.Units : 0),
        ("states of probes", plan.IsReal ? 4L * plan.Start.Rows * Layout.Units : 4L * plan.Start.Rows * Layout.Words),
        ("potentials of probes", plan.Setup.Dynamics is RecallDynamics.Graded ? 4L * plan.Start.Rows * Layout.Units : 0),
        ("fields of probes", IsMatrix || !IsWalk && plan.Method != RecallMethod.Modern ? 4L * plan.Start.Rows * Layout.Words * 32 : 0),
        ("overlaps of probes", IsMatrix ? 0 : 4L * plan.Start.Rows * Layout.Patterns),
        ("terms of probes", plan.Method == RecallMethod.Dense ? 8L * plan.Start.Rows * Layout.Patterns : 0),
        ("order of updates", IsWalk ? 4L * Layout.Units : 0),
        ("counts of changes", 8L * plan.Start.Rows),
    ];

    bool IsMatrix => plan.Method == RecallMethod.Weights;

    bool IsWalk => plan.Update == UpdateMode.Asynchronous;

    /// <summary>Refuses what the device cannot hold.</summary>
    /// <exception cref="NotEnoughMemoryException">In numbers, with the way out.</exception>
    public void Check(AcceleratorInfo info) => RoomOnDevice.Check(info, Pieces, TooLarge);

    NotEnoughMemoryException TooLarge(string what) => new(FormattableString.Invariant(
        $"""
        {Layout.Units:N0} units, {Layout.Patterns:N0} patterns, {plan.Start.Rows:N0} probes: {what}
        Probe fewer patterns, make the memory smaller, or run it on the CPU (--device cpu): the states are the same.
        """));
}
