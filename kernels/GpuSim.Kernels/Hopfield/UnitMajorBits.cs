using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>The patterns' bits unit by unit, for recall that visits one unit at a time: a group takes a unit, an item 32 patterns at a time.</summary>
public static class UnitMajorBits
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = 64;

    /// <summary>Gathers a unit's bits from the rows of the patterns.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="patterns">[pattern, word].</param>
    /// <param name="byUnit">[unit, pattern / 32] bit μ mod 32 is the unit's state in pattern μ.</param>
    [Kernel]
    public static void Gather(MemoryLayout memory, ArrayView<uint> patterns, ArrayView<uint> byUnit)
    {
        var unit = Grid.IdxX;
        for (var word = Group.IdxX; word < memory.PatternWords; word += GroupSize)
        {
            var gathered = 0u;
            for (var bit = 0; bit < 32 && (word << 5) + bit < memory.Patterns; bit++)
                gathered |= ((patterns[(long)((word << 5) + bit) * memory.Words + (unit >> 5)] >> (unit & 31)) & 1u) << bit;
            byUnit[(long)unit * memory.PatternWords + word] = gathered;
        }
    }
}
