using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Float sums over the rows of <see cref="BitTiles"/>, in ascending order of rows, for all columns at once: a row adds one number where its bit is 1 and another where it is 0.</summary>
internal static unsafe class SignedSums<TVectors, TFloat, TInt> where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    /// <summary>The sums of one tile.</summary>
    /// <param name="tile">[block, column].</param>
    /// <param name="rows">Added up.</param>
    /// <param name="ones">[row] added where the bit is 1.</param>
    /// <param name="zeros">[row] added where it is 0.</param>
    /// <param name="sums">[column] receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(uint* tile, int rows, float* ones, float* zeros, float* sums)
    {
        var n = TVectors.Count;
        for (var column = 0; column < BitTiles.Width; column += 8 * n)
        {
            var words = (int*)tile + column;
            var (a, b, c, d) = (TVectors.Broadcast(0f), TVectors.Broadcast(0f), TVectors.Broadcast(0f), TVectors.Broadcast(0f));
            var (e, f, g, h) = (a, b, c, d);
            for (var first = 0; first < rows; first += BitTiles.WordBits, words += BitTiles.Width)
            {
                var (wa, wb, wc, wd) = (TVectors.Load(words), TVectors.Load(words + n), TVectors.Load(words + 2 * n), TVectors.Load(words + 3 * n));
                var (we, wf, wg, wh) = (TVectors.Load(words + 4 * n), TVectors.Load(words + 5 * n), TVectors.Load(words + 6 * n), TVectors.Load(words + 7 * n));
                var end = Math.Min(rows, first + BitTiles.WordBits);
                for (var row = first; row < end; row++)
                {
                    var bit = TVectors.Broadcast(1 << row); // of row mod 32
                    var (one, zero) = (TVectors.Broadcast(ones[row]), TVectors.Broadcast(zeros[row]));
                    a = Add(a, wa, bit, one, zero);
                    b = Add(b, wb, bit, one, zero);
                    c = Add(c, wc, bit, one, zero);
                    d = Add(d, wd, bit, one, zero);
                    e = Add(e, we, bit, one, zero);
                    f = Add(f, wf, bit, one, zero);
                    g = Add(g, wg, bit, one, zero);
                    h = Add(h, wh, bit, one, zero);
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
    static TFloat Add(TFloat sum, TInt word, TInt bit, TFloat one, TFloat zero) =>
        TVectors.Add(sum, TVectors.Select(TVectors.Equal(TVectors.And(word, bit), bit), one, zero));
}
