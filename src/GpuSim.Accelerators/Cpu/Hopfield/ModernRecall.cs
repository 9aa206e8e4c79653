using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Numerics;
using GpuSim.Execution.Hopfield;
using GpuSim.KernelLanguage;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Modern Hopfield networks.</summary>
internal static class ModernRecall
{
    /// <summary>Places a memory.</summary>
    public static IRecall Place(RecallPlan plan, int bits, int threads) => VectorWidth.With(bits, new Placing(plan, threads));

    sealed class Placing(RecallPlan plan, int threads) : IVectorUser<IRecall>
    {
        public IRecall With<TVectors, TFloat, TInt>() where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged =>
            new ModernRecall<TVectors, TFloat, TInt>(plan, threads);
    }
}

/// <summary>Two products with the patterns and a softmax between them.</summary>
internal sealed unsafe class ModernRecall<TVectors, TFloat, TInt> : IRecall where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    readonly RecallPlan _plan;
    readonly BitTiles _units, _patterns;
    readonly MovingProbes _moving;
    readonly Workers _workers;
    readonly HostBuffer<float> _states;   // [probe, unit to a whole tile]
    readonly SpareMemory<float> _attention; // [a or −a, pattern to a whole tile]
    readonly SpareMemory<float> _negative;  // [unit to a whole tile] −s

    public ModernRecall(RecallPlan plan, int threads)
    {
        _plan = plan;
        _units = BitTiles.OfUnits(plan.Patterns);
        _patterns = BitTiles.OfPatterns(plan.Patterns);
        _moving = new(plan);
        _workers = new(threads);
        _states = new((long)plan.Start.Rows * _patterns.PaddedColumns);
        _attention = new(2L * _units.PaddedColumns);
        _negative = new(_patterns.PaddedColumns);
        for (var probe = 0; probe < plan.Start.Rows; probe++)
            for (var unit = 0; unit < plan.Units; unit++) State(probe)[unit] = plan.Start[probe, unit] ? 1f : plan.Silent;
    }

    /// <inheritdoc/>
    public void Sweep(int sweep, Span<int> changed)
    {
        var counts = new int[_plan.Start.Rows];
        var moving = _moving.Numbers;
        _workers.Share(moving.Length, (k, workers) =>
        {
            var probe = moving.Span[k];
            Update(State(probe), ref counts[probe], workers);
        });
        _moving.Settle(counts);
        counts.CopyTo(changed);
    }

    /// <inheritdoc/>
    public void Read(PatternBits states) => throw new NotSupportedException("These units have real states: read numbers.");

    /// <inheritdoc/>
    public void Read(Span<float> states)
    {
        for (var probe = 0; probe < _plan.Start.Rows; probe++) new ReadOnlySpan<float>(State(probe), _plan.Units).CopyTo(states[(probe * _plan.Units)..]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _units.Dispose();
        _patterns.Dispose();
        _states.Dispose();
        _attention.Dispose();
        _negative.Dispose();
    }

    float* State(int probe) => _states.View.Pointer + (long)probe * _patterns.PaddedColumns;

    void Update(float* state, ref int changed, Workers workers)
    {
        var (attention, negative) = (_attention.Take(), _negative.Take());
        var a = attention.View.Pointer;
        var minusA = a + _units.PaddedColumns;
        var minusS = negative.View.Pointer;
        Negate(state, minusS, _plan.Units);
        workers.Share(_units.Tiles, tile => SignedSums<TVectors, TFloat, TInt>.Of(_units.Tile(tile), _plan.Units, state, minusS, a + tile * BitTiles.Width));
        Softmax(new(a, _units.Columns));
        Negate(a, minusA, _units.Columns);
        var counts = new int[_patterns.Tiles];
        workers.Share(_patterns.Tiles, tile => counts[tile] = Move(tile, a, minusA, state + tile * BitTiles.Width));
        changed = counts.Sum();
        _attention.Give(attention);
        _negative.Give(negative);
    }

    void Softmax(Span<float> attention)
    {
        var largest = attention[0];
        foreach (var a in attention) largest = a > largest ? a : largest;
        foreach (ref var a in attention) a = FloatExponential.Exp(_plan.Beta * (a - largest));
        var sum = TreeSum.Of(attention);
        foreach (ref var a in attention) a = Subnormal.ToZero(a / sum);
    }

    int Move(int tile, float* one, float* zero, float* state)
    {
        var next = stackalloc float[BitTiles.Width];
        SignedSums<TVectors, TFloat, TInt>.Of(_patterns.Tile(tile), _patterns.Rows, one, zero, next);
        var changed = 0;
        for (var unit = 0; unit < Math.Min(BitTiles.Width, _plan.Units - tile * BitTiles.Width); unit++)
        {
            if (BitConverter.SingleToInt32Bits(next[unit]) != BitConverter.SingleToInt32Bits(state[unit])) changed++;
            state[unit] = next[unit];
        }
        return changed;
    }

    static void Negate(float* from, float* to, int count)
    {
        for (var i = 0; i < count; i++) to[i] = -from[i];
    }
}
