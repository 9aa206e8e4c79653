using GpuSim.Config;
using GpuSim.Model;

namespace GpuSim;

/// <summary>What the front door does with experiments of one kind.</summary>
internal interface IExperimentKind
{
    /// <summary>The value of <c>kind</c> in a config.</summary>
    string Name { get; }

    /// <inheritdoc cref="Experiments.Run"/>
    IRunSummary Run(ExperimentDocument document, RunOptions options);

    /// <inheritdoc cref="Experiments.Plan"/>
    IPlanReport Plan(ExperimentDocument document, RunOptions options);

    /// <inheritdoc cref="Experiments.Check"/>
    void Check(ExperimentDocument document, RunOptions options);

    /// <inheritdoc cref="Experiments.Compare"/>
    IComparison Compare(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress, CancellationToken cancel);

    /// <inheritdoc cref="Experiments.Headline"/>
    string Headline(Experiment experiment);
}
