using GpuSim.Config;
using GpuSim.Execution;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;
using GpuSim.Sweeps;

namespace GpuSim.SelfOrganizingMap;

/// <summary>Maps in a sweep: how well they represent their data and keep its order.</summary>
sealed class SweptMap : ISweptKind
{
    public string Kind => "som";

    public IReadOnlyList<MeasureColumn> Columns { get; } =
    [
        new("quantisation_error", "quantisation error", "", "mean distance of samples from their winners"),
        new("topographic_error", "topographic error", "", "part of the samples whose winner and second are not neighbours"),
        new("initial_quantisation_error", "initial error", "", "mean distance at the start"),
        new("ridge_ratio", "ridge ratio", "", "U-matrix at borders between labels over elsewhere"),
        new("pinwheels", "pinwheels", "", "points around which every orientation is found once"),
        new("pinwheel_density", "pinwheel density", "", "pinwheels in a square of the orientation map's wavelength"),
    ];

    public double Bytes(Experiment experiment, int threads) => MapPlanner.Measure((MapExperiment)experiment).MemoryBytes;

    public PointMeasures Run(ExperimentDocument document, RunOptions options, IDevice device)
    {
        var summary = document.Placing(() => MapRun.Of((MapExperiment)document.Experiment, options, document.Text, document.Set, device, null));
        return new(summary.Interrupted, summary.WeightsSha256, "",
            [summary.QuantisationError, summary.TopographicError, summary.InitialQuantisationError, summary.RidgeRatio, (double?)summary.Pinwheels, summary.PinwheelDensity]);
    }
}
