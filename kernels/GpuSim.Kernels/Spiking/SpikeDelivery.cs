using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Groups take spikes in turn and add their rows to the sums of the steps in which they arrive. Integer adds commute: any order gives the same sums.</summary>
public static class SpikeDelivery
{
    /// <summary>Delivers all spikes of an epoch through the tables of one format.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="pieces">Parts of a row that go to different groups, as a power of two: 0 for whole rows, 2 for quarters.</param>
    /// <param name="endStep">One past the run's last step: what would arrive later is not counted.</param>
    /// <param name="tables">Of the format.</param>
    /// <param name="starts">[source, delay, +1] of each table: where rows start, from the table's first synapse.</param>
    /// <param name="synapses">Of all tables.</param>
    /// <param name="spikes">Of the epoch, in any order.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="nextCount">[1] count of the next epoch's spikes, which is cleared.</param>
    /// <param name="sums">[ring row, receptor, place] quanta.</param>
    /// <param name="events">[2] synapses reached, lower and upper half.</param>
    [Kernel]
    public static void Deliver<TSynapse>(
        RingLayout rings, int pieces, int endStep, ArrayView<TableLayout> tables, ArrayView<uint> starts, ArrayView<TSynapse> synapses,
        ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<int> nextCount, ArrayView<int> sums, ArrayView<uint> events)
        where TSynapse : unmanaged, ISynapse<TSynapse>
    {
        if (Grid.IdxX == 0 && Group.IdxX == 0) nextCount[0] = 0;
        var units = spikeCount[0] << pieces;
        for (var unit = Grid.IdxX; unit < units; unit += Grid.DimX)
        {
            var spike = spikes[unit >> pieces];
            var piece = unit & ((1 << pieces) - 1);
            var first = (piece * Group.DimX) + Group.IdxX;
            var stride = Group.DimX << pieces;
            for (var index = 0; index < tables.IntLength; index++)
            {
                var table = tables[index];
                var source = spike.Place - table.FirstSource;
                if (source >= 0 && source < table.Sources)
                {
                    var row = table.FirstStart + (long)source * table.Delays;
                    var begin = starts[row];
                    var end = starts[row + table.Delays];
                    if (first == 0)
                    {
                        var delays = endStep - spike.Step - table.MinDelay; // that arrive in time
                        delays = delays < 0 ? 0 : delays < table.Delays ? delays : table.Delays;
                        Count(events, starts[row + delays] - begin);
                    }
                    var delay = 0;
                    for (var synapse = begin + (uint)first; synapse < end; synapse += (uint)stride)
                    {
                        while (synapse >= starts[row + delay + 1]) delay++;
                        var reached = synapses[table.FirstSynapse + (long)synapse];
                        var at = (long)((spike.Step + table.MinDelay + delay) & rings.SumMask) * rings.SumStride + table.FirstSum + reached.Place();
                        Atomic.Add(ref sums[at], reached.Quanta(table.RowWeight));
                    }
                }
            }
        }
    }

    // A 64-bit sum of two words: whoever makes the lower overflow carries.
    [DeviceCode]
    internal static void Count(ArrayView<uint> events, uint more)
    {
        var before = Atomic.Add(ref events[0], more);
        if (before + more < before) Atomic.Add(ref events[1], 1u);
    }
}
