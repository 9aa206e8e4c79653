using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>Hopfield memories behind the front door.</summary>
internal sealed class HopfieldKind : IExperimentKind
{
    public string Name => "hopfield";

    public IRunSummary Run(ExperimentDocument document, RunOptions options) => HopfieldRun.Of(document, options);

    public IPlanReport Plan(ExperimentDocument document, RunOptions options) => document.Placing(() => RecallPlanReport.Of((HopfieldExperiment)document.Experiment));

    public void Check(ExperimentDocument document, RunOptions options) => document.Placing(() => HopfieldRun.Check((HopfieldExperiment)document.Experiment, options));

    public IComparison Compare(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress, CancellationToken cancel) =>
        RecallComparison.Of(document, devices, threads, progress, cancel);

    public string Headline(Experiment experiment)
    {
        var memory = (HopfieldExperiment)experiment;
        var largest = memory.Points.Select(point => RecallPlanner.Describe(point.Setup)).MaxBy(set => (set.Units, set.Count))!;
        var points = memory.Points.Count == 1 ? "" : FormattableString.Invariant($"{memory.Points.Count:#,0} points, at most ");
        return FormattableString.Invariant($"{memory.Name}, {points}{largest.Units:#,0} neurons and {largest.Count:#,0} patterns, {memory.Trials:#,0} {(memory.Trials == 1 ? "trial" : "trials")}");
    }
}
