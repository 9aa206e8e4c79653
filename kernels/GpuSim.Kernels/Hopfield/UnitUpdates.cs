using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>All two-valued units of a probe take their next state at once. An item owns a word of states, so that nobody else writes it.</summary>
public static class UnitUpdates
{
    /// <summary>Items of a group; a tile is as many words of a row.</summary>
    public const int GroupSize = 64;

    /// <summary>Updates 32 units.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out tiles of words and probes.</param>
    /// <param name="rule">Of the sweep.</param>
    /// <param name="own">What the unit itself adds to its field where it is active, and takes where it is silent: taken out. 0 where fields are without it, or meant to have it.</param>
    /// <param name="probes">Those to be updated.</param>
    /// <param name="fields">[probe, word, bit]; zero after.</param>
    /// <param name="states">[probe, word].</param>
    /// <param name="changed">[probe] units that changed are added.</param>
    [Kernel]
    public static void Decide(MemoryLayout memory, ProbeTiles tiles, UnitRule rule, int own, ArrayView<int> probes, ArrayView<int> fields, ArrayView<uint> states, ArrayView<int> changed)
    {
        var word = (Grid.IdxX & tiles.Mask) * GroupSize + Group.IdxX;
        if (word >= memory.Words) return;
        var probe = probes[tiles.First + (Grid.IdxX >> tiles.Bits)];
        var at = (long)probe * memory.Words + word;
        var old = states[at];
        var next = 0u;
        for (var bit = 0; bit < 32; bit++)
        {
            var state = (old >> bit) & 1u;
            var field = fields[(at << 5) + bit] - (state != 0u ? own : -own);
            fields[(at << 5) + bit] = 0;
            if ((word << 5) + bit < memory.Units) next |= TwoValuedUnit.Next(rule, field, state, (word << 5) + bit, probe) << bit;
        }
        states[at] = next;
        if (next != old) Atomic.Add(ref changed[probe], IntrinsicMath.PopCount(next ^ old));
    }
}
