namespace GpuSim.Model.Spiking;

/// <summary>A state variable of chosen neurons, sampled at an interval.</summary>
/// <param name="Of">Whose.</param>
/// <param name="Variable">Index into the model's schema.</param>
/// <param name="Neurons">Ids within the population, ascending, each once.</param>
/// <param name="Every">Interval in steps; the first sample is taken at the end of the first interval.</param>
/// <param name="Origin">Where it stands in the description, for messages.</param>
public sealed record StateRequest(Population Of, int Variable, IReadOnlyList<int> Neurons, int Every, string Origin);
