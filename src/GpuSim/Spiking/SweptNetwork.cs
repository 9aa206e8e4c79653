using GpuSim.Analysis.Spiking;
using GpuSim.Config;
using GpuSim.Execution;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Sweeps;

namespace GpuSim.Spiking;

/// <summary>Spiking networks in a sweep: the measures of the whole network.</summary>
sealed class SweptNetwork : ISweptKind
{
    public string Kind => "spiking";

    public IReadOnlyList<MeasureColumn> Columns { get; } =
    [
        new("spikes", "", "of recorded populations over the whole run"),
        new("rate_hz", "Hz", "mean rate of a neuron"),
        new("cv_isi", "", "mean coefficient of variation of inter-spike intervals"),
    ];

    public double Bytes(Experiment experiment, int threads)
    {
        var plan = SpikingPlanner.Plan((SpikingExperiment)experiment);
        var memory = MemoryEstimate.Of(plan, ShardCut.Cut(plan.Experiment, threads));
        return memory.Total - memory.Program;
    }

    public PointMeasures Run(ExperimentDocument document, RunOptions options, IDevice device)
    {
        var experiment = (SpikingExperiment)document.Experiment;
        var plan = document.Placing(() => SpikingPlanner.Plan(experiment));
        var summary = document.Placing(() => Simulation.Run(experiment, options, document.Text, document.Set, device));
        double? rate = summary.Populations.Sum(population => population.RateHz * population.Size) / summary.Neurons;
        return new(summary.Interrupted, summary.RasterSha256, PlanFingerprint.Of(plan), [(double?)summary.Spikes, rate, summary.Populations[0].CvIsi]);
    }
}
