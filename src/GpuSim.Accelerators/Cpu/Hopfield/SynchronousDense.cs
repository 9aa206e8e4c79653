using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>All units at once. What a pattern adds to a field depends on its bit and on the unit's state: one sum is made as if all units were active and one as if all were silent.</summary>
internal sealed unsafe class SynchronousDense<TVectors, TFloat, TInt> : BitRecall where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    const int Group = 8;  // probes that share a tile
    const int Kinds = 4;  // of gains: of an active unit where the bit is 1 and 0, and of a silent unit

    readonly BitTiles _units, _patterns;
    readonly GainTable _gains;
    readonly SpareMemory<int> _differences;
    readonly SpareMemory<float> _terms; // [probe, kind, pattern to a whole tile]

    public SynchronousDense(RecallPlan plan, int threads) : base(plan, threads, Group)
    {
        _units = BitTiles.OfUnits(plan.Patterns);
        _patterns = BitTiles.OfPatterns(plan.Patterns);
        _gains = new(plan);
        _differences = new((long)Group * _units.PaddedColumns);
        _terms = new((long)Group * Kinds * _units.PaddedColumns);
    }

    public override void Dispose()
    {
        base.Dispose();
        _units.Dispose();
        _patterns.Dispose();
        _gains.Dispose();
        _differences.Dispose();
        _terms.Dispose();
    }

    protected override void Update(GroupSweep sweep)
    {
        var (differences, terms) = (_differences.Take(), _terms.Take());
        sweep.Workers.Share(_units.Tiles, tile => Differences<TVectors, TFloat, TInt>.Count(_units, tile, States, sweep.Probes.Span, differences.View.Pointer));
        for (var k = 0; k < sweep.Probes.Length; k++) Weigh(differences.View.Pointer + (long)k * _units.PaddedColumns, Terms(terms.View.Pointer, k, 0));
        sweep.Workers.Share(_patterns.Tiles, tile => Move(sweep, tile, terms.View.Pointer));
        _differences.Give(differences);
        _terms.Give(terms);
    }

    float* Terms(float* terms, int probe, int kind) => terms + (long)(probe * Kinds + kind) * _units.PaddedColumns;

    void Weigh(int* differences, float* terms)
    {
        var stride = _units.PaddedColumns;
        for (var pattern = 0; pattern < _units.Columns; pattern++)
        {
            var (agreeing, differing) = (_gains.Agreeing[differences[pattern]], _gains.Differing[differences[pattern]]);
            terms[pattern] = agreeing;
            terms[pattern + stride] = -differing;
            terms[pattern + 2 * stride] = differing;
            terms[pattern + 3 * stride] = -agreeing;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Move(GroupSweep sweep, int tile, float* terms)
    {
        var active = stackalloc float[BitTiles.Width];
        var silent = stackalloc float[BitTiles.Width];
        var first = tile * BitTiles.Width;
        for (var k = 0; k < sweep.Probes.Length; k++)
        {
            var probe = sweep.Probes.Span[k];
            SignedSums<TVectors, TFloat, TInt>.Of(_patterns.Tile(tile), _patterns.Rows, Terms(terms, k, 0), Terms(terms, k, 1), active);
            SignedSums<TVectors, TFloat, TInt>.Of(_patterns.Tile(tile), _patterns.Rows, Terms(terms, k, 2), Terms(terms, k, 3), silent);
            var changed = 0;
            for (var unit = first; unit < Math.Min(Plan.Units, first + BitTiles.Width); unit += BitTiles.WordBits)
            {
                ref var state = ref State(probe)[unit / BitTiles.WordBits];
                var used = Plan.Units - unit < BitTiles.WordBits ? (1u << Plan.Units - unit) - 1 : uint.MaxValue;
                var next = used & Signs(active + unit - first, silent + unit - first, state);
                changed += BitOperations.PopCount(next ^ state);
                state = next;
            }
            Interlocked.Add(ref sweep.Changed[probe], changed);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint Signs(float* active, float* silent, uint old)
    {
        uint above = 0, below = 0;
        var threshold = TVectors.Broadcast(Plan.Threshold);
        for (var unit = 0; unit < BitTiles.WordBits; unit += TVectors.Count)
        {
            var field = TVectors.Select(TVectors.FromBits(old >> unit), TVectors.Load(active + unit), TVectors.Load(silent + unit));
            above |= TVectors.ToBits(TVectors.GreaterThan(field, threshold)) << unit;
            below |= TVectors.ToBits(TVectors.LessThan(field, threshold)) << unit;
        }
        return above | old & ~below;
    }
}
