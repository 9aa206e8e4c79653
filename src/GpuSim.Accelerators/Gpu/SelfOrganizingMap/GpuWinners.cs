using GpuSim.Kernels.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>The search for the nearest units of many samples.</summary>
internal sealed class GpuWinners : IDisposable
{
    readonly IAccelerator _accelerator;
    readonly MapShape _shape;
    readonly GpuMap _map;
    readonly IDeviceKernel _compare, _join;
    readonly GpuArray<NearestUnits> _found;

    public GpuWinners(IAccelerator accelerator, GpuProgram program, MapPlan plan, MapShape shape, GpuMap map)
    {
        (_accelerator, _shape, _map) = (accelerator, shape, map);
        _compare = program.Kernel(accelerator, typeof(WinnerSearch), nameof(WinnerSearch.Compare));
        _join = program.Kernel(accelerator, typeof(WinnerSearch), nameof(WinnerSearch.Join));
        _found = new(accelerator, shape.MostFound);
        Nearest = new(accelerator, plan.Samples);
        Second = new(accelerator, plan.Samples);
    }

    /// <summary>[sample of the run searched last].</summary>
    public GpuArray<int> Nearest { get; }

    /// <summary>[sample of the run searched last] −1 on a map of one unit.</summary>
    public GpuArray<int> Second { get; }

    /// <summary>Searches for the samples of a run.</summary>
    /// <param name="run">The samples.</param>
    /// <param name="order">[turn] sample.</param>
    /// <param name="partsOf">Samples for which the units are cut into parts: at least those of the run.</param>
    public void Find(SampleRun run, GpuArray<int> order, int partsOf)
    {
        var parts = 1 << _shape.PartBits(partsOf);
        var tiles = MapShape.Share(parts);
        var unitsEach = MapShape.Tiles(MapShape.Tiles(_map.Layout.Units, WinnerSearch.Tile), parts) * WinnerSearch.Tile;
        var groups = MapShape.Tiles(run.Count, WinnerSearch.Tile);
        _accelerator.Launch(_compare, groups << tiles.Bits, WinnerSearch.GroupSize, new Arguments()
            .Value(_map.Layout).Value(run).Value(tiles).Value(unitsEach).View(order).View(_map.Data).View(_map.Weights).View(_map.Norms).View(_found).ToArray());
        _accelerator.Launch(_join, groups, WinnerSearch.GroupSize, new Arguments().Value(_map.Layout).Value(run).Value(parts).View(_found).View(Nearest).View(Second).ToArray());
    }

    public void Dispose()
    {
        _found.Dispose();
        Nearest.Dispose();
        Second.Dispose();
    }
}
