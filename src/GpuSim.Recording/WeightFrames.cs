namespace GpuSim.Recording;

/// <summary>Synapses whose weights are sampled.</summary>
/// <param name="Projection">Name of their projection.</param>
/// <param name="From">Population of their sources.</param>
/// <param name="To">Population of their targets.</param>
/// <param name="Unit">Symbol of the weights' unit.</param>
/// <param name="Every">Interval in steps; frame f was taken at the end of step (f + 1) · Every − 1.</param>
/// <param name="Sources">[synapse] id within its population.</param>
/// <param name="Targets">[synapse] id within its population.</param>
/// <param name="Delays">[synapse] in steps.</param>
public sealed record RecordedSynapses(string Projection, string From, string To, string Unit, int Every, IReadOnlyList<int> Sources, IReadOnlyList<int> Targets, IReadOnlyList<int> Delays);

/// <summary>Consecutive samples of the weights of some synapses.</summary>
/// <param name="Request">Counts the experiment's records of weights.</param>
/// <param name="Of">Whose.</param>
/// <param name="Values">[frame, synapse], not changed any more.</param>
public sealed record WeightFrames(int Request, RecordedSynapses Of, ReadOnlyMemory<float> Values);
