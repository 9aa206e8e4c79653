namespace GpuSim.Hopfield;

/// <summary>What recall gave besides its file; <c>gpusim run --json</c> prints exactly this, in snake_case.</summary>
public sealed record HopfieldSummary : IRunSummary
{
    readonly IReadOnlyList<RecallPicture> _pictures;

    internal HopfieldSummary(IReadOnlyList<RecallPicture> pictures) => _pictures = pictures;

    /// <summary>Of the experiment.</summary>
    public required string Name { get; init; }
    /// <summary>Always <c>hopfield</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Seed of patterns.</summary>
    public required ulong Seed { get; init; }
    /// <summary>Seed of disturbances, noise and order.</summary>
    public required ulong SeedNoise { get; init; }
    /// <summary>What it ran on.</summary>
    public required DeviceSummary Device { get; init; }
    /// <summary>Host threads.</summary>
    public required int Threads { get; init; }
    /// <summary>Units of the largest point.</summary>
    public required int Neurons { get; init; }
    /// <summary>Stored patterns of the point with most.</summary>
    public required int Patterns { get; init; }
    /// <summary>Probes in a trial of the point with most.</summary>
    public required int Probes { get; init; }
    /// <summary>Learning rule, as a config names it; several, where they vary, with commas; <c>none</c> where patterns are kept as they are.</summary>
    public required string Rule { get; init; }
    /// <summary>Dynamics, as a config names them; several, where they vary, with commas.</summary>
    public required string Dynamics { get; init; }
    /// <summary>What fields were computed from: <c>patterns</c>, <c>weights</c>, <c>dense</c> or <c>modern</c>; several, where they vary, with commas.</summary>
    public required string Kernel { get; init; }
    /// <summary>Trials of each point that were meant.</summary>
    public required int Trials { get; init; }
    /// <summary>Part of the probes that ended at the overlap asked for or above: mean over points; null where no trial ended.</summary>
    public required double? RecalledFraction { get; init; }
    /// <summary>Overlap with the target at the end: mean over points; null where no trial ended.</summary>
    public required double? MeanOverlap { get; init; }
    /// <summary>Standard error of <see cref="MeanOverlap"/>, from those of the points; null where one has none.</summary>
    public required double? SemOverlap { get; init; }
    /// <summary>Sweeps made, over all points and trials.</summary>
    public required int Sweeps { get; init; }
    /// <summary>Wall time of all sweeps, s.</summary>
    public required double Seconds { get; init; }
    /// <summary>Wall time of making patterns, weights and probes and placing them on the device, s.</summary>
    public required double BuildS { get; init; }
    /// <summary>Wall time of a sweep of all probes of a trial, ms; null without sweeps.</summary>
    public required double? SweepMs { get; init; }
    /// <summary>Hash of the final states; null where no trial ended.</summary>
    public required string? StateSha256 { get; init; }
    /// <summary>Largest resident size of the process.</summary>
    public required long PeakMemoryBytes { get; init; }
    /// <summary>Whether the run was ended early; the figures are those of the trials that had ended.</summary>
    public required bool Interrupted { get; init; }
    /// <summary>Where the file is; null for none.</summary>
    public required string? Output { get; init; }
    /// <summary>Of which a trial has ended, in the order of the config.</summary>
    public required IReadOnlyList<PointSummary> Points { get; init; }

    string? IRunSummary.Hash => StateSha256;

    /// <summary>The first probes of the first trial where patterns are pictures; none elsewhere.</summary>
    public IReadOnlyList<RecallPicture> Pictures() => _pictures;
}

/// <summary>What recall gave at one point.</summary>
public sealed record PointSummary
{
    /// <summary>By path in the config: the value there, as JSON says it.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Coordinates { get; init; }
    /// <summary>N.</summary>
    public required int Neurons { get; init; }
    /// <summary>P.</summary>
    public required int Patterns { get; init; }
    /// <summary>P/N.</summary>
    public required double Load { get; init; }
    /// <summary>Probes in a trial.</summary>
    public required int Probes { get; init; }
    /// <summary>Trials that ended.</summary>
    public required int Trials { get; init; }
    /// <summary>Overlap with the target before recall.</summary>
    public required double StartOverlap { get; init; }
    /// <summary>Overlap with the target at the end.</summary>
    public required double MeanOverlap { get; init; }
    /// <summary>Standard error of <see cref="MeanOverlap"/>: over probes of a single trial, over the means of several; null with one of them.</summary>
    public required double? SemOverlap { get; init; }
    /// <summary>Part of the probes that ended at the overlap asked for or above.</summary>
    public required double RecalledFraction { get; init; }
    /// <summary>Standard error of <see cref="RecalledFraction"/>, as that of the overlap.</summary>
    public required double? SemRecalledFraction { get; init; }
    /// <summary>Sweeps of a trial, on average.</summary>
    public required double Sweeps { get; init; }
    /// <summary>What fields were computed from.</summary>
    public required string Kernel { get; init; }
    /// <summary>Overlap that theory gives for large networks; null where it has nothing to say.</summary>
    public required double? TheoryOverlap { get; init; }
    /// <summary>By age of the pattern; empty where not asked for.</summary>
    public required IReadOnlyList<AgeSummary> Ages { get; init; }
}

/// <summary>Recall of patterns of one age.</summary>
/// <param name="Age">Patterns stored later.</param>
/// <param name="MeanOverlap">Overlap with the target at the end.</param>
/// <param name="SemOverlap">Its standard error over trials, or over the copies of a single one; null with one.</param>
/// <param name="RecalledFraction">Part of the probes that ended at the overlap asked for or above.</param>
public sealed record AgeSummary(int Age, double MeanOverlap, double? SemOverlap, double RecalledFraction);

/// <summary>Recall of one probe as pictures.</summary>
/// <param name="Name">Of the pattern.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Frames">What each picture is, and [row · Width + column] whether the unit is active.</param>
/// <param name="Overlap">With the pattern at the end.</param>
public sealed record RecallPicture(string Name, int Width, int Height, IReadOnlyList<KeyValuePair<string, bool[]>> Frames, double Overlap);
