using GpuSim.Dynamics.Hopfield;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>All graded units of a probe make one step, one item each.</summary>
public static class GradedUpdates
{
    /// <summary>Items of a group; a tile is as many units.</summary>
    public const int GroupSize = 64;

    /// <summary>Advances one unit.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out tiles of units and probes.</param>
    /// <param name="rate">dt/τ.</param>
    /// <param name="gain">Of the output.</param>
    /// <param name="probes">Those to be updated.</param>
    /// <param name="fields">[probe, word, bit] bits of floats.</param>
    /// <param name="potentials">[probe, unit].</param>
    /// <param name="outputs">[probe, unit].</param>
    /// <param name="changed">[probe] units whose output or potential changed are added; outputs may round to what they were while potentials creep.</param>
    [Kernel]
    public static void Move(
        MemoryLayout memory, ProbeTiles tiles, float rate, float gain, ArrayView<int> probes, ArrayView<int> fields, ArrayView<float> potentials, ArrayView<float> outputs, ArrayView<int> changed)
    {
        var unit = (Grid.IdxX & tiles.Mask) * GroupSize + Group.IdxX;
        if (unit >= memory.Units) return;
        var probe = probes[tiles.First + (Grid.IdxX >> tiles.Bits)];
        var at = (long)probe * memory.Units + unit;
        var potential = UnitUpdate.Potential(potentials[at], Interop.IntAsFloat((uint)fields[((long)probe * memory.Words << 5) + unit]), rate);
        var output = UnitUpdate.Output(potential, gain);
        if (Interop.FloatAsInt(output) != Interop.FloatAsInt(outputs[at]) || Interop.FloatAsInt(potential) != Interop.FloatAsInt(potentials[at])) Atomic.Add(ref changed[probe], 1);
        potentials[at] = potential;
        outputs[at] = output;
    }
}
