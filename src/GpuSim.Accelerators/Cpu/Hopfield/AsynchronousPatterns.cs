using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Random;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>One unit after another: its field from the overlaps, which change with every unit that does.</summary>
internal sealed unsafe class AsynchronousPatterns<TVectors, TFloat, TInt> : BitRecall where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    const int Together = OverlapLanes<TVectors, TFloat, TInt>.Together;

    readonly BitTiles _units;
    readonly SpareMemory<int> _overlaps;
    readonly SpareMemory<uint> _draws;
    readonly int _ownShare;

    public AsynchronousPatterns(RecallPlan plan, int threads) : base(plan, threads, Together)
    {
        _units = BitTiles.OfUnits(plan.Patterns);
        _ownShare = PatternRecall.OwnShare(plan);
        _overlaps = new((long)Together * _units.PaddedColumns);
        _draws = new(plan.IsDeterministic ? 0 : (long)Together * plan.Units);
    }

    public override void Dispose()
    {
        base.Dispose();
        _units.Dispose();
        _overlaps.Dispose();
        _draws.Dispose();
    }

    protected override void Update(GroupSweep sweep)
    {
        var (overlaps, draws) = (_overlaps.Take(), _draws.Take());
        sweep.Workers.Share(_units.Tiles, tile => Differences<TVectors, TFloat, TInt>.Count(_units, tile, States, sweep.Probes.Span, overlaps.View.Pointer));
        Visit(sweep, overlaps.View.Pointer, draws.View.Pointer);
        _overlaps.Give(overlaps);
        _draws.Give(draws);
    }

    // Σ_μ ξ_i m_μ = 2 Σ m_μ over the patterns in which i is active − Σ m_μ over all.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Visit(GroupSweep sweep, int* overlaps, uint* draws)
    {
        var probes = sweep.Probes.Span;
        var active = stackalloc int[Together];
        var total = stackalloc int[Together];
        var noisy = !Plan.IsDeterministic;
        for (var k = 0; k < probes.Length; k++)
        {
            var own = overlaps + (long)k * _units.PaddedColumns;
            total[k] = 0;
            for (var pattern = 0; pattern < _units.Columns; pattern++) total[k] += own[pattern] = Plan.Units - 2 * own[pattern];
            if (noisy) RandomDraws.Fill(Plan.Noise, (uint)probes[k], (uint)sweep.Number, new(draws + (long)k * Plan.Units, Plan.Units));
        }
        foreach (var unit in sweep.Order)
        {
            if (probes.Length == Together) OverlapLanes<TVectors, TFloat, TInt>.OfActive(_units, unit, overlaps, active);
            else
                for (var k = 0; k < probes.Length; k++) active[k] = OverlapLanes<TVectors, TFloat, TInt>.OfActive(_units, unit, overlaps + (long)k * _units.PaddedColumns);
            for (var k = 0; k < probes.Length; k++)
            {
                ref var state = ref State(probes[k])[unit / BitTiles.WordBits];
                var old = state >> unit & 1; // bit unit mod 32
                var field = 2 * active[k] - total[k] - (old != 0 ? _ownShare : -_ownShare);
                var next = noisy ? UnitUpdate.Glauber(field, Plan.Threshold, Plan.Gain, draws[(long)k * Plan.Units + unit]) : UnitUpdate.Sign(field, old);
                if (next == old) continue;
                var own = overlaps + (long)k * _units.PaddedColumns;
                var change = next != 0 ? 2 : -2;
                var activeIn = OverlapLanes<TVectors, TFloat, TInt>.Change(_units, unit, change, own);
                total[k] += change * (2 * activeIn - _units.Columns);
                state ^= 1u << unit;
                sweep.Changed[probes[k]]++;
            }
        }
    }
}
