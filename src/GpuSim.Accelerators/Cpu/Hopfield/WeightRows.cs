using System.Runtime.CompilerServices;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Adds rows of weights to the fields of one probe, sender by sender: for few probes, and for few changes.</summary>
internal static unsafe class WeightRows<TLanes, TWeight, TField, TVector>
    where TLanes : struct, IWeightRecallLanes<TWeight, TField, TVector>
    where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged
{
    /// <summary>Receivers that are done at once: their weights from some dozens of senders stay in the cache for the next probe.</summary>
    public const int Receivers = 1024;

    /// <summary>Adds Σ factor · weight for receivers from..to − 1, in the order of the senders.</summary>
    /// <param name="weights">[sender, receiver].</param>
    /// <param name="fields">[receiver] of the probe; groups of lanes may reach past <paramref name="to"/>, into padding.</param>
    /// <param name="from">First receiver, a multiple of the lanes.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="senders">Whose rows.</param>
    /// <param name="factors">[sender] what its weights are multiplied by.</param>
    public static void Add(WeightMatrix<TWeight> weights, TField* fields, int from, int to, ReadOnlySpan<int> senders, ReadOnlySpan<TField> factors)
    {
        var first = weights.All.Pointer;
        nint units = weights.Units;
        var k = 0;
        for (; k + 4 <= senders.Length; k += 4)
            AddFour(fields, from, to, first + senders[k] * units, first + senders[k + 1] * units, first + senders[k + 2] * units, first + senders[k + 3] * units, factors[k..]);
        for (; k < senders.Length; k++) AddOne(fields, from, to, first + senders[k] * units, factors[k]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddFour(TField* fields, nint from, nint to, TWeight* row0, TWeight* row1, TWeight* row2, TWeight* row3, ReadOnlySpan<TField> factors)
    {
        var (factor0, factor1) = (TLanes.Broadcast(factors[0]), TLanes.Broadcast(factors[1]));
        var (factor2, factor3) = (TLanes.Broadcast(factors[2]), TLanes.Broadcast(factors[3]));
        for (var i = from; i < to; i += TLanes.Count)
        {
            var field = TLanes.AddRow(TLanes.AddRow(TLanes.Load(fields + i), row0 + i, factor0), row1 + i, factor1);
            TLanes.Store(TLanes.AddRow(TLanes.AddRow(field, row2 + i, factor2), row3 + i, factor3), fields + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddOne(TField* fields, nint from, nint to, TWeight* row, TField factor)
    {
        var all = TLanes.Broadcast(factor);
        for (var i = from; i < to; i += TLanes.Count) TLanes.Store(TLanes.AddRow(TLanes.Load(fields + i), row + i, all), fields + i);
    }
}
