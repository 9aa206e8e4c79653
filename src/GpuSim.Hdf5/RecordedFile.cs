using GpuSim.Recording;

namespace GpuSim.Hdf5;

/// <summary>What a file says about its run, without its spikes.</summary>
public sealed record RecordedFile
{
    /// <summary>As it was given.</summary>
    public required string Path { get; init; }

    /// <summary>False for the file of a run that was killed or still lacks its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Step in ms; for a file of another tool, the coarsest of the usual steps on which its first spikes lie.</summary>
    public required double Dt { get; init; }

    /// <summary>Steps made; without a word in the file, up to the last spike or sample.</summary>
    public required long Steps { get; init; }

    /// <summary>Time that the steps took, ms.</summary>
    public double Duration => new StepClock(Dt).After(Steps);

    /// <summary>Whether the run was ended early.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Populations with spikes, in the order of global ids. Files of other tools do not say sizes: the largest id counts.</summary>
    public required IReadOnlyList<RecordedPopulation> Populations { get; init; }

    /// <summary>[population] number of spikes in the file.</summary>
    public required IReadOnlyList<long> SpikeCounts { get; init; }

    /// <summary>State samples in the file.</summary>
    public required IReadOnlyList<RecordedReport> Reports { get; init; }

    /// <summary>[report] number of frames in the file.</summary>
    public required IReadOnlyList<long> FrameCounts { get; init; }

    /// <summary>Rates in the file.</summary>
    public IReadOnlyList<RecordedRate> Rates { get; init; } = [];

    /// <summary>Weights in the file.</summary>
    public required IReadOnlyList<RecordedWeights> Weights { get; init; }

    /// <summary>Hash of the raster; null when the file is not complete or of another tool.</summary>
    public required string? RasterSha256 { get; init; }

    /// <summary>All other attributes of the file: text, long, ulong, double or bool by name.</summary>
    public required IReadOnlyDictionary<string, object> Provenance { get; init; }
}
