namespace GpuSim.SelfOrganizingMap;

/// <summary>What learning gave besides its file; <c>gpusim run --json</c> prints exactly this, in snake_case.</summary>
public sealed record MapSummary : MapFigures, IRunSummary
{
    readonly MapPicture? _picture;

    internal MapSummary(MapPicture? picture) => _picture = picture;

    /// <summary>Of the experiment.</summary>
    public required string Name { get; init; }
    /// <summary>Always <c>som</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Seed of generated data and initial weights.</summary>
    public required ulong Seed { get; init; }
    /// <summary>Seed of the order of samples.</summary>
    public required ulong SeedNoise { get; init; }
    /// <summary>What it ran on.</summary>
    public required DeviceSummary Device { get; init; }
    /// <summary>Host threads.</summary>
    public required int Threads { get; init; }
    /// <summary>Wall time of learning, s.</summary>
    public required double Seconds { get; init; }
    /// <summary>Samples learnt in a second; null where no epoch was.</summary>
    public required double? SamplesPerSecond { get; init; }
    /// <summary>Wall time of making or reading samples and weights and placing them on the device, s.</summary>
    public required double BuildS { get; init; }
    /// <summary>Hash of the weights.</summary>
    public required string WeightsSha256 { get; init; }
    /// <summary>Largest resident size of the process.</summary>
    public required long PeakMemoryBytes { get; init; }
    /// <summary>Whether the run was ended early; the figures are those of what was learnt until then.</summary>
    public required bool Interrupted { get; init; }
    /// <summary>Where the file is; null for none.</summary>
    public required string? Output { get; init; }

    string? IRunSummary.Hash => WeightsSha256;

    /// <summary>The map to look at; null where it is no sheet.</summary>
    public MapPicture? Picture() => _picture;
}

/// <summary>A sheet of units to look at.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Hexagonal">Whether odd rows are shifted by half a column.</param>
/// <param name="Distances">[row · Width + column] the U-matrix.</param>
/// <param name="Labels">[row · Width + column] the label that a unit wins most of, null where it wins none; null without labels.</param>
/// <param name="RightEye">[row · Width + column] whether a unit prefers the eye of positive ocularity; null where it is no visual map.</param>
public sealed record MapPicture(int Width, int Height, bool Hexagonal, IReadOnlyList<double> Distances, IReadOnlyList<string?>? Labels, IReadOnlyList<bool>? RightEye);
