using System.Runtime.Intrinsics.X86;
using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Adds rows of synapses to a plain vector of sums that stays in cache: the CPU twin of <see cref="SpikeDelivery"/>, written by hand for speed.</summary>
/// <remarks>Rows are named first and streamed after, so that each is prefetched while the ones before it are added. Integer adds commute: any order gives the same sums.</remarks>
public static unsafe class RowStream
{
    const int Ahead = 6;        // rows between prefetch and use
    const int CacheLine = 64;

    /// <summary>A row of a table: first synapse and one past the last.</summary>
    /// <param name="Start">Index of the first synapse.</param>
    /// <param name="End">One past the last.</param>
    public readonly record struct Row(uint Start, uint End);

    /// <summary>Names the rows of the given spikes at one delay.</summary>
    /// <param name="sources">Who spiked, ids within the source population.</param>
    /// <param name="starts">[source, delay, +1] start of every row; a row ends where the next begins.</param>
    /// <param name="delays">Delays per source.</param>
    /// <param name="delay">Index of the delay.</param>
    /// <param name="rows">At least as long as <paramref name="sources"/>.</param>
    public static void NameRows(ReadOnlySpan<int> sources, ArrayView<uint> starts, int delays, int delay, Span<Row> rows)
    {
        for (var i = 0; i < sources.Length; i++)
        {
            var cell = (long)sources[i] * delays + delay;
            rows[i] = new(starts[cell], starts[cell + 1]);
        }
    }

    /// <summary>Streams rows into <paramref name="sums"/> and returns how many synapses they held.</summary>
    /// <param name="rows">Named before.</param>
    /// <param name="synapses">All synapses of the table.</param>
    /// <param name="sums">[neuron of the shard], in quanta.</param>
    /// <param name="rowWeight">See <see cref="ISynapse{TSelf}.Quanta"/>.</param>
    public static long Stream<TSynapse>(ReadOnlySpan<Row> rows, ArrayView<TSynapse> synapses, ArrayView<int> sums, int rowWeight)
        where TSynapse : unmanaged, ISynapse<TSynapse>
    {
        long delivered = 0;
        var first = synapses.Pointer;
        var sum = sums.Pointer;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i + Ahead < rows.Length) Prefetch(first + rows[i + Ahead].Start, first + rows[i + Ahead].End);
            var synapse = first + rows[i].Start;
            var end = first + rows[i].End;
            delivered += end - synapse;
            for (; synapse + 8 <= end; synapse += 8)
            {
                sum[synapse[0].Place()] += synapse[0].Quanta(rowWeight);
                sum[synapse[1].Place()] += synapse[1].Quanta(rowWeight);
                sum[synapse[2].Place()] += synapse[2].Quanta(rowWeight);
                sum[synapse[3].Place()] += synapse[3].Quanta(rowWeight);
                sum[synapse[4].Place()] += synapse[4].Quanta(rowWeight);
                sum[synapse[5].Place()] += synapse[5].Quanta(rowWeight);
                sum[synapse[6].Place()] += synapse[6].Quanta(rowWeight);
                sum[synapse[7].Place()] += synapse[7].Quanta(rowWeight);
            }
            for (; synapse < end; synapse++) sum[synapse->Place()] += synapse->Quanta(rowWeight);
        }
        return delivered;
    }

    // The hardware's own prefetcher follows a row once it runs; its first lines are what it cannot guess.
    static void Prefetch<TSynapse>(TSynapse* from, TSynapse* to) where TSynapse : unmanaged
    {
        if (!Sse.IsSupported) return;
        var end = Math.Min((nint)to, (nint)from + 4 * CacheLine);
        for (var line = (nint)from; line < end; line += CacheLine) Sse.Prefetch0((void*)line);
    }
}
