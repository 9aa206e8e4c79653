using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>Asynchronous recall from the patterns: a group walks one probe through the order of a sweep. Item k keeps the overlaps of patterns k, k + group, …, which nobody else touches, and all items decide alike.</summary>
public static class PatternSweep
{
    /// <summary>Most items of a group, which has a power of two.</summary>
    public const int LargestGroup = 256;

    /// <summary>Makes one sweep.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="rule">Of the sweep.</param>
    /// <param name="own">Patterns, or 0 with self-coupling: what a unit adds to its own field.</param>
    /// <param name="probes">[group].</param>
    /// <param name="order">[turn] unit.</param>
    /// <param name="byUnit">[unit, pattern / 32].</param>
    /// <param name="overlaps">[probe, pattern] of the states.</param>
    /// <param name="states">[probe, word].</param>
    /// <param name="changed">[probe].</param>
    [Kernel]
    public static void Walk(
        MemoryLayout memory, UnitRule rule, int own, ArrayView<int> probes, ArrayView<int> order, ArrayView<uint> byUnit, ArrayView<int> overlaps, ArrayView<uint> states, ArrayView<int> changed)
    {
        var parts = SharedMemory.Allocate<int>(2 * LargestGroup); // in turn, so that a slow item still finds the last turn's sum
        var probe = probes[Grid.IdxX];
        var first = (long)probe * memory.Patterns;
        var count = 0;
        for (var turn = 0; turn < memory.Units; turn++)
        {
            var unit = order[turn];
            var row = (long)unit * memory.PatternWords;
            var word = (long)probe * memory.Words + (unit >> 5);
            var old = (states[word] >> (unit & 31)) & 1u;
            var sum = 0;
            for (var pattern = Group.IdxX; pattern < memory.Patterns; pattern += Group.DimX)
            {
                var overlap = overlaps[first + pattern];
                sum += ((byUnit[row + (pattern >> 5)] >> (pattern & 31)) & 1u) != 0u ? overlap : -overlap;
            }
            var at = (turn & 1) * LargestGroup;
            parts[at + Group.IdxX] = sum;
            Group.Barrier();
            for (var half = Group.DimX >> 1; half > 0; half >>= 1)
            {
                if (Group.IdxX < half) parts[at + Group.IdxX] = parts[at + Group.IdxX] + parts[at + Group.IdxX + half];
                Group.Barrier();
            }
            var next = TwoValuedUnit.Next(rule, parts[at] - (old != 0u ? own : -own), old, unit, probe);
            if (next != old)
            {
                var change = next != 0u ? 2 : -2;
                for (var pattern = Group.IdxX; pattern < memory.Patterns; pattern += Group.DimX)
                    overlaps[first + pattern] = overlaps[first + pattern] + (((byUnit[row + (pattern >> 5)] >> (pattern & 31)) & 1u) != 0u ? change : -change);
                count++;
                if (Group.IdxX == 0) states[word] = states[word] ^ (1u << (unit & 31)); // everyone has read the unit's bit, which is not asked for again
            }
        }
        if (Group.IdxX == 0) changed[probe] = count;
    }
}
