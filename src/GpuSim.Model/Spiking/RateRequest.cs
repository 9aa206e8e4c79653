namespace GpuSim.Model.Spiking;

/// <summary>The rate of a whole population in bins of time.</summary>
/// <param name="Of">Whose.</param>
/// <param name="Every">Steps of a bin; bin b holds the spikes found in the steps [b · Every, (b + 1) · Every).</param>
public sealed record RateRequest(Population Of, int Every);
