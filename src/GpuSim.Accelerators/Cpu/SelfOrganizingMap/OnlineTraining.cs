using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.KernelLanguage;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>Sample by sample. Threads have to wait for each other after every sample, which only large maps are worth.</summary>
internal sealed unsafe class OnlineTraining<TVectors, TFloat, TInt, TScore> : MapTraining<TVectors, TFloat, TInt, TScore>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged where TScore : struct, IMapScore<TFloat>
{
    readonly MapGrid _grid;
    readonly Candidate[] _candidates;  // [part of the map]
    readonly float* _data;
    readonly HostBuffer<float> _gains; // [unit to a whole panel]

    public OnlineTraining(MapPlan plan, int threads) : base(plan, threads)
    {
        _grid = plan.Experiment.Grid;
        _candidates = new Candidate[MapWork.Threads(threads, (long)_grid.Units * plan.Dimensions)];
        _data = plan.Data.View.Pointer;
        _gains = new(_grid.Units + 2L * MapWeights<TVectors, TFloat, TInt, TScore>.PanelUnits);
    }

    /// <inheritdoc/>
    public override void Learn(EpochPlan epoch)
    {
        using var profiles = new EpochProfiles(_grid, epoch);
        if (epoch.Window)
            foreach (var sample in epoch.Order) LearnAround(Find(Sample(sample)), Sample(sample), epoch, profiles);
        else LearnEverywhere(epoch, profiles);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _gains.Dispose();
    }

    float* Sample(int sample) => _data + (nint)sample * Plan.Dimensions;

    void LearnEverywhere(EpochPlan epoch, EpochProfiles profiles)
    {
        var order = epoch.Order;
        var gains = _gains.View.Pointer;
        var winner = Find(Sample(order[0]));
        for (var turn = 0; turn < order.Length; turn++)
        {
            var (row, column) = (winner / _grid.Width, winner % _grid.Width);
            for (var r = 0; r < profiles.Rows; r++) // what one row writes too much is written over by the next
                OnlineLanes<TVectors, TFloat, TInt, TScore>.Gains(profiles.Row(row, r) - column, epoch.Gain[winner], _grid.Width, gains + r * _grid.Width);
            winner = LearnAll(gains, Sample(order[turn]), Sample(order[Math.Min(turn + 1, order.Length - 1)]));
        }
    }

    void LearnAround(int winner, float* sample, EpochPlan epoch, EpochProfiles profiles)
    {
        var (x, y, z) = _grid.Place(winner);
        var columns = WindowRange.Around(x, epoch.Reach, _grid.Width, _grid.Toroidal);
        var rows = WindowRange.Around(y, epoch.Reach, _grid.Height, _grid.Toroidal);
        var layers = WindowRange.Around(z, epoch.Reach, _grid.Depth, _grid.Toroidal);
        var (before, past) = (Math.Min(0, columns.From), Math.Max(0, columns.From + columns.Count - _grid.Width));
        for (var layer = 0; layer < layers.Count; layer++)
            for (var number = 0; number < rows.Count; number++)
            {
                var row = layers.Place(layer, _grid.Depth) * _grid.Height + rows.Place(number, _grid.Height);
                var heights = profiles.Row(winner / _grid.Width, row) - x - (nint)row * _grid.Width;
                Run(columns.From - before, columns.From + columns.Count - past);
                if (before < 0) Run(_grid.Width + before, _grid.Width);
                if (past > 0) Run(0, past);

                void Run(int from, int to) => OnlineLanes<TVectors, TFloat, TInt, TScore>.LearnRun(Weights, row * _grid.Width + from, row * _grid.Width + to, heights, epoch.Gain[winner], sample);
            }
    }

    int Find(float* sample)
    {
        if (_candidates.Length == 1) return OnlineLanes<TVectors, TFloat, TInt, TScore>.Find(Weights, 0, Weights.Panels, sample).Unit;
        return Share((from, to) => OnlineLanes<TVectors, TFloat, TInt, TScore>.Find(Weights, from, to, sample));
    }

    int LearnAll(float* gains, float* sample, float* next)
    {
        if (_candidates.Length == 1) return OnlineLanes<TVectors, TFloat, TInt, TScore>.LearnAll(Weights, 0, Weights.Panels, gains, sample, next).Unit;
        return Share((from, to) => OnlineLanes<TVectors, TFloat, TInt, TScore>.LearnAll(Weights, from, to, gains, sample, next));
    }

    // Each part of the map by a thread; of equally near candidates the first is the lowest.
    int Share(Func<int, int, Candidate> pass)
    {
        var parts = _candidates.Length;
        WorkShare.Do(parts, parts, (_, part) => _candidates[part] = pass((int)((long)Weights.Panels * part / parts), (int)((long)Weights.Panels * (part + 1) / parts)));
        var lowest = _candidates[0];
        foreach (var candidate in _candidates) lowest = candidate.Score < lowest.Score ? candidate : lowest;
        return lowest.Unit;
    }
}
