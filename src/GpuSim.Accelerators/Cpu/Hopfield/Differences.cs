using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>In how many units a state differs from each pattern: d, from which the overlap is N − 2 d.</summary>
internal static unsafe class Differences<TVectors, TFloat, TInt> where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    const int Run = 8;      // blocks whose bits are added up before any are counted
    const int Chunk = 256;  // blocks that stay in the second cache while several probes read them

    /// <summary>Counts for one tile of patterns and several states.</summary>
    /// <param name="units"><see cref="BitTiles.OfUnits"/>.</param>
    /// <param name="tile">Which 128 patterns.</param>
    /// <param name="all">[probe] the states.</param>
    /// <param name="probes">Which of them.</param>
    /// <param name="differences">[k, pattern to a whole tile] of probe <paramref name="probes"/>[k] receives d; 0 past the last pattern.</param>
    public static void Count(BitTiles units, int tile, PatternBits all, ReadOnlySpan<int> probes, int* differences)
    {
        var first = differences + tile * BitTiles.Width;
        var used = Math.Min(BitTiles.Width, units.Columns - tile * BitTiles.Width);
        for (var k = 0; k < probes.Length; k++) new Span<int>(first + (long)k * units.PaddedColumns, BitTiles.Width).Clear();
        var states = all.All.Pointer;
        for (var block = 0; block < units.Blocks; block += Chunk)
            for (var k = 0; k < probes.Length; k++)
            {
                var state = states + (long)probes[k] * all.Words + block;
                Add(units.Tile(tile) + (long)block * BitTiles.Width, state, Math.Min(Chunk, units.Blocks - block), first + (long)k * units.PaddedColumns);
            }
        for (var k = 0; k < probes.Length; k++) new Span<int>(first + (long)k * units.PaddedColumns + used, BitTiles.Width - used).Clear();
    }

    static void Add(uint* tile, uint* state, int blocks, int* differences)
    {
        for (var column = 0; column < BitTiles.Width; column += TVectors.Count)
            TVectors.Store(TVectors.Add(TVectors.Load(differences + column), Column((int*)tile + column, (int*)state, blocks)), differences + column);
    }

    // Harley and Seal: full adders, bit by bit, leave one word in eight to be counted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static TInt Column(int* words, int* state, int blocks)
    {
        var (ones, twos, fours, count) = (TVectors.Broadcast(0), TVectors.Broadcast(0), TVectors.Broadcast(0), TVectors.Broadcast(0));
        var block = 0;
        for (; block <= blocks - Run; block += Run)
        {
            var from = words + (long)block * BitTiles.Width;
            var with = state + block;
            var two1 = Carry(ref ones, At(from, with, 0), At(from, with, 1));
            var two2 = Carry(ref ones, At(from, with, 2), At(from, with, 3));
            var four1 = Carry(ref twos, two1, two2);
            two1 = Carry(ref ones, At(from, with, 4), At(from, with, 5));
            two2 = Carry(ref ones, At(from, with, 6), At(from, with, 7));
            var four2 = Carry(ref twos, two1, two2);
            count = TVectors.Add(count, TVectors.PopCount(Carry(ref fours, four1, four2)));
        }
        count = Twice(count, fours);
        count = Twice(count, twos);
        count = Twice(count, ones);
        for (; block < blocks; block++) count = TVectors.Add(count, TVectors.PopCount(At(words + (long)block * BitTiles.Width, state + block, 0)));
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TInt At(int* words, int* state, int block) => TVectors.Xor(TVectors.Load(words + block * BitTiles.Width), TVectors.Broadcast(state[block]));

    // The sum of three bits: the lower stays in sum, the higher is returned.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TInt Carry(ref TInt sum, TInt left, TInt right)
    {
        var both = TVectors.Xor(left, right);
        var carry = TVectors.Or(TVectors.And(left, right), TVectors.And(both, sum));
        sum = TVectors.Xor(both, sum);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TInt Twice(TInt count, TInt bits) => TVectors.Add(TVectors.Add(count, count), TVectors.PopCount(bits));
}
