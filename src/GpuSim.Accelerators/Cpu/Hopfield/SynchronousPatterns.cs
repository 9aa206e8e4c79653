using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Random;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>All units at once: overlaps with all patterns, tables of their sums, then the field of every unit. A tile of units is read once for a group of probes.</summary>
internal sealed unsafe class SynchronousPatterns<TVectors, TFloat, TInt> : BitRecall where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    const int Group = 8; // the tables of so many probes fit the second cache

    readonly BitTiles _units, _patterns;
    readonly SpareMemory<int> _overlaps, _tables;
    readonly int _ownShare, _tableLength;

    public SynchronousPatterns(RecallPlan plan, int threads) : base(plan, threads, Group)
    {
        _units = BitTiles.OfUnits(plan.Patterns);
        _patterns = BitTiles.OfPatterns(plan.Patterns);
        _ownShare = PatternRecall.OwnShare(plan);
        _tableLength = SubsetSums<TVectors, TFloat, TInt>.TableLength(_patterns.Blocks);
        _overlaps = new((long)Group * _units.PaddedColumns);
        _tables = new((long)Group * _tableLength);
    }

    public override void Dispose()
    {
        base.Dispose();
        _units.Dispose();
        _patterns.Dispose();
        _overlaps.Dispose();
        _tables.Dispose();
    }

    protected override void Update(GroupSweep sweep)
    {
        var (overlaps, tables) = (_overlaps.Take(), _tables.Take());
        sweep.Workers.Share(_units.Tiles, tile => Overlap(sweep, tile, overlaps.View.Pointer));
        sweep.Workers.Share(sweep.Probes.Length, probe =>
            SubsetSums<TVectors, TFloat, TInt>.Tabulate(overlaps.View.Pointer + (long)probe * _units.PaddedColumns, _patterns.Blocks, tables.View.Pointer + (long)probe * _tableLength));
        sweep.Workers.Share(_patterns.Tiles, tile => Move(sweep, tile, tables.View.Pointer));
        _overlaps.Give(overlaps);
        _tables.Give(tables);
    }

    void Overlap(GroupSweep sweep, int tile, int* overlaps)
    {
        var probes = sweep.Probes.Span;
        Differences<TVectors, TFloat, TInt>.Count(_units, tile, States, probes, overlaps);
        for (var k = 0; k < probes.Length; k++)
        {
            var overlap = overlaps + (long)k * _units.PaddedColumns;
            var end = Math.Min(_units.Columns, (tile + 1) * BitTiles.Width);
            for (var pattern = tile * BitTiles.Width; pattern < end; pattern++) overlap[pattern] = Plan.Units - 2 * overlap[pattern];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Move(GroupSweep sweep, int tile, int* tables)
    {
        var sums = stackalloc int[BitTiles.Width];
        var draws = stackalloc uint[BitTiles.Width];
        var first = tile * BitTiles.Width;
        for (var k = 0; k < sweep.Probes.Length; k++)
        {
            var probe = sweep.Probes.Span[k];
            SubsetSums<TVectors, TFloat, TInt>.Of(_patterns.Tile(tile), _patterns.Blocks, tables + (long)k * _tableLength, sums);
            if (!Plan.IsDeterministic) RandomDraws.Fill(Plan.Noise, (uint)first >> 2, (uint)probe, (uint)sweep.Number, new(draws, BitTiles.Width));
            var changed = 0;
            for (var unit = first; unit < Math.Min(Plan.Units, first + BitTiles.Width); unit += BitTiles.WordBits)
            {
                ref var state = ref State(probe)[unit / BitTiles.WordBits];
                var used = Plan.Units - unit < BitTiles.WordBits ? (1u << Plan.Units - unit) - 1 : uint.MaxValue;
                var next = used & (Plan.IsDeterministic ? Signs(sums + unit - first, state) : Glauber(sums + unit - first, state, draws + unit - first));
                changed += BitOperations.PopCount(next ^ state);
                state = next;
            }
            Interlocked.Add(ref sweep.Changed[probe], changed);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint Signs(int* sums, uint old)
    {
        uint above = 0, below = 0;
        for (var unit = 0; unit < BitTiles.WordBits; unit += TVectors.Count)
        {
            var field = Field(sums + unit, old >> unit);
            above |= TVectors.ToBits(TVectors.GreaterThan(field, TVectors.Broadcast(0))) << unit;
            below |= TVectors.ToBits(TVectors.LessThan(field, TVectors.Broadcast(0))) << unit;
        }
        return above | old & ~below;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint Glauber(int* sums, uint old, uint* draws)
    {
        uint active = 0;
        for (var unit = 0; unit < BitTiles.WordBits; unit += TVectors.Count)
            active |= GlauberLanes<TVectors, TFloat, TInt>.Active(TVectors.ToFloat(Field(sums + unit, old >> unit)), Plan.Threshold, Plan.Gain, draws + unit) << unit;
        return active;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TInt Field(int* sums, uint old) =>
        TVectors.Add(TVectors.Load(sums), TVectors.Select(TVectors.FromBits(old), TVectors.Broadcast(-_ownShare), TVectors.Broadcast(_ownShare)));
}
