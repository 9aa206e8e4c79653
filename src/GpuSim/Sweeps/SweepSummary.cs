using GpuSim.Model.Sweeps;

namespace GpuSim.Sweeps;

/// <summary>What there is of a sweep; <c>gpusim sweep --json</c> prints this, in snake_case.</summary>
public sealed record SweepSummary
{
    /// <summary>Of the sweep.</summary>
    public required string Name { get; init; }
    /// <summary>Kind of the experiment that is varied.</summary>
    public required string ExperimentKind { get; init; }
    /// <summary>The axes, the slowest first.</summary>
    public required IReadOnlyList<SweepAxisSummary> Axes { get; init; }
    /// <summary>Columns of the table.</summary>
    public required IReadOnlyList<MeasureColumn> Columns { get; init; }
    /// <summary>Seeds of each combination of values.</summary>
    public required int Repeats { get; init; }
    /// <summary>Rows of the table.</summary>
    public required int Points { get; init; }
    /// <summary>Rows with a result.</summary>
    public required int Done { get; init; }
    /// <summary>Rows with the message of a failure.</summary>
    public required int Failed { get; init; }
    /// <summary>Rows that have not been run.</summary>
    public int Pending => Points - Done - Failed;
    /// <summary>Points that this call ran.</summary>
    public int Ran { get; init; }
    /// <summary>Points that ran at the same time.</summary>
    public int AtOnce { get; init; }
    /// <summary>CPU threads of a point.</summary>
    public int ThreadsEach { get; init; }
    /// <summary>What it ran on; null where nothing was run.</summary>
    public DeviceSummary? Device { get; init; }
    /// <summary>Wall time, s.</summary>
    public double Seconds { get; init; }
    /// <summary>Points of this call that need more memory than there is here; they are still to be run.</summary>
    public int TooLarge { get; init; }
    /// <summary>What one of them needs; null where there is none.</summary>
    public string? TooLargeMessage { get; init; }
    /// <summary>Whether it was ended early.</summary>
    public bool Interrupted { get; init; }
    /// <summary>The table.</summary>
    public required string Output { get; init; }
    /// <summary>Rows that have ended, in the order of the table.</summary>
    public required IReadOnlyList<SweepPointSummary> Rows { get; init; }

    /// <summary>Whether a path is the folder of a sweep, or the table in one.</summary>
    public static bool IsSweep(string path) => SweepJournal.IsIn(FolderOf(path)) && (Directory.Exists(path) || Path.GetFileName(path) == SweepTable.FileName);

    /// <summary>What there is of a sweep, whether it has ended or not.</summary>
    /// <param name="path">Its folder, or the table in it.</param>
    /// <exception cref="Hdf5.UnreadableFileException">It is damaged.</exception>
    public static SweepSummary Read(string path)
    {
        var (origin, rows) = SweepJournal.Read(FolderOf(path));
        return Of(origin, origin.Sweep(), rows, FolderOf(path));
    }

    static string FolderOf(string path) => Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? "";

    /// <summary>Of the rows of a journal.</summary>
    internal static SweepSummary Of(SweepOrigin origin, SweepExperiment sweep, IReadOnlyList<SweepRow> rows, string folder)
    {
        var points = SweepPoint.Of(sweep).ToArray();
        return new()
        {
            Name = origin.Name,
            ExperimentKind = origin.ExperimentKind,
            Axes = [.. sweep.Axes.Select(axis => new SweepAxisSummary(axis.Name, axis.Unit, axis.Paths, sweep.Sample is null ? [.. axis.Values.Select(value => value.Text)] : null))],
            Columns = SweptKinds.Of(origin.ExperimentKind).Columns,
            Repeats = Math.Max(1, sweep.Repeats.Count),
            Points = points.Length,
            Done = rows.Count(row => !row.Failed),
            Failed = rows.Count(row => row.Failed),
            Output = Path.Combine(folder, SweepTable.FileName),
            Rows = [.. rows.OrderBy(row => row.Index).Select(row => new SweepPointSummary(row, points[row.Index]))],
        };
    }
}

/// <summary>An axis of a sweep.</summary>
/// <param name="Name">Of it.</param>
/// <param name="Unit">Of its numbers.</param>
/// <param name="Paths">Values of the config that follow it.</param>
/// <param name="Values">What it takes, as text; null where it is sampled.</param>
public sealed record SweepAxisSummary(string Name, string Unit, IReadOnlyList<string> Paths, IReadOnlyList<string>? Values);

/// <summary>A row of the table and the point it belongs to.</summary>
/// <param name="Row">What was measured.</param>
/// <param name="Point">Where.</param>
public sealed record SweepPointSummary(SweepRow Row, SweepPoint Point);
