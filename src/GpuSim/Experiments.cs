using GpuSim.Config;
using GpuSim.Hopfield;
using GpuSim.SelfOrganizingMap;
using GpuSim.Spiking;
using GpuSim.Sweeps;

namespace GpuSim;

/// <summary>The front door for experiments of every kind, read from configs. This is the one place that knows the kinds.</summary>
public static class Experiments
{
    static readonly IExperimentKind[] Kinds = [new SpikingKind(), new HopfieldKind(), new MapKind(), new SweepKind()];

    /// <summary>Runs an experiment from its config to its file.</summary>
    /// <exception cref="ConfigException">It cannot be run as it is.</exception>
    /// <exception cref="Planning.NotEnoughMemoryException">It needs more memory than there is; nothing was allocated.</exception>
    public static IRunSummary Run(ExperimentDocument document, RunOptions options) => KindOf(document).Run(document, options);

    /// <summary>What would be built, and nothing built.</summary>
    /// <exception cref="ConfigException">It cannot be run as it is.</exception>
    public static IPlanReport Plan(ExperimentDocument document, RunOptions options) => KindOf(document).Plan(document, options);

    /// <summary>Refuses what <see cref="Run"/> would refuse before it builds.</summary>
    /// <exception cref="ConfigException">It cannot be run as it is.</exception>
    /// <exception cref="Planning.NotEnoughMemoryException">It needs more memory than there is.</exception>
    public static void Check(ExperimentDocument document, RunOptions options) => KindOf(document).Check(document, options);

    /// <summary>Runs an experiment on each device in turn and holds the results to the first.</summary>
    /// <param name="document">The experiment.</param>
    /// <param name="devices">As <c>--device</c> names them.</param>
    /// <param name="threads">Thread counts; each CPU device runs once for each.</param>
    /// <param name="cancel">Ends the comparison.</param>
    /// <param name="progress">Called before each run with what is run.</param>
    /// <exception cref="DeviceMissingException">One of them is not here; nothing was run.</exception>
    public static IComparison Compare(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress = null, CancellationToken cancel = default) =>
        KindOf(document).Compare(document, devices, threads, progress, cancel);

    /// <summary>One line that says how large the experiment is.</summary>
    public static string Headline(ExperimentDocument document) => KindOf(document).Headline(document.Experiment);

    static IExperimentKind KindOf(ExperimentDocument document) => Kinds.Single(kind => kind.Name == document.Experiment.Kind);
}
