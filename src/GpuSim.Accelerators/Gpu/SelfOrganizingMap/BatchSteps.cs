using GpuSim.Kernels.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>All samples, or those of a mini-batch, at once: winners, their sums, weights, norms.</summary>
internal sealed class BatchSteps : MapSteps
{
    readonly IAccelerator _accelerator;
    readonly MapShape _shape;
    readonly GpuMap _map;
    readonly GpuNeighbourhood _neighbourhood;
    readonly GpuWinners _winners;
    readonly IDeviceKernel _add, _move;
    readonly GpuArray<float> _sums;
    readonly GpuArray<int> _counts;
    readonly int _whole;

    public BatchSteps(IAccelerator accelerator, GpuProgram program, MapPlan plan, MapShape shape, GpuMap map, GpuNeighbourhood neighbourhood, GpuWinners winners)
    {
        (_accelerator, _shape, _map, _neighbourhood, _winners) = (accelerator, shape, map, neighbourhood, winners);
        _whole = plan.Experiment.Learning is MapLearning.Batch ? 1 : 0;
        _add = program.Kernel(accelerator, typeof(WinnerSums), nameof(WinnerSums.Add));
        _move = program.Kernel(accelerator, typeof(BatchUpdate), nameof(BatchUpdate.Move));
        _sums = new(accelerator, (long)map.Layout.Units * map.Layout.Dimensions);
        _counts = new(accelerator, map.Layout.Units);
    }

    public override void Learn(EpochPlan epoch)
    {
        for (var first = 0; first < epoch.Order.Length; first += _shape.LearntAtOnce)
            Learn(new SampleRun { First = first, Count = Math.Min(_shape.LearntAtOnce, epoch.Order.Length - first), Ordered = 1 }, epoch.Alpha);
    }

    public override void Dispose()
    {
        _sums.Dispose();
        _counts.Dispose();
    }

    void Learn(SampleRun run, float alpha)
    {
        var units = _map.Layout.Units;
        _winners.Find(run, _neighbourhood.Order, _shape.LearntAtOnce);
        Launch(_add, units, MapShape.Tiles(_map.Layout.Dimensions, WinnerSums.GroupSize), WinnerSums.GroupSize, tiles => new Arguments()
            .Value(_map.Layout).Value(run).Value(tiles).View(_neighbourhood.Order).View(_winners.Nearest).View(_map.Data).View(_sums).View(_counts));
        Launch(_move, MapShape.Tiles(units, BatchUpdate.GroupSize), MapShape.Tiles(_map.Layout.Dimensions, BatchUpdate.Dimensions), BatchUpdate.GroupSize, tiles => new Arguments()
            .Value(_map.Layout).Value(tiles).Value(_neighbourhood.Reach).Value(_whole).Value(alpha).View(_map.Places).View(_neighbourhood.ProfileOf).View(_neighbourhood.Profiles)
            .View(_sums).View(_counts).View(_map.Weights));
        _map.SumNorms();
    }

    void Launch(IDeviceKernel kernel, int rows, int tiles, int items, Func<MapTiles, Arguments> arguments)
    {
        var share = MapShape.Share(tiles);
        _accelerator.Launch(kernel, ((rows - 1) << share.Bits) + tiles, items, arguments(share).ToArray());
    }
}
