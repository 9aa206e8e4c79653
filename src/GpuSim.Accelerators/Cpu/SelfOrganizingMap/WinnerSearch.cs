using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Hopfield;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.KernelLanguage;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>Winners of many samples at once: a product of all weights and the samples, of which only the lowest scores are kept.</summary>
internal sealed unsafe class WinnerSearch<TVectors, TFloat, TInt, TScore> : IDisposable
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged where TScore : struct, IMapScore<TFloat>
{
    const int Tile = WeightTiles<FloatWeightRecallLanes<TVectors, TFloat, TInt>, float, float, TFloat>.Probes; // samples
    const int MostTiles = 16;          // of a block: a panel, from far memory, is worth as many products
    const int DimensionsAtOnce = 256;  // whose weights of a panel share the first-level cache with a tile of samples

    readonly MapPlan _plan;
    readonly MapWeights<TVectors, TFloat, TInt, TScore> _weights;
    readonly int _threads;
    readonly Worker[] _workers;

    public WinnerSearch(MapPlan plan, MapWeights<TVectors, TFloat, TInt, TScore> weights, int threads)
    {
        (_plan, _weights, _threads) = (plan, weights, threads);
        _workers = [.. Enumerable.Range(0, threads).Select(_ => new Worker(plan.Dimensions))];
    }

    /// <summary>Finds the winners of some samples, and the units next to them.</summary>
    /// <param name="samples">[turn] which.</param>
    /// <param name="nearest">[turn] receives the winners.</param>
    /// <param name="second">[turn] receives the next, −1 on a map of one unit; null where not wanted.</param>
    public void Find(ReadOnlyMemory<int> samples, int[] nearest, int[]? second)
    {
        var tiles = (samples.Length + Tile - 1) / Tile;
        var threads = MapWork.Threads(_threads, (long)samples.Length * _weights.Units * _plan.Dimensions);
        var most = Math.Clamp(threads == 1 ? tiles : tiles / (4 * threads), 1, MostTiles);
        WorkShare.Do(threads, (tiles + most - 1) / most, (worker, block) =>
        {
            var first = block * most * Tile;
            Find(_workers[worker], samples.Span.Slice(first, Math.Min(most * Tile, samples.Length - first)), nearest.AsSpan(first), second.AsSpan(second is null ? 0 : first));
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var worker in _workers) worker.Dispose();
    }

    void Find(Worker worker, ReadOnlySpan<int> samples, Span<int> nearest, Span<int> second)
    {
        var (dimensions, lanes, both) = (_plan.Dimensions, TVectors.Count, second.Length > 0);
        var tiles = (samples.Length + Tile - 1) / Tile;
        Pack(samples, tiles, worker.Samples);
        worker.Forget(tiles * Tile * lanes * 2);
        for (var panel = 0; panel < _weights.Panels; panel++)
            for (var from = 0; from < dimensions; from += DimensionsAtOnce)
            {
                var some = Math.Min(DimensionsAtOnce, dimensions - from);
                for (var tile = 0; tile < tiles; tile++)
                {
                    // Sums that are ready at once use the same memory again and again, which stays near.
                    var dots = worker.Dots + (dimensions > DimensionsAtOnce ? tile * Tile * 2 * lanes : 0);
                    if (from == 0) new Span<float>(dots, Tile * 2 * lanes).Clear();
                    WeightTiles<FloatWeightRecallLanes<TVectors, TFloat, TInt>, float, float, TFloat>.Add(
                        (int*)(_weights.Panel(panel) + (nint)from * 2 * lanes), (int*)(worker.Samples + ((nint)tile * dimensions + from) * Tile), some, dots, 2 * lanes);
                    if (from + some < dimensions) continue;
                    var state = tile * Tile * lanes * 2;
                    if (both) SeeTwo(dots, panel, worker.Scores + state, worker.Units + state);
                    else See(dots, panel, worker.Scores + state, worker.Units + state);
                }
            }
        for (var turn = 0; turn < samples.Length; turn++)
        {
            var scores = worker.Scores + turn * 2 * lanes;
            var units = worker.Units + turn * 2 * lanes;
            var winner = LowestScores<TVectors, TFloat, TInt>.Of(scores, units, 2 * lanes).Unit;
            nearest[turn] = winner == LowestScores<TVectors, TFloat, TInt>.None ? 0 : winner; // all scores may be infinite
            if (!both) continue;
            var next = LowestScores<TVectors, TFloat, TInt>.Of(scores, units, 2 * lanes, nearest[turn]).Unit;
            second[turn] = next != LowestScores<TVectors, TFloat, TInt>.None ? next : _weights.Units == 1 ? -1 : nearest[turn] == 0 ? 1 : 0;
        }
    }

    // [tile, dimension, sample of the tile]; the last sample fills the last tile up.
    void Pack(ReadOnlySpan<int> samples, int tiles, float* to)
    {
        for (var turn = 0; turn < tiles * Tile; turn++)
        {
            var from = _plan.Data.View.Pointer + (long)samples[Math.Min(turn, samples.Length - 1)] * _plan.Dimensions;
            var column = to + (nint)(turn / Tile) * _plan.Dimensions * Tile + turn % Tile;
            for (var k = 0; k < _plan.Dimensions; k++) column[k * Tile] = from[k];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void See(float* dots, int panel, float* scores, int* units)
    {
        var lanes = TVectors.Count;
        var nearUnits = TVectors.Add(TVectors.Broadcast(panel * 2 * lanes), LowestScores<TVectors, TFloat, TInt>.LaneNumbers);
        var farUnits = TVectors.Add(nearUnits, TVectors.Broadcast(lanes));
        var (near, far) = (TVectors.Load(_weights.Kept + (nint)panel * 2 * lanes), TVectors.Load(_weights.Kept + (nint)panel * 2 * lanes + lanes));
        for (var sample = 0; sample < Tile; sample++, dots += 2 * lanes, scores += 2 * lanes, units += 2 * lanes)
        {
            var (lowest, which) = (TVectors.Load(scores), TVectors.Load(units));
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(TVectors.Load(dots), near), nearUnits, ref lowest, ref which);
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(TVectors.Load(dots + lanes), far), farUnits, ref lowest, ref which);
            TVectors.Store(lowest, scores);
            TVectors.Store(which, units);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void SeeTwo(float* dots, int panel, float* scores, int* units)
    {
        var lanes = TVectors.Count;
        var nearUnits = TVectors.Add(TVectors.Broadcast(panel * 2 * lanes), LowestScores<TVectors, TFloat, TInt>.LaneNumbers);
        var farUnits = TVectors.Add(nearUnits, TVectors.Broadcast(lanes));
        var (near, far) = (TVectors.Load(_weights.Kept + (nint)panel * 2 * lanes), TVectors.Load(_weights.Kept + (nint)panel * 2 * lanes + lanes));
        for (var sample = 0; sample < Tile; sample++, dots += 2 * lanes, scores += 2 * lanes, units += 2 * lanes)
        {
            var (lowest, which, next, whichNext) = (TVectors.Load(scores), TVectors.Load(units), TVectors.Load(scores + lanes), TVectors.Load(units + lanes));
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(TVectors.Load(dots), near), nearUnits, ref lowest, ref which, ref next, ref whichNext);
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(TVectors.Load(dots + lanes), far), farUnits, ref lowest, ref which, ref next, ref whichNext);
            TVectors.Store(lowest, scores);
            TVectors.Store(which, units);
            TVectors.Store(next, scores + lanes);
            TVectors.Store(whichNext, units + lanes);
        }
    }

    /// <summary>What a thread works in.</summary>
    sealed class Worker : IDisposable
    {
        readonly HostBuffer<float> _samples, _dots, _scores;
        readonly HostBuffer<int> _units;

        public Worker(int dimensions)
        {
            var many = MostTiles * Tile * 2 * TVectors.Count;
            (_samples, _dots, _scores, _units) = (new((long)MostTiles * Tile * dimensions), new(many), new(many), new(many));
            Samples = _samples.View.Pointer;
            Dots = _dots.View.Pointer;
            Scores = _scores.View.Pointer;
            Units = _units.View.Pointer;
        }

        /// <summary>[tile, dimension, sample of the tile].</summary>
        public float* Samples { get; }

        /// <summary>[sample, unit of the panel].</summary>
        public float* Dots { get; }

        /// <summary>[sample, lowest and next, lane].</summary>
        public float* Scores { get; }

        /// <summary>[sample, lowest and next, lane].</summary>
        public int* Units { get; }

        public void Forget(int count)
        {
            new Span<float>(Scores, count).Fill(float.PositiveInfinity);
            new Span<int>(Units, count).Fill(LowestScores<TVectors, TFloat, TInt>.None);
        }

        public void Dispose()
        {
            _samples.Dispose();
            _dots.Dispose();
            _scores.Dispose();
            _units.Dispose();
        }
    }
}
