using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>Asynchronous recall of a dense memory: a group walks one probe through the order of a sweep. Item k keeps overlaps and gains of patterns k, k + 64, …: the terms of one part of <see cref="TreeSum"/>.</summary>
public static class DenseSweep
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = TreeSum.Parts;

    /// <summary>Makes one sweep.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="rule">Of the sweep.</param>
    /// <param name="dense">Of the memory.</param>
    /// <param name="probes">[group].</param>
    /// <param name="order">[turn] unit.</param>
    /// <param name="byUnit">[unit, pattern / 32].</param>
    /// <param name="overlaps">[probe, pattern] of the states.</param>
    /// <param name="gains">[probe, pattern, 2] of the overlaps, see <see cref="DenseTerms"/>.</param>
    /// <param name="states">[probe, word].</param>
    /// <param name="changed">[probe].</param>
    [Kernel]
    public static void Walk(
        MemoryLayout memory, UnitRule rule, DenseRule dense, ArrayView<int> probes, ArrayView<int> order, ArrayView<uint> byUnit,
        ArrayView<int> overlaps, ArrayView<float> gains, ArrayView<uint> states, ArrayView<int> changed)
    {
        var parts = SharedMemory.Allocate<float>(2 * GroupSize); // in turn, so that a slow item still finds the last turn's sum
        var probe = probes[Grid.IdxX];
        var first = (long)probe * memory.Patterns;
        var count = 0;
        for (var turn = 0; turn < memory.Units; turn++)
        {
            var unit = order[turn];
            var row = (long)unit * memory.PatternWords;
            var word = (long)probe * memory.Words + (unit >> 5);
            var old = (states[word] >> (unit & 31)) & 1u;
            var sum = 0f;
            for (var pattern = Group.IdxX; pattern < memory.Patterns; pattern += GroupSize)
            {
                var active = (byUnit[row + (pattern >> 5)] >> (pattern & 31)) & 1u;
                var gain = gains[((first + pattern) << 1) + (int)(active ^ old)];
                sum += active != 0u ? gain : -gain;
            }
            var at = (turn & 1) * GroupSize;
            parts[at + Group.IdxX] = sum;
            Group.Barrier();
            for (var half = GroupSize >> 1; half > 0; half >>= 1)
            {
                if (Group.IdxX < half) parts[at + Group.IdxX] = parts[at + Group.IdxX] + parts[at + Group.IdxX + half];
                Group.Barrier();
            }
            var next = TwoValuedUnit.Next(rule, (int)Interop.FloatAsInt(parts[at]), old, unit, probe);
            if (next != old)
            {
                var change = next != 0u ? 2 : -2;
                for (var pattern = Group.IdxX; pattern < memory.Patterns; pattern += GroupSize)
                {
                    var overlap = overlaps[first + pattern] + (((byUnit[row + (pattern >> 5)] >> (pattern & 31)) & 1u) != 0u ? change : -change);
                    overlaps[first + pattern] = overlap;
                    DenseTerms.Set(dense, overlap, gains, first + pattern);
                }
                count++;
                if (Group.IdxX == 0) states[word] = states[word] ^ (1u << (unit & 31)); // everyone has read the unit's bit, which is not asked for again
            }
        }
        if (Group.IdxX == 0) changed[probe] = count;
    }
}
