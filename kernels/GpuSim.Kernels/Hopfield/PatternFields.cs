using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>h_i = Σ_μ ξ_i m_μ from bits and overlaps: an item takes 16 neighbouring units, whose sums stay in registers (more would not), and a part of the patterns. Integer adds commute, so parts may add in any order.</summary>
public static class PatternFields
{
    /// <summary>Items of a group; a tile is as many halves of words.</summary>
    public const int GroupSize = 64;

    /// <summary>Adds a part of the patterns to the fields.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out parts of the patterns (lowest bits), tiles of half words, and probes.</param>
    /// <param name="partBits">Parts of the patterns, as a power of two.</param>
    /// <param name="probes">Those to be looked at.</param>
    /// <param name="patterns">[pattern, word].</param>
    /// <param name="overlaps">[probe, pattern].</param>
    /// <param name="fields">[probe, word, bit] zero before.</param>
    [Kernel]
    public static void Add(MemoryLayout memory, ProbeTiles tiles, int partBits, ArrayView<int> probes, ArrayView<uint> patterns, ArrayView<int> overlaps, ArrayView<int> fields)
    {
        var sums = LocalMemory.Allocate<int>(16); // over the patterns in which the unit is active
        var tile = Grid.IdxX & tiles.Mask;
        var half = (tile >> partBits) * GroupSize + Group.IdxX;
        if (half >= memory.Words << 1) return;
        var word = half >> 1;
        var shift = (half & 1) << 4;
        var probe = probes[tiles.First + (Grid.IdxX >> tiles.Bits)];
        var row = (long)probe * memory.Patterns;
        var each = (memory.Patterns + (1 << partBits) - 1) >> partBits;
        var first = (tile & ((1 << partBits) - 1)) * each;
        var end = first + each < memory.Patterns ? first + each : memory.Patterns;
        var all = 0;
        for (var bit = 0; bit < 16; bit++) sums[bit] = 0;
        for (var pattern = first; pattern < end; pattern++)
        {
            var overlap = overlaps[row + pattern];
            var active = patterns[(long)pattern * memory.Words + word] >> shift;
            all += overlap;
            for (var bit = 0; bit < 16; bit++) sums[bit] = sums[bit] + ((active & (1u << bit)) != 0u ? overlap : 0);
        }
        var at = (((long)probe * memory.Words + word) << 5) + shift;
        for (var bit = 0; bit < 16; bit++) Atomic.Add(ref fields[at + bit], (sums[bit] << 1) - all);
    }
}
