namespace GpuSim.Analysis.Spiking;

/// <summary>How much and how regularly one population fired; numbers are null where its spikes were not recorded.</summary>
/// <param name="Name">Of the population.</param>
/// <param name="Size">Number of neurons.</param>
/// <param name="Spikes">In the window.</param>
/// <param name="RateHz">Mean over neurons and the window; null in an empty window.</param>
/// <param name="CvIsi">Coefficient of variation of inter-spike intervals, mean over <paramref name="CvNeurons"/>; null when there are none.</param>
/// <param name="Cv2">CV₂ of neighbouring intervals, mean over <paramref name="CvNeurons"/>; null when there are none.</param>
/// <param name="CvNeurons">Neurons with at least three spikes.</param>
public sealed record SpikeTrainSummary(string Name, int Size, long? Spikes, double? RateHz, double? CvIsi, double? Cv2, int? CvNeurons);
