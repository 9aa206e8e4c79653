using GpuSim.Hdf5;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>What a run of memories leaves in its file; docs/file-format.md describes it.</summary>
internal sealed class RecallFile : IDisposable
{
    readonly ArrayFile _file;
    readonly HopfieldExperiment _experiment;
    readonly HopfieldRecord _record;
    readonly List<PointResult> _points = [];

    RecallFile(ArrayFile file, HopfieldExperiment experiment, HopfieldRecord record) => (_file, _experiment, _record) = (file, experiment, record);

    /// <summary>Opens the file, so that a path that cannot be written is known before anything is built.</summary>
    /// <param name="path">FILE.</param>
    /// <param name="experiment">What is run.</param>
    /// <param name="detailed">Whether states and energies go into the file where the experiment asks for them.</param>
    /// <param name="provenance">Where it comes from.</param>
    public static RecallFile Create(string path, HopfieldExperiment experiment, bool detailed, IReadOnlyDictionary<string, object> provenance) => new(
        ArrayFile.Create(path, new Dictionary<string, object>(provenance) { ["trials"] = (long)experiment.Trials }),
        experiment, detailed ? experiment.Record : experiment.Record with { States = false, Energies = false });

    /// <summary>The unfinished file, if one was left.</summary>
    public string? Kept => _file.Kept;

    /// <summary>Listens to the first trial of a point; null where nothing of it goes into the file.</summary>
    public ISweepListener? Listen(int point, RecallPlan plan)
    {
        var isAlone = _experiment.Points.Count == 1;
        if (!isAlone && !_record.States && !_record.Energies) return null;
        return new SweepTrace(_file, isAlone ? "" : FormattableString.Invariant($"points/{point}/"), plan, RecallPlanner.Describe(plan.Setup), _record);
    }

    /// <summary>Takes a point that has ended.</summary>
    public void Write(PointResult point) => _points.Add(point);

    /// <summary>Writes the curve of the points that have ended.</summary>
    public void Keep(IReadOnlyList<PointSummary> summaries)
    {
        if (_points.Count > 0) CurveGroup.Write(_file, summaries, _points, _experiment);
    }

    /// <summary>Writes the curve and how the run ended, closes the file and gives it its name.</summary>
    public void Complete(HopfieldSummary summary)
    {
        Keep(summary.Points);
        var end = new Dictionary<string, object> { ["rule"] = summary.Rule, ["dynamics"] = summary.Dynamics, ["kernel"] = summary.Kernel };
        if (summary.StateSha256 is { } hash) end["state_sha256"] = hash;
        _file.Complete(summary.Interrupted, end);
    }

    /// <summary>Leaves the file; one that was not completed keeps its <c>.partial</c> name.</summary>
    public void Dispose() => _file.Dispose();
}
