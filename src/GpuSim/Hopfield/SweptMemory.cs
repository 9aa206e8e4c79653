using GpuSim.Config;
using GpuSim.Execution;
using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;
using GpuSim.Sweeps;

namespace GpuSim.Hopfield;

/// <summary>Memories in a sweep: how well they recall, over all trials.</summary>
sealed class SweptMemory : ISweptKind
{
    public string Kind => "hopfield";

    public IReadOnlyList<MeasureColumn> Columns { get; } =
    [
        new("mean_overlap", "overlap", "", "overlap reached, mean over probes and trials"),
        new("sem_overlap", "standard error of the overlap", "", "its standard error over trials"),
        new("recalled_fraction", "recalled part", "", "part of the probes that were recalled"),
        new("sweeps", "sweeps", "", "of all trials"),
        new("neurons", "units", "", "number of units"),
        new("patterns", "patterns", "", "patterns stored"),
    ];

    public double Bytes(Experiment experiment, int threads) => ((HopfieldExperiment)experiment).Points.Max(point => RecallPlanner.Estimate(point.Setup).Bytes);

    public PointMeasures Run(ExperimentDocument document, RunOptions options, IDevice device)
    {
        var summary = document.Placing(() => HopfieldRun.Of((HopfieldExperiment)document.Experiment, options, document.Text, document.Set, device, null));
        return new(summary.Interrupted, summary.StateSha256, "",
            [summary.MeanOverlap, summary.SemOverlap, summary.RecalledFraction, (double)summary.Sweeps, (double)summary.Neurons, (double)summary.Patterns]);
    }
}
