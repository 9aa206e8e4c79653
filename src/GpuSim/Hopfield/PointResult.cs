using GpuSim.Analysis.Hopfield;
using GpuSim.Model.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>Trials of one point, and their means.</summary>
internal sealed class PointResult(HopfieldPoint point)
{
    readonly List<TrialResult> _trials = [];

    /// <summary>Which.</summary>
    public HopfieldPoint Point => point;

    /// <summary>That have ended.</summary>
    public IReadOnlyList<TrialResult> Trials => _trials;

    /// <summary>Takes a trial that has ended.</summary>
    public void Add(TrialResult trial) => _trials.Add(trial);

    /// <summary>Means over trials with their errors: over probes where there is one trial, else over the means of trials.</summary>
    public PointSummary Summarize(bool ages)
    {
        var first = _trials[0];
        var overlaps = _trials.Count == 1 ? first.Overlaps : [.. _trials.Select(trial => trial.Overlaps.Average())];
        var recalled = _trials.Count == 1 ? [.. first.Overlaps.Select(IsRecalled)] : _trials.Select(trial => trial.Recalled(point.Setup.RecalledAt)).ToArray();
        return new()
        {
            Coordinates = point.Coordinates,
            Neurons = first.Units,
            Patterns = first.Patterns,
            Load = (double)first.Patterns / first.Units,
            Probes = first.Targets.Count,
            Trials = _trials.Count,
            StartOverlap = _trials.Average(trial => trial.Start.Average()),
            MeanOverlap = overlaps.Average(),
            SemOverlap = MeanOfTrials.Of(overlaps).StandardError,
            RecalledFraction = recalled.Average(),
            SemRecalledFraction = MeanOfTrials.Of(recalled).StandardError,
            Sweeps = _trials.Average(trial => trial.Sweeps),
            Kernel = first.Kernel,
            TheoryOverlap = RecallTheory.Overlap(point.Setup, (double)first.Patterns / first.Units),
            Ages = ages ? [.. Ages()] : [],
        };
    }

    double IsRecalled(double overlap) => overlap >= point.Setup.RecalledAt ? 1 : 0;

    // The probes of a pattern have the same place in every trial.
    IEnumerable<AgeSummary> Ages() =>
        from target in _trials[0].Targets.Distinct().OrderDescending()
        let probes = Enumerable.Range(0, _trials[0].Targets.Count).Where(probe => _trials[0].Targets[probe] == target).ToArray()
        let trials = _trials.Select(trial => probes.Select(probe => trial.Overlaps[probe]).ToArray()).ToArray()
        select new AgeSummary(
            _trials[0].Patterns - 1 - target,
            trials.Average(trial => trial.Average()),
            MeanOfTrials.Of(trials.Length == 1 ? trials[0] : [.. trials.Select(trial => trial.Average())]).StandardError,
            trials.Average(trial => trial.Average(IsRecalled)));
}
