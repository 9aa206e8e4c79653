using System.Runtime.CompilerServices;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>The innermost part of the product of weights and states: two vectors of receivers by six probes, in registers.</summary>
internal static unsafe class WeightTiles<TLanes, TWeight, TField, TVector>
    where TLanes : struct, IWeightRecallLanes<TWeight, TField, TVector>
    where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged
{
    /// <summary>Probes of a tile.</summary>
    public const int Probes = 6;

    /// <summary>Receivers of a tile.</summary>
    public static int Receivers => 2 * TLanes.Count;

    /// <summary>Copies weights to where tiles read them one after the other.</summary>
    /// <param name="weights">[sender, receiver].</param>
    /// <param name="sender">First sender.</param>
    /// <param name="words">Of senders; those past the last sender repeat its weights, which meet silent units only.</param>
    /// <param name="receiver">First receiver.</param>
    /// <param name="panels">Number of tiles side by side; the last may reach past the receivers, by less than a tile.</param>
    /// <param name="packed">[panel, word, receiver of the tile].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(WeightMatrix<TWeight> weights, int sender, int words, int receiver, int panels, int* packed)
    {
        var (units, lanes) = ((nint)weights.Units, TLanes.Count);
        var rows = stackalloc TWeight*[4];
        for (var word = 0; word < words; word++)
        {
            for (var k = 0; k < TLanes.Depth; k++) rows[k] = weights.All.Pointer + Math.Min(sender + word * TLanes.Depth + k, units - 1) * units;
            var to = packed + word * 2 * lanes;
            nint from = receiver;
            for (var panel = 0; panel < panels; panel++, from += 2 * lanes, to += (nint)words * 2 * lanes)
            {
                TLanes.StoreWords(TLanes.Interleave(rows, from), to);
                if (from + lanes < units) TLanes.StoreWords(TLanes.Interleave(rows, from + lanes), to + lanes); // memory may end here
            }
        }
    }

    /// <summary>Adds the product of a panel of weights and six probes' states to their fields.</summary>
    /// <param name="weights">[word, receiver of the tile].</param>
    /// <param name="states">[word, probe of the tile].</param>
    /// <param name="words">Number of words.</param>
    /// <param name="fields">[probe of the tile, receiver of the tile].</param>
    /// <param name="stride">From one probe's fields to the next's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(int* weights, int* states, int words, TField* fields, nint stride)
    {
        var lanes = TLanes.Count;
        TField* fields1 = fields + stride, fields2 = fields1 + stride, fields3 = fields2 + stride, fields4 = fields3 + stride, fields5 = fields4 + stride;
        var sum00 = TLanes.Begin(TLanes.Load(fields));
        var sum01 = TLanes.Begin(TLanes.Load(fields + lanes));
        var sum10 = TLanes.Begin(TLanes.Load(fields1));
        var sum11 = TLanes.Begin(TLanes.Load(fields1 + lanes));
        var sum20 = TLanes.Begin(TLanes.Load(fields2));
        var sum21 = TLanes.Begin(TLanes.Load(fields2 + lanes));
        var sum30 = TLanes.Begin(TLanes.Load(fields3));
        var sum31 = TLanes.Begin(TLanes.Load(fields3 + lanes));
        var sum40 = TLanes.Begin(TLanes.Load(fields4));
        var sum41 = TLanes.Begin(TLanes.Load(fields4 + lanes));
        var sum50 = TLanes.Begin(TLanes.Load(fields5));
        var sum51 = TLanes.Begin(TLanes.Load(fields5 + lanes));
        for (var end = states + (nint)words * Probes; states < end; states += Probes)
        {
            var (near, far) = (TLanes.LoadWords(weights), TLanes.LoadWords(weights + lanes));
            var state = TLanes.BroadcastWord(states[0]);
            sum00 = TLanes.Step(sum00, near, state);
            sum01 = TLanes.Step(sum01, far, state);
            state = TLanes.BroadcastWord(states[1]);
            sum10 = TLanes.Step(sum10, near, state);
            sum11 = TLanes.Step(sum11, far, state);
            state = TLanes.BroadcastWord(states[2]);
            sum20 = TLanes.Step(sum20, near, state);
            sum21 = TLanes.Step(sum21, far, state);
            state = TLanes.BroadcastWord(states[3]);
            sum30 = TLanes.Step(sum30, near, state);
            sum31 = TLanes.Step(sum31, far, state);
            state = TLanes.BroadcastWord(states[4]);
            sum40 = TLanes.Step(sum40, near, state);
            sum41 = TLanes.Step(sum41, far, state);
            state = TLanes.BroadcastWord(states[5]);
            sum50 = TLanes.Step(sum50, near, state);
            sum51 = TLanes.Step(sum51, far, state);
            weights += 2 * lanes;
        }
        End(sum00, sum01, fields);
        End(sum10, sum11, fields1);
        End(sum20, sum21, fields2);
        End(sum30, sum31, fields3);
        End(sum40, sum41, fields4);
        End(sum50, sum51, fields5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void End(TVector near, TVector far, TField* fields)
    {
        TLanes.Store(TLanes.End(near, TLanes.Load(fields)), fields);
        TLanes.Store(TLanes.End(far, TLanes.Load(fields + TLanes.Count)), fields + TLanes.Count);
    }
}
