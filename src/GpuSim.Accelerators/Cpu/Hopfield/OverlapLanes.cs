using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>What one unit does with the overlaps of probes with all patterns, and one that changes to them.</summary>
internal static unsafe class OverlapLanes<TVectors, TFloat, TInt> where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    /// <summary>Probes whose sums are made together.</summary>
    public const int Together = 4;

    /// <summary>Σ m over the patterns in which a unit is active, for one probe.</summary>
    /// <param name="units"><see cref="BitTiles.OfUnits"/>.</param>
    /// <param name="unit">Which.</param>
    /// <param name="overlaps">[pattern to a whole tile] m; 0 past the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int OfActive(BitTiles units, int unit, int* overlaps)
    {
        var bit = TVectors.Broadcast(1 << unit); // of unit mod 32
        var (a, b) = (TVectors.Broadcast(0), TVectors.Broadcast(0));
        for (var tile = 0; tile < units.Tiles; tile++, overlaps += BitTiles.Width)
        {
            var words = Words(units, tile, unit);
            var columns = Math.Min(BitTiles.Width, units.Columns - tile * BitTiles.Width);
            for (var column = 0; column < columns; column += 2 * TVectors.Count)
            {
                a = Add(a, TVectors.Load(words + column), bit, overlaps + column);
                b = Add(b, TVectors.Load(words + column + TVectors.Count), bit, overlaps + column + TVectors.Count);
            }
        }
        return TVectors.Sum(TVectors.Add(a, b));
    }

    /// <summary>The same for four probes.</summary>
    /// <param name="units"><see cref="BitTiles.OfUnits"/>.</param>
    /// <param name="unit">Which.</param>
    /// <param name="overlaps">[4, pattern to a whole tile].</param>
    /// <param name="sums">[4] receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfActive(BitTiles units, int unit, int* overlaps, int* sums)
    {
        var bit = TVectors.Broadcast(1 << unit);
        var (a, b, c, d) = (TVectors.Broadcast(0), TVectors.Broadcast(0), TVectors.Broadcast(0), TVectors.Broadcast(0));
        long stride = units.PaddedColumns;
        for (var tile = 0; tile < units.Tiles; tile++, overlaps += BitTiles.Width)
        {
            var words = Words(units, tile, unit);
            var columns = Math.Min(BitTiles.Width, units.Columns - tile * BitTiles.Width);
            for (var column = 0; column < columns; column += TVectors.Count)
            {
                var word = TVectors.Load(words + column);
                var from = overlaps + column;
                a = Add(a, word, bit, from);
                b = Add(b, word, bit, from + stride);
                c = Add(c, word, bit, from + 2 * stride);
                d = Add(d, word, bit, from + 3 * stride);
            }
        }
        (sums[0], sums[1], sums[2], sums[3]) = (TVectors.Sum(a), TVectors.Sum(b), TVectors.Sum(c), TVectors.Sum(d));
    }

    /// <summary>Adds ±<paramref name="change"/> to the number of every pattern: + where the unit is active in it. Returns in how many it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Change(BitTiles units, int unit, int change, int* numbers)
    {
        var bit = TVectors.Broadcast(1 << unit);
        var (plus, minus) = (TVectors.Broadcast(change), TVectors.Broadcast(-change));
        var count = 0;
        for (var tile = 0; tile < units.Tiles; tile++, numbers += BitTiles.Width)
        {
            var words = Words(units, tile, unit);
            var columns = Math.Min(BitTiles.Width, units.Columns - tile * BitTiles.Width);
            var column = 0;
            for (; column <= columns - TVectors.Count; column += TVectors.Count)
            {
                var active = TVectors.Equal(TVectors.And(TVectors.Load(words + column), bit), bit);
                TVectors.Store(TVectors.Add(TVectors.Load(numbers + column), TVectors.Select(active, plus, minus)), numbers + column);
                count += BitOperations.PopCount(TVectors.ToBits(active));
            }
            for (; column < columns; column++) // what is past the last stays 0
            {
                var active = words[column] >> unit & 1;
                numbers[column] += active != 0 ? change : -change;
                count += active;
            }
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int* Words(BitTiles units, int tile, int unit) => (int*)units.Tile(tile) + (long)(unit / BitTiles.WordBits) * BitTiles.Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TInt Add(TInt sum, TInt word, TInt bit, int* overlaps) =>
        TVectors.Select(TVectors.Equal(TVectors.And(word, bit), bit), TVectors.Add(sum, TVectors.Load(overlaps)), sum);
}
