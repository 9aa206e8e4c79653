using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>Self-organising maps behind the front door.</summary>
internal sealed class MapKind : IExperimentKind
{
    public string Name => "som";

    public IRunSummary Run(ExperimentDocument document, RunOptions options) => MapRun.Of(document, options);

    public IPlanReport Plan(ExperimentDocument document, RunOptions options) => document.Placing(() => MapPlanReport.Of((MapExperiment)document.Experiment));

    public void Check(ExperimentDocument document, RunOptions options) => document.Placing(() => MapRun.Check((MapExperiment)document.Experiment, options));

    public IComparison Compare(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress, CancellationToken cancel) =>
        MapComparison.Of(document, devices, threads, progress, cancel);

    public string Headline(Experiment experiment)
    {
        var map = (MapExperiment)experiment;
        return FormattableString.Invariant($"{map.Name}, {MapWords.Shape(map.Grid)}, {map.Grid.Units:#,0} units, {map.Learning.Name} learning, {map.Epochs:#,0} {(map.Epochs == 1 ? "epoch" : "epochs")}");
    }
}
