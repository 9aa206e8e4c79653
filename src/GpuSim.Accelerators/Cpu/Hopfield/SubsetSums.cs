using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Σ ±a over the rows of <see cref="BitTiles"/>, + where a bit is 1, for all columns at once: a few bits of a column choose one of all sums that their rows can give, so that one lookup stands for several adds.</summary>
/// <remarks>This method of the four Russians gives 16 lanes four rows by every permutation of a register. Integers: the order of adds does not matter.</remarks>
internal static unsafe class SubsetSums<TVectors, TFloat, TInt> where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    static int Lookups // for a word; the last may have fewer bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (BitTiles.WordBits + TVectors.LookupBits - 1) / TVectors.LookupBits;
    }

    /// <summary>Ints of the tables for so many blocks of rows.</summary>
    public static int TableLength(int blocks) => blocks * (Lookups << TVectors.LookupBits);

    /// <summary>Makes the tables.</summary>
    /// <param name="values">[row, to a whole block] a; 0 past the last row.</param>
    /// <param name="blocks">Of rows.</param>
    /// <param name="tables">[block, lookup, bits].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tabulate(int* values, int blocks, int* tables)
    {
        for (var block = 0; block < blocks; block++, values += BitTiles.WordBits)
            for (var first = 0; first < BitTiles.WordBits; first += TVectors.LookupBits, tables += 1 << TVectors.LookupBits)
            {
                var bits = Math.Min(TVectors.LookupBits, BitTiles.WordBits - first);
                tables[0] = 0;
                for (var k = 0; k < bits; k++) tables[0] -= values[first + k];
                for (var k = 0; k < bits; k++)
                    for (var entry = 0; entry < 1 << k; entry++) tables[entry + (1 << k)] = tables[entry] + 2 * values[first + k];
            }
    }

    /// <summary>The sums of one tile.</summary>
    /// <param name="tile">[block, column].</param>
    /// <param name="blocks">Of rows.</param>
    /// <param name="tables">[block, lookup, bits].</param>
    /// <param name="sums">[column] receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(uint* tile, int blocks, int* tables, int* sums)
    {
        var n = TVectors.Count;
        for (var column = 0; column < BitTiles.Width; column += 8 * n)
        {
            var words = (int*)tile + column;
            var table = tables;
            var (a, b, c, d) = (TVectors.Broadcast(0), TVectors.Broadcast(0), TVectors.Broadcast(0), TVectors.Broadcast(0));
            var (e, f, g, h) = (a, b, c, d);
            for (var block = 0; block < blocks; block++, words += BitTiles.Width)
            {
                var (wa, wb, wc, wd) = (TVectors.Load(words), TVectors.Load(words + n), TVectors.Load(words + 2 * n), TVectors.Load(words + 3 * n));
                var (we, wf, wg, wh) = (TVectors.Load(words + 4 * n), TVectors.Load(words + 5 * n), TVectors.Load(words + 6 * n), TVectors.Load(words + 7 * n));
                for (var lookup = 0; lookup < Lookups; lookup++, table += 1 << TVectors.LookupBits)
                {
                    Add(ref a, ref wa, table);
                    Add(ref b, ref wb, table);
                    Add(ref c, ref wc, table);
                    Add(ref d, ref wd, table);
                    Add(ref e, ref we, table);
                    Add(ref f, ref wf, table);
                    Add(ref g, ref wg, table);
                    Add(ref h, ref wh, table);
                }
            }
            var to = sums + column;
            TVectors.Store(a, to);
            TVectors.Store(b, to + n);
            TVectors.Store(c, to + 2 * n);
            TVectors.Store(d, to + 3 * n);
            TVectors.Store(e, to + 4 * n);
            TVectors.Store(f, to + 5 * n);
            TVectors.Store(g, to + 6 * n);
            TVectors.Store(h, to + 7 * n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(ref TInt sum, ref TInt word, int* table)
    {
        sum = TVectors.Add(sum, TVectors.LookUp(table, word));
        word = TVectors.ShiftRight(word, TVectors.LookupBits);
    }
}
