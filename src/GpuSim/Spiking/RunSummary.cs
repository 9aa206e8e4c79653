using GpuSim.Analysis.Spiking;

namespace GpuSim.Spiking;

/// <summary>What a run gives besides its file; <c>gpusim run --json</c> prints exactly this, in snake_case.</summary>
public sealed record RunSummary : IRunSummary
{
    /// <summary>Of the experiment.</summary>
    public required string Name { get; init; }
    /// <summary>Always <c>spiking</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>The network's seed.</summary>
    public required ulong Seed { get; init; }
    /// <summary>The noise's seed.</summary>
    public required ulong SeedNoise { get; init; }
    /// <summary>What it ran on.</summary>
    public required DeviceSummary Device { get; init; }
    /// <summary>CPU threads that stepped.</summary>
    public required int Threads { get; init; }
    /// <summary>Number of neurons.</summary>
    public required int Neurons { get; init; }
    /// <summary>Number of synapses made.</summary>
    public required long Synapses { get; init; }
    /// <summary>Steps made.</summary>
    public required long Steps { get; init; }
    /// <summary>Step in ms.</summary>
    public required double DtMs { get; init; }
    /// <summary>Biological time made, ms.</summary>
    public required double DurationMs { get; init; }
    /// <summary>Biological time left out of statistics and timing, ms.</summary>
    public required double DiscardMs { get; init; }
    /// <summary>Wall time of building, s.</summary>
    public required double BuildS { get; init; }
    /// <summary>Wall time of the step loop after the discarded time, s, recording included.</summary>
    public required double SimulateS { get; init; }
    /// <summary>Wall time per biological time; below 1 is faster than real time.</summary>
    public required double RealtimeFactor { get; init; }
    /// <summary>Spikes that reached a synapse's target, synapse by synapse, over the whole run.</summary>
    public required long SynapticEvents { get; init; }
    /// <summary>Spikes of recorded populations over the whole run; null without recording.</summary>
    public required long? Spikes { get; init; }
    /// <summary>Hash of the raster; null without recording.</summary>
    public required string? RasterSha256 { get; init; }
    /// <summary>Hash of all samples of state; null where none were recorded.</summary>
    public string? StatesSha256 { get; init; }
    /// <summary>Hash of all rates; null where none were recorded.</summary>
    public string? RatesSha256 { get; init; }
    /// <summary>Hash of all samples of weights; null where none were recorded.</summary>
    public string? WeightsSha256 { get; init; }
    /// <summary>Memory of synapses and their indices per synapse.</summary>
    public required double BytesPerSynapse { get; init; }
    /// <summary>Largest resident size of the process.</summary>
    public required long PeakMemoryBytes { get; init; }
    /// <summary>Whether the run was ended early.</summary>
    public required bool Interrupted { get; init; }
    /// <summary>Where the file is; null for none.</summary>
    public required string? Output { get; init; }
    /// <summary>In the order of the config.</summary>
    public required IReadOnlyList<PopulationSummary> Populations { get; init; }
    /// <summary>All recorded neurons together, after the discarded time, and the regime they are in; null without recording.</summary>
    public required NetworkMeasures? Network { get; init; }
    string? IRunSummary.Hash => RasterSha256;
    double IRunSummary.Seconds => SimulateS;
}

/// <summary>Statistics of one population after the discarded time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Number of neurons.</param>
/// <param name="Spikes">After the discarded time; null where spikes were not recorded.</param>
/// <param name="RateHz">Mean rate of a neuron; null where spikes were not recorded.</param>
/// <param name="CvIsi">Mean coefficient of variation of inter-spike intervals over neurons with at least three spikes; null when there is none.</param>
public sealed record PopulationSummary(string Name, int Size, long? Spikes, double? RateHz, double? CvIsi);
