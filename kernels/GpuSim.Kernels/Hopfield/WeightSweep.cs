using GpuSim.Dynamics.Hopfield;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>Asynchronous recall from a matrix: a group walks one probe through the order of a sweep. Item k keeps the fields of units k, k + group, …; the one that keeps the unit whose turn it is shows its field to all, and all decide alike.</summary>
public static class WeightSweep
{
    /// <summary>Makes one sweep.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="rule">Of the sweep.</param>
    /// <param name="words">Values of units.</param>
    /// <param name="probes">[group], of which the items are a power of two.</param>
    /// <param name="order">[turn] unit.</param>
    /// <param name="weights">[sender, receiver].</param>
    /// <param name="fields">[probe, word, bit] of the states.</param>
    /// <param name="states">[probe, word].</param>
    /// <param name="changed">[probe].</param>
    [Kernel]
    public static void Walk<TWeight>(
        MemoryLayout memory, UnitRule rule, UnitWords words, ArrayView<int> probes, ArrayView<int> order, ArrayView<TWeight> weights, ArrayView<int> fields, ArrayView<uint> states, ArrayView<int> changed)
        where TWeight : unmanaged, IWeight
    {
        var shown = SharedMemory.Allocate<int>(2); // in turn, so that a slow item still finds the last turn's field
        var probe = probes[Grid.IdxX];
        var first = (long)probe * memory.Words << 5;
        var count = 0;
        for (var turn = 0; turn < memory.Units; turn++)
        {
            var unit = order[turn];
            var word = (long)probe * memory.Words + (unit >> 5);
            var old = (states[word] >> (unit & 31)) & 1u;
            if (Group.IdxX == (unit & (Group.DimX - 1))) shown[turn & 1] = fields[first + unit];
            Group.Barrier();
            var next = TwoValuedUnit.Next(rule, shown[turn & 1], old, unit, probe);
            if (next != old)
            {
                var row = (long)unit * memory.Units;
                var change = next != 0u ? words.Rise : words.Fall;
                for (var receiver = Group.IdxX; receiver < memory.Units; receiver += Group.DimX)
                {
                    var weight = weights[row + receiver];
                    fields[first + receiver] = weight.Plus(fields[first + receiver], change);
                }
                count++;
                if (Group.IdxX == 0) states[word] = states[word] ^ (1u << (unit & 31)); // everyone has read the unit's bit, which is not asked for again
            }
        }
        if (Group.IdxX == 0) changed[probe] = count;
    }
}
