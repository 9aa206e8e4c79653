using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.KernelLanguage;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>Many samples at once: all of them, or batch after batch. Winners, their sums, and then each row of the map by one thread.</summary>
internal sealed unsafe class TogetherTraining<TVectors, TFloat, TInt, TScore> : MapTraining<TVectors, TFloat, TInt, TScore>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged where TScore : struct, IMapScore<TFloat>
{
    const float Least = 1e-30f; // Σ h that moves a unit
    const int PanelsAtOnce = 16;
    const int UnitsAtOnce = 128; // of a row: whole tiles at any width of vectors

    readonly MapGrid _grid;
    readonly int _together, _threads;
    readonly int[] _winners;
    readonly WinnerSums<TVectors, TFloat, TInt> _sums;
    readonly Worker[] _workers;

    public TogetherTraining(MapPlan plan, int threads) : base(plan, threads)
    {
        (_grid, _threads) = (plan.Experiment.Grid, threads);
        _together = plan.Experiment.Learning is MapLearning.MiniBatch batch ? Math.Min(batch.Size, plan.Samples) : plan.Samples;
        _winners = new int[_together];
        _sums = new(plan, _together, threads);
        _workers = [.. Enumerable.Range(0, threads).Select(_ => new Worker(Math.Min(_together, _grid.Units), _sums.Tiles * WinnerSums<TVectors, TFloat, TInt>.Tile))];
    }

    /// <inheritdoc/>
    public override void Learn(EpochPlan epoch)
    {
        using var profiles = new EpochProfiles(_grid, epoch);
        for (var from = 0; from < epoch.Order.Length; from += _together) Learn(epoch.Order.AsMemory(from, Math.Min(_together, epoch.Order.Length - from)), epoch, profiles);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _sums.Dispose();
        foreach (var worker in _workers) worker.Dispose();
    }

    void Learn(ReadOnlyMemory<int> samples, EpochPlan epoch, EpochProfiles profiles)
    {
        Search.Find(samples, _winners, null);
        _sums.Compute(samples.Span, _winners);
        var parts = (_grid.Width + UnitsAtOnce - 1) / UnitsAtOnce;
        var weights = (long)_grid.Units * Plan.Dimensions;
        MapWork.Share(_threads, weights * _sums.Count, profiles.Rows * parts, (worker, part) =>
        {
            var (row, from) = (part / parts, part % parts * UnitsAtOnce);
            var to = Math.Min(_grid.Width, from + UnitsAtOnce);
            Multiply(row, from, to, epoch.Window, profiles, _workers[worker]);
            for (var k = 0; k < Plan.Dimensions; k++) Move(row * _grid.Width + from, to - from, k, epoch.Alpha, _workers[worker]);
        });
        MapWork.Share(_threads, weights, (Weights.Panels + PanelsAtOnce - 1) / PanelsAtOnce, (_, some) => Weights.Keep(some * PanelsAtOnce, Math.Min(Weights.Panels, (some + 1) * PanelsAtOnce)));
    }

    // Σ h S and, as one dimension more, Σ h n of the units from..to − 1 of a row.
    void Multiply(int row, int from, int to, bool window, EpochProfiles profiles, Worker worker)
    {
        var lanes = TVectors.Count;
        var products = worker.Products;
        for (var x = from; x < to;)
        {
            var width = !window && x + lanes < to ? 2 * lanes : lanes;
            var count = Neighbours(row, x, width, profiles, worker.Neighbours);
            for (var tile = 0; tile < _sums.Tiles; tile++)
            {
                float* sums = _sums.Of(tile), into = products + (nint)tile * WinnerSums<TVectors, TFloat, TInt>.Tile * UnitsAtOnce;
                if (window) NeighbourTiles<TVectors, TFloat, TInt>.Windowed(worker.Neighbours, count, sums, profiles.Columns, into, UnitsAtOnce);
                else if (width > lanes) NeighbourTiles<TVectors, TFloat, TInt>.Two(worker.Neighbours, count, sums, into, UnitsAtOnce);
                else NeighbourTiles<TVectors, TFloat, TInt>.One(worker.Neighbours, count, sums, into, UnitsAtOnce);
            }
            x += width;
            products += width;
        }
    }

    // The winners that may move some of the units from x on.
    int Neighbours(int row, int x, int width, EpochProfiles profiles, Neighbour* to)
    {
        var winners = _sums.Winners;
        var count = 0;
        var (winnerRow, begin, near) = (-1, 0, false);
        float* heights = null;
        for (var number = 0; number < winners.Length; number++)
        {
            if (winnerRow < 0 || winners[number] >= begin + _grid.Width)
            {
                winnerRow = winners[number] / _grid.Width;
                begin = winnerRow * _grid.Width;
                near = profiles.NearRow(winnerRow, row);
                heights = profiles.Row(winnerRow, row) + x;
            }
            var column = winners[number] - begin;
            if (near && profiles.NearColumns(column, x, x + width)) to[count++] = new(number, column - x, (nint)(heights - column));
        }
        return count;
    }

    // Weights of units beside each other in one dimension. Other threads move those next to them, so that no more than these may be written.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Move(int first, int units, int k, float alpha, Worker worker)
    {
        float* weights = worker.Row, products = worker.Products + (nint)k * UnitsAtOnce, totals = worker.Products + (nint)Plan.Dimensions * UnitsAtOnce;
        for (int x = 0, some; x < units; x += some)
        {
            some = InPanel(first + x, units - x);
            new Span<float>(Weights.Weight(first + x, k), some).CopyTo(new(weights + x, some));
        }
        var (factor, least, all) = (TVectors.Broadcast(alpha), TVectors.Broadcast(Least), Plan.Experiment.Learning is MapLearning.Batch);
        for (var x = 0; x < units; x += TVectors.Count)
        {
            var (old, total) = (TVectors.Load(weights + x), TVectors.Load(totals + x));
            var mean = TVectors.Divide(TVectors.Load(products + x), total);
            var moved = all ? mean : TVectors.FusedMultiplyAdd(factor, TVectors.Subtract(mean, old), old);
            TVectors.Store(TVectors.Select(TVectors.GreaterThan(total, least), moved, old), weights + x);
        }
        for (int x = 0, some; x < units; x += some)
        {
            some = InPanel(first + x, units - x);
            new Span<float>(weights + x, some).CopyTo(new(Weights.Weight(first + x, k), some));
        }
    }

    static int InPanel(int unit, int wanted) => Math.Min(wanted, MapWeights<TVectors, TFloat, TInt, TScore>.PanelUnits - unit % MapWeights<TVectors, TFloat, TInt, TScore>.PanelUnits);

    /// <summary>What a thread works in.</summary>
    sealed class Worker : IDisposable
    {
        readonly HostBuffer<Neighbour> _neighbours;
        readonly HostBuffer<float> _products, _row;

        public Worker(int winners, int dimensions)
        {
            (_neighbours, _products, _row) = (new(winners), new((long)dimensions * UnitsAtOnce), new(UnitsAtOnce));
            Neighbours = _neighbours.View.Pointer;
            Products = _products.View.Pointer;
            Row = _row.View.Pointer;
        }

        /// <summary>Of the units at work.</summary>
        public Neighbour* Neighbours { get; }

        /// <summary>[dimension and one more, unit].</summary>
        public float* Products { get; }

        /// <summary>[unit] weights in one dimension.</summary>
        public float* Row { get; }

        public void Dispose()
        {
            _neighbours.Dispose();
            _products.Dispose();
            _row.Dispose();
        }
    }
}
