using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>m_μ = Σ_j ξ_j v_j of units ±1: what is equal less what differs. One group for each pattern and probe; a tile is a pattern.</summary>
public static class PatternOverlaps
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = 64;

    /// <summary>Counts the units that differ.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out patterns and probes.</param>
    /// <param name="probes">Those to be looked at.</param>
    /// <param name="patterns">[pattern, word].</param>
    /// <param name="states">[probe, word].</param>
    /// <param name="overlaps">[probe, pattern].</param>
    [Kernel]
    public static void Sum(MemoryLayout memory, ProbeTiles tiles, ArrayView<int> probes, ArrayView<uint> patterns, ArrayView<uint> states, ArrayView<int> overlaps)
    {
        var parts = SharedMemory.Allocate<int>(GroupSize);
        var pattern = Grid.IdxX & tiles.Mask;
        if (pattern >= memory.Patterns) return;
        var probe = probes[tiles.First + (Grid.IdxX >> tiles.Bits)];
        var row = (long)pattern * memory.Words;
        var state = (long)probe * memory.Words;
        var different = 0;
        for (var word = Group.IdxX; word < memory.Words; word += GroupSize) different += IntrinsicMath.PopCount(patterns[row + word] ^ states[state + word]);
        parts[Group.IdxX] = different;
        Group.Barrier();
        for (var half = GroupSize >> 1; half > 0; half >>= 1)
        {
            if (Group.IdxX < half) parts[Group.IdxX] = parts[Group.IdxX] + parts[Group.IdxX + half];
            Group.Barrier();
        }
        if (Group.IdxX == 0) overlaps[(long)probe * memory.Patterns + pattern] = memory.Units - (parts[0] << 1);
    }
}
