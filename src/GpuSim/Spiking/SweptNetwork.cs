using GpuSim.Analysis.Spiking;
using GpuSim.Analysis.Spiking.Regimes;
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
        new("rate_hz", "rate", "Hz", "mean rate of a neuron"),
        new("cv_isi", "CV of intervals", "", "mean coefficient of variation of inter-spike intervals"),
        new("synchrony", "synchrony χ", "", "Golomb's χ, 0 to 1"),
        new("frequency_hz", "frequency", "Hz", "of the highest peak in the spectrum of the network's rate"),
        new("fano", "Fano factor", "", "variance over mean of spike counts"),
        new("cv2", "CV₂", "", "mean CV₂ of neighbouring intervals"),
        new("correlation", "correlation", "", "mean covariance of pairs of neurons over their mean variance"),
        new("peak_width_hz", "width of the peak", "Hz", "width of that peak at half its power"),
        new("peak_power", "power of the peak", "", "power of that peak over that of as many independent spikes"),
        new("modulation", "modulation", "", "standard deviation of the network's rate over its mean, without what chance gives"),
        new("spikes", "spikes", "", "of recorded neurons after what is discarded"),
        new(SweepTable.Regime, "regime", "", "what these amount to; docs/regimes.md has the rules", IsText: true),
    ];

    public double Bytes(Experiment experiment, int threads)
    {
        var plan = SpikingPlanner.Plan((SpikingExperiment)experiment);
        var memory = MemoryEstimate.Of(plan, ShardCut.Cut(plan.Experiment, threads));
        return memory.Total - memory.Program;
    }

    public PointMeasures Run(ExperimentDocument document, RunOptions options, IDevice device) => document.Placing(() =>
    {
        var experiment = (SpikingExperiment)document.Experiment;
        var fingerprint = PlanFingerprint.Of(SpikingPlanner.Plan(experiment));
        var summary = Simulation.Run(experiment, options, document.Text, document.Set, device);
        return new PointMeasures(summary.Interrupted, summary.RasterSha256, fingerprint, Values(summary.Network!));
    });

    static IReadOnlyList<object?> Values(NetworkMeasures network) =>
    [
        network.RateHz, network.CvIsi, network.Synchrony, network.FrequencyHz, network.Fano, network.Cv2, network.Correlation, network.PeakWidthHz, network.PeakPower,
        network.Modulation, (double?)network.Spikes, network.Regime?.Word(),
    ];
}
