using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>A few units that are updated one after the other, and the weights between them.</summary>
internal sealed unsafe class TurnBlock<TLanes, TWeight, TField, TVector>(WeightMatrix<TWeight> weights) : IDisposable
    where TLanes : struct, IWeightRecallLanes<TWeight, TField, TVector>
    where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged
{
    /// <summary>Most units of a block.</summary>
    public const int Turns = 64;

    readonly HostBuffer<TField> _fields = new(Turns);           // of one probe
    readonly HostBuffer<TField> _between = new(Turns * Turns); // [sender, receiver]
    readonly int[] _units = new int[Turns];
    int _count;
    ulong _gathered; // bit k is set where row k of _between is there

    /// <summary>[turn] which unit.</summary>
    public ReadOnlySpan<int> Units => _units.AsSpan(0, _count);

    /// <summary>[turn] the unit's field, as changes of the block have left it.</summary>
    public TField* Fields => _fields.View.Pointer;

    /// <summary>Goes on to other units.</summary>
    public void Begin(ReadOnlySpan<int> units)
    {
        units.CopyTo(_units);
        _count = units.Length;
        _gathered = 0;
    }

    /// <summary>Goes on to another probe, with these fields of all units.</summary>
    public void Take(TField* fields)
    {
        var taken = Fields;
        var units = Units;
        for (var turn = 0; turn < units.Length; turn++) taken[turn] = fields[units[turn]];
    }

    /// <summary>Tells the block's units that the unit of this turn changed.</summary>
    public void Change(int turn, TField change)
    {
        var row = _between.View.Pointer + turn * Turns;
        if ((_gathered >> turn & 1) == 0)
        {
            _gathered |= 1UL << turn;
            var sent = weights.All.Pointer + (long)_units[turn] * weights.Units;
            for (var other = turn + 1; other < _count; other++) row[other] = TLanes.FromWeight(sent[_units[other]]);
        }
        Add(row, change, turn);
    }

    public void Dispose()
    {
        _fields.Dispose();
        _between.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Add(TField* row, TField change, int after)
    {
        var factor = TLanes.Broadcast(change);
        for (var turn = after / TLanes.Count * TLanes.Count; turn < _count; turn += TLanes.Count) // lanes up to the turn itself are over
            TLanes.Store(TLanes.AddField(TLanes.Load(Fields + turn), TLanes.Load(row + turn), factor), Fields + turn);
    }
}
