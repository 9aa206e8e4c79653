using GpuSim.Analysis.Spiking.Regimes;

namespace GpuSim.Analysis.Spiking;

/// <summary>Statistics of all recorded neurons of a network together; docs/statistics.md defines each. Null where undefined, never NaN.</summary>
public sealed record NetworkMeasures
{
    /// <summary>Neurons whose spikes were recorded.</summary>
    public required int Neurons { get; init; }
    /// <summary>Of all of them in the window; null when none was recorded.</summary>
    public required long? Spikes { get; init; }
    /// <summary>Mean rate of a neuron; null in an empty window.</summary>
    public required double? RateHz { get; init; }
    /// <summary>Coefficient of variation of inter-spike intervals, mean over <see cref="CvNeurons"/>; null when there are none.</summary>
    public required double? CvIsi { get; init; }
    /// <summary>CV₂ of neighbouring intervals, mean over the same neurons.</summary>
    public required double? Cv2 { get; init; }
    /// <summary>Neurons with at least three spikes.</summary>
    public required int? CvNeurons { get; init; }
    /// <summary>Variance over mean of spike counts, mean over neurons that spike.</summary>
    public required double? Fano { get; init; }
    /// <summary>Golomb's χ, 0 (asynchronous) to 1 (all alike).</summary>
    public required double? Synchrony { get; init; }
    /// <summary>Mean covariance of all pairs of neurons over their mean variance.</summary>
    public required double? Correlation { get; init; }
    /// <summary>Standard deviation of the network's rate over its mean, without what chance gives: 0 asynchronous, 0.71 a sine that touches zero, more for volleys.</summary>
    public required double? Modulation { get; init; }
    /// <summary>Standard error of the square of <see cref="Modulation"/> for independent neurons.</summary>
    public required double? ModulationChance { get; init; }
    /// <summary>Of the highest peak in the spectrum of the network's rate.</summary>
    public required double? FrequencyHz { get; init; }
    /// <summary>Width of that peak at half its power.</summary>
    public required double? PeakWidthHz { get; init; }
    /// <summary>Power of that peak over the floor, which is the power of as many independent Poisson spikes.</summary>
    public required double? PeakPower { get; init; }
    /// <summary>What all this amounts to; null without spikes recorded or in a window too short to tell.</summary>
    public Regime? Regime { get; init; }
    /// <summary>The numbers that decide, and how near the nearest threshold is: in words.</summary>
    public string? Because { get; init; }
}
