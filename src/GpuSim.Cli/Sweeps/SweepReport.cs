using GpuSim.Sweeps;

namespace GpuSim.Cli.Sweeps;

/// <summary>A sweep as other programs read it.</summary>
internal sealed record SweepReport(
    string Name, string Kind, string ExperimentKind, DeviceSummary? Device, int Points, int Done, int Failed, int Pending, int Ran, int AtOnce, int ThreadsEach,
    double Seconds, bool Interrupted, string Output, IReadOnlyList<SweepAxisSummary> Axes, IReadOnlyList<SweepReportRow> Rows)
{
    /// <summary>The same sweep.</summary>
    public static SweepReport Of(SweepSummary sweep) => new(
        sweep.Name, "sweep", sweep.ExperimentKind, sweep.Device, sweep.Points, sweep.Done, sweep.Failed, sweep.Pending, sweep.Ran, sweep.AtOnce, sweep.ThreadsEach,
        sweep.Seconds, sweep.Interrupted, sweep.Output, sweep.Axes, [.. sweep.Rows.Select(row => SweepReportRow.Of(sweep, row))]);
}

/// <summary>A row of it.</summary>
internal sealed record SweepReportRow(int Index, ulong Seed, string Status, string? Message, string? Sha256, IReadOnlyDictionary<string, object> Parameters, IReadOnlyDictionary<string, object?> Measures)
{
    public static SweepReportRow Of(SweepSummary sweep, SweepPointSummary summary)
    {
        var (row, point) = (summary.Row, summary.Point);
        return new(
            row.Index, row.SeedNetwork, row.Failed ? "failed" : "done", row.Failed ? row.Failure : null, row.Hash.Length == 0 ? null : row.Hash,
            sweep.Axes.Zip(point.Coordinates).ToDictionary(entry => entry.First.Name, entry => entry.Second.Number ?? (object)entry.Second.Text),
            sweep.Columns.Zip(row.Values).ToDictionary(entry => entry.First.Name, entry => entry.Second));
    }
}
