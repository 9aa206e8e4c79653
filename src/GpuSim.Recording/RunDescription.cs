namespace GpuSim.Recording;

/// <summary>What a recorder must know before the first block.</summary>
public sealed record RunDescription
{
    /// <summary>Step in ms.</summary>
    public required double Dt { get; init; }

    /// <summary>Steps the run means to make.</summary>
    public required long Steps { get; init; }

    /// <summary>All populations, in the order of global ids.</summary>
    public required IReadOnlyList<RecordedPopulation> Populations { get; init; }

    /// <summary>State samples to come.</summary>
    public required IReadOnlyList<RecordedReport> Reports { get; init; }

    /// <summary>Rates to come.</summary>
    public IReadOnlyList<RecordedRate> Rates { get; init; } = [];

    /// <summary>Name, seeds, device, versions, config text and the like: text or numbers by name.</summary>
    public required IReadOnlyDictionary<string, object> Provenance { get; init; }
}

/// <summary>A population as files and statistics see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Number of neurons.</param>
/// <param name="FirstId">Global id of its first neuron.</param>
/// <param name="SpikesRecorded">Whether its spikes are in the blocks.</param>
public sealed record RecordedPopulation(string Name, int Size, uint FirstId, bool SpikesRecorded = true);

/// <summary>The rate of a population, or of a slice of one, in bins of time.</summary>
/// <param name="Population">Name of the population, with the ids where it is a slice: <c>exc[0..99]</c>.</param>
/// <param name="Size">Its neurons.</param>
/// <param name="FirstId">Global id of the first.</param>
/// <param name="Every">Steps of a bin; bin b holds the spikes found in the steps [b · Every, (b + 1) · Every).</param>
public sealed record RecordedRate(string Population, int Size, uint FirstId, int Every);

/// <summary>One variable of chosen neurons at an interval.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Variable">Name of the variable.</param>
/// <param name="Unit">Symbol of its unit.</param>
/// <param name="Neurons">Ids within the population, ascending.</param>
/// <param name="Every">Interval in steps; frame f was taken at the end of step (f + 1) · Every − 1.</param>
public sealed record RecordedReport(string Population, string Variable, string Unit, IReadOnlyList<int> Neurons, int Every);

/// <summary>How a run ended.</summary>
/// <param name="Steps">Steps made.</param>
/// <param name="Interrupted">Whether fewer than meant.</param>
/// <param name="RasterSha256">Hash of the raster in lower-case hexadecimal; null when spikes were not recorded.</param>
public sealed record RunEnd(long Steps, bool Interrupted, string? RasterSha256);
