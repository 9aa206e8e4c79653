namespace GpuSim.Analysis.Spiking;

/// <summary>What <c>gpusim stats</c> prints of a raster; docs/statistics.md defines each number.</summary>
/// <param name="FromMs">Start of the window; its spikes are later than this.</param>
/// <param name="ToMs">End of the window; the last of its spikes may be at this time.</param>
/// <param name="FanoWindowMs">Window of the Fano factor: 100 ms in whole steps.</param>
/// <param name="CountBinMs">Bin of synchrony and correlation: 2 ms in whole steps.</param>
/// <param name="RateBinMs">Bin of the dominant frequency: 0.5 ms in whole steps.</param>
/// <param name="Populations">In the order of the raster.</param>
/// <param name="Network">All recorded neurons together, and the regime they are in.</param>
public sealed record RasterSummary(double FromMs, double ToMs, double FanoWindowMs, double CountBinMs, double RateBinMs,
    IReadOnlyList<PopulationStatistics> Populations, NetworkMeasures Network);

/// <summary>Statistics of one population: null where undefined or where its spikes were not recorded, never NaN.</summary>
public sealed record PopulationStatistics
{
    /// <summary>Of the population.</summary>
    public required string Name { get; init; }
    /// <summary>Number of neurons.</summary>
    public required int Size { get; init; }
    /// <summary>In the window.</summary>
    public required long? Spikes { get; init; }
    /// <summary>Mean rate of a neuron; null in an empty window.</summary>
    public required double? RateHz { get; init; }
    /// <summary>Coefficient of variation of inter-spike intervals, mean over <see cref="CvNeurons"/>; null when there are none.</summary>
    public required double? CvIsi { get; init; }
    /// <summary>CV₂ of neighbouring intervals, mean over <see cref="CvNeurons"/>; null when there are none.</summary>
    public required double? Cv2 { get; init; }
    /// <summary>Neurons with at least three spikes.</summary>
    public required int? CvNeurons { get; init; }
    /// <summary>Variance over mean of spike counts, mean over neurons that spike; null when none does or there are fewer than two windows.</summary>
    public required double? Fano { get; init; }
    /// <summary>Golomb's χ, 0 (asynchronous) to 1 (all alike); null for one neuron or when no count varies.</summary>
    public required double? Synchrony { get; init; }
    /// <summary>Pearson correlation of spike counts, mean over all pairs of a sample; null when fewer than two of its neurons vary.</summary>
    public required double? Correlation { get; init; }
    /// <summary>Neurons in the sample whose counts vary, at most 200.</summary>
    public required int? CorrelationNeurons { get; init; }
    /// <summary>Of the highest peak in the spectrum of the population's rate; null below three spikes or 64 bins, or without a peak.</summary>
    public required double? FrequencyHz { get; init; }
    /// <summary>Width of that peak at half its power.</summary>
    public required double? PeakWidthHz { get; init; }
    /// <summary>Power of that peak over that of as many independent Poisson spikes.</summary>
    public required double? PeakPower { get; init; }
}
