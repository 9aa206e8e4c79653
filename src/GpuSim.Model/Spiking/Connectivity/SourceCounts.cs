using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>How many of a given number of synapses each source has, when every synapse is drawn uniformly over the pairs.</summary>
internal static class SourceCounts
{
    const uint Purpose = DrawnRows.Purpose + 1; // counters (·, chunk, Purpose, 0)
    const int Chunk = 1 << 16;                  // synapses; also fixes which counter belongs to which synapse
    const int Batch = 1 << 11;                  // draws at a time, 8 KB

    /// <summary>[sources]: every synapse draws its source, whatever the others drew; chunks of synapses in parallel.</summary>
    public static int[] WithReplacement(long synapses, int sources, RandomStream stream)
    {
        var total = new int[sources];
        Parallel.For(0L, (synapses + Chunk - 1) / Chunk,
            () => new int[sources],
            (chunk, _, counts) =>
            {
                Count(stream, (uint)chunk, (int)Math.Min(Chunk, synapses - chunk * Chunk), counts);
                return counts;
            },
            counts =>
            {
                lock (total) // integers add up to the same in any order
                    for (var source = 0; source < sources; source++) total[source] += counts[source];
            });
        return total;
    }

    /// <summary>[sources]: synapses are drawn over the pairs not taken yet, so a source is drawn in proportion to what its row has left.</summary>
    /// <param name="synapses">At most sources · <paramref name="choices"/>.</param>
    /// <param name="sources">Rows.</param>
    /// <param name="choices">Targets of a row.</param>
    /// <param name="stream">Two draws per attempt: a source, and whether one of its targets not yet taken is hit.</param>
    public static int[] WithoutReplacement(long synapses, int sources, int choices, RandomStream stream)
    {
        var pairs = (long)sources * choices;
        var complement = synapses > pairs / 2; // then the pairs left out are drawn: most attempts hit
        var taken = new int[sources];
        var draws = new uint[Batch];
        uint batch = 0;
        for (var left = complement ? pairs - synapses : synapses; left > 0; batch++)
        {
            RandomDraws.Fill(stream, batch, Purpose, draws);
            for (var k = 0; k < Batch && left > 0; k += 2)
            {
                ref var count = ref taken[RandomDraws.Below((uint)sources, draws[k])];
                if (RandomDraws.Below((uint)choices, draws[k + 1]) < (uint)count) continue;
                count++;
                left--;
            }
        }
        if (complement)
            for (var source = 0; source < sources; source++) taken[source] = choices - taken[source];
        return taken;
    }

    static void Count(RandomStream stream, uint chunk, int synapses, int[] counts)
    {
        Span<int> drawn = stackalloc int[Batch];
        ref var first = ref MemoryMarshal.GetArrayDataReference(counts);
        for (var done = 0; done < synapses; done += Batch)
        {
            var batch = drawn[..Math.Min(Batch, synapses - done)];
            RandomDraws.FillBelow((uint)counts.Length, stream, (uint)done >> 2, chunk, Purpose, batch);
            foreach (var source in batch) Unsafe.Add(ref first, source)++;
        }
    }
}
