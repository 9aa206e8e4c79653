using GpuSim.Kernels.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>The units of a map and its samples on a device. Weights lie [dimension, unit] there, and [unit, dimension] everywhere else.</summary>
internal sealed class GpuMap : IDisposable
{
    readonly IAccelerator _accelerator;
    readonly IDeviceKernel _norms;

    /// <summary>Copies samples and the weights to start from.</summary>
    public GpuMap(IAccelerator accelerator, GpuProgram program, MapPlan plan, MapShape shape)
    {
        _accelerator = accelerator;
        Layout = shape.Layout;
        _norms = program.Kernel(accelerator, typeof(UnitNorms), nameof(UnitNorms.Sum));
        Data = new(accelerator, plan.Data.Length);
        Data.Write(0, plan.Data.View);
        var grid = plan.Experiment.Grid;
        Places = new(accelerator, (UnitPlace[])[.. Enumerable.Range(0, grid.Units).Select(grid.Place).Select(place => new UnitPlace { X = place.X, Y = place.Y, Z = place.Z })]);
        Weights = new(accelerator, plan.Start.Length);
        Norms = new(accelerator, grid.Units);
        WriteWeights(plan);
        SumNorms();
    }

    /// <summary>Sizes.</summary>
    public MapLayout Layout { get; }

    /// <summary>[sample, dimension].</summary>
    public GpuArray<float> Data { get; }

    /// <summary>[unit].</summary>
    public GpuArray<UnitPlace> Places { get; }

    /// <summary>[dimension, unit].</summary>
    public GpuArray<float> Weights { get; }

    /// <summary>[unit] squared norms of the weights: whoever changes these sees to those.</summary>
    public GpuArray<float> Norms { get; }

    /// <summary>Computes the norms of all units anew.</summary>
    public void SumNorms() => _accelerator.Launch(_norms, MapShape.Tiles(Layout.Units, UnitNorms.GroupSize), UnitNorms.GroupSize, new Arguments().Value(Layout).View(Weights).View(Norms).ToArray());

    /// <summary>Copies the weights from the device.</summary>
    /// <param name="weights">[unit, dimension].</param>
    public void Read(Span<float> weights)
    {
        var row = new float[Layout.Units];
        for (var dimension = 0; dimension < Layout.Dimensions; dimension++)
        {
            Weights.Read((long)dimension * row.Length, row);
            for (var unit = 0; unit < row.Length; unit++) weights[unit * Layout.Dimensions + dimension] = row[unit];
        }
    }

    public void Dispose()
    {
        Data.Dispose();
        Places.Dispose();
        Weights.Dispose();
        Norms.Dispose();
    }

    void WriteWeights(MapPlan plan)
    {
        var row = new float[Layout.Units];
        for (var dimension = 0; dimension < Layout.Dimensions; dimension++)
        {
            for (var unit = 0; unit < row.Length; unit++) row[unit] = plan.Start.View[(long)unit * Layout.Dimensions + dimension];
            Weights.Write((long)dimension * row.Length, row);
        }
    }
}
