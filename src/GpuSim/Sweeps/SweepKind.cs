using GpuSim.Config;
using GpuSim.Config.Sweeps;
using GpuSim.Model;
using GpuSim.Model.Sweeps;

namespace GpuSim.Sweeps;

/// <summary>Sweeps behind the front door: they can be checked; <see cref="SweepRun"/> runs them.</summary>
internal sealed class SweepKind : IExperimentKind
{
    public string Name => "sweep";

    public IRunSummary Run(ExperimentDocument document, RunOptions options) => throw NotOne(document);

    public IPlanReport Plan(ExperimentDocument document, RunOptions options) => throw NotOne(document);

    public IComparison Compare(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress, CancellationToken cancel) => throw NotOne(document);

    /// <summary>Refuses only what is at fault everywhere: that at one point becomes a row with its message.</summary>
    public void Check(ExperimentDocument document, RunOptions options)
    {
        var sweep = (SweepExperiment)document.Experiment;
        var kind = SweptKinds.Of(sweep.Of!);
        Exception? first = null;
        foreach (var point in SweepPoint.Of(sweep))
            try
            {
                var read = SweepFile.At(sweep, point, document.Models);
                read.Placing(() => kind.Bytes(read.Experiment, 1));
                return;
            }
            catch (Exception refused) when (PointFailure.IsOfPoint(refused))
            {
                first ??= refused;
            }
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first!);
    }

    public string Headline(Experiment experiment)
    {
        var sweep = (SweepExperiment)experiment;
        return FormattableString.Invariant($"{sweep.Name}, a sweep of {sweep.Of} experiments over {string.Join(" and ", sweep.Axes.Select(axis => axis.Name))}, {string.Join(" x ", sweep.Shape)} points");
    }

    static InvalidDescriptionException NotOne(ExperimentDocument document) =>
        new([new("kind", "expected one experiment, got a sweep of many", $"`gpusim sweep {document.Path} -o DIR` runs it.")]);
}
