using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Numerics;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>One unit after another. Every pattern's gains stand ready until a unit changes: most visits change nothing.</summary>
internal sealed unsafe class AsynchronousDense<TVectors, TFloat, TInt> : BitRecall where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    readonly BitTiles _units;
    readonly GainTable _gains;
    readonly SpareMemory<int> _differences;
    readonly SpareMemory<float> _terms; // [agreeing or differing, pattern to a whole tile]

    public AsynchronousDense(RecallPlan plan, int threads) : base(plan, threads, 1)
    {
        _units = BitTiles.OfUnits(plan.Patterns);
        _gains = new(plan);
        _differences = new(_units.PaddedColumns);
        _terms = new(2L * _units.PaddedColumns);
    }

    public override void Dispose()
    {
        base.Dispose();
        _units.Dispose();
        _gains.Dispose();
        _differences.Dispose();
        _terms.Dispose();
    }

    protected override void Update(GroupSweep sweep)
    {
        var (differences, terms) = (_differences.Take(), _terms.Take());
        sweep.Workers.Share(_units.Tiles, tile => Differences<TVectors, TFloat, TInt>.Count(_units, tile, States, sweep.Probes.Span, differences.View.Pointer));
        Visit(sweep, sweep.Probes.Span[0], differences.View.Pointer, terms.View.Pointer);
        _differences.Give(differences);
        _terms.Give(terms);
    }

    void Visit(GroupSweep sweep, int probe, int* differences, float* agreeing)
    {
        var differing = agreeing + _units.PaddedColumns;
        Look(differences, agreeing, differing);
        foreach (var unit in sweep.Order)
        {
            ref var state = ref State(probe)[unit / BitTiles.WordBits];
            var old = state >> unit & 1; // bit unit mod 32
            var field = old != 0 ? Field(unit, agreeing, differing) : Field(unit, differing, agreeing);
            var next = UnitUpdate.Sign(field, Plan.Threshold, old);
            if (next == old) continue;
            OverlapLanes<TVectors, TFloat, TInt>.Change(_units, unit, next != 0 ? -1 : 1, differences);
            Look(differences, agreeing, differing);
            state ^= 1u << unit;
            sweep.Changed[probe]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Look(int* differences, float* agreeing, float* differing)
    {
        var of = _gains.Agreeing;
        var from = _gains.Differing;
        for (var pattern = 0; pattern < _units.Columns; pattern++)
        {
            var d = differences[pattern];
            agreeing[pattern] = of[d];
            differing[pattern] = from[d];
        }
    }

    // TreeSum over the patterns, which is 64 sums side by side: + one where the bit is 1, − zero where it is 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    float Field(int unit, float* one, float* zero)
    {
        var parts = stackalloc float[TreeSum.Parts];
        var bit = TVectors.Broadcast(1 << unit); // of unit mod 32
        for (var part = 0; part < TreeSum.Parts; part += Math.Min(4 * TVectors.Count, TreeSum.Parts))
        {
            var (a, b, c, d) = (TVectors.Broadcast(0f), TVectors.Broadcast(0f), TVectors.Broadcast(0f), TVectors.Broadcast(0f));
            var n = TVectors.Count;
            for (var tile = 0; tile < _units.Tiles; tile++)
            {
                var words = (int*)_units.Tile(tile) + (long)(unit / BitTiles.WordBits) * BitTiles.Width;
                var first = tile * BitTiles.Width;
                var columns = Math.Min(BitTiles.Width, _units.Columns - first);
                for (var column = part; column < columns; column += TreeSum.Parts)
                {
                    var word = words + column;
                    var yes = one + first + column;
                    var no = zero + first + column;
                    a = Add(a, word, bit, yes, no);
                    b = Add(b, word + n, bit, yes + n, no + n);
                    c = Add(c, word + 2 * n, bit, yes + 2 * n, no + 2 * n);
                    d = Add(d, word + 3 * n, bit, yes + 3 * n, no + 3 * n);
                }
            }
            TVectors.Store(a, parts + part);
            TVectors.Store(b, parts + part + n);
            TVectors.Store(c, parts + part + 2 * n);
            TVectors.Store(d, parts + part + 3 * n);
        }
        return Tree(parts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Tree(float* parts)
    {
        var half = TreeSum.Parts / 2;
        for (; half >= TVectors.Count; half /= 2)
            for (var part = 0; part < half; part += TVectors.Count)
                TVectors.Store(TVectors.Add(TVectors.Load(parts + part), TVectors.Load(parts + part + half)), parts + part);
        for (; half > 0; half /= 2)
            for (var part = 0; part < half; part++) parts[part] += parts[part + half];
        return parts[0];
    }

    // Gains past the last pattern are 0, and a sum from 0 on is never −0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TFloat Add(TFloat sum, int* word, TInt bit, float* one, float* zero) =>
        TVectors.Select(TVectors.Equal(TVectors.And(TVectors.Load(word), bit), bit), TVectors.Add(sum, TVectors.Load(one)), TVectors.Subtract(sum, TVectors.Load(zero)));
}
