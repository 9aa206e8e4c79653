namespace GpuSim.Model.Spiking;

/// <summary>Weights of chosen synapses of a projection, sampled at an interval.</summary>
/// <param name="Of">Whose.</param>
/// <param name="Synapses">Numbers of synapses, ascending, each once; null for all. They are numbered by source, then target, then delay, then the order of the rule.</param>
/// <param name="Every">Interval in steps; the first sample is taken at the end of the first interval.</param>
/// <param name="Origin">Where it stands in the description, for messages.</param>
public sealed record WeightRequest(Projection Of, IReadOnlyList<int>? Synapses, int Every, string Origin);
