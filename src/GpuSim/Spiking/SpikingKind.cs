using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.Spiking;

namespace GpuSim.Spiking;

/// <summary>Networks of spiking neurons behind the front door.</summary>
internal sealed class SpikingKind : IExperimentKind
{
    public string Name => "spiking";

    public IRunSummary Run(ExperimentDocument document, RunOptions options) => Simulation.Run(document, options);

    public IPlanReport Plan(ExperimentDocument document, RunOptions options) => Simulation.Plan(document, options);

    public void Check(ExperimentDocument document, RunOptions options) => Simulation.Check(document, options);

    public IComparison Compare(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress, CancellationToken cancel) =>
        Comparison.Of(document, devices, threads, progress, cancel);

    public string Headline(Experiment experiment)
    {
        var network = (SpikingExperiment)experiment;
        return FormattableString.Invariant($"{network.Name}, {network.Neurons:#,0} neurons in {network.Populations.Count} populations, {network.Projections.Count} projections, {network.Steps:#,0} steps of {network.Dt} ms");
    }
}
