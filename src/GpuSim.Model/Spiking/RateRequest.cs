namespace GpuSim.Model.Spiking;

/// <summary>The rate of a population, or of neurons of it that follow one another, in bins of time.</summary>
/// <param name="Of">Whose.</param>
/// <param name="Every">Steps of a bin; bin b holds the spikes found in the steps [b · Every, (b + 1) · Every).</param>
public sealed record RateRequest(Population Of, int Every)
{
    /// <summary>The neurons whose spikes count; null for all.</summary>
    public NeuronRange? Slice { get; init; }

    /// <summary>The neurons whose spikes count.</summary>
    public NeuronRange Neurons => Slice ?? new(0, Of.Size);

    /// <summary>What messages, tables and files call it: <c>exc</c>, <c>exc[0..99]</c>.</summary>
    public string Label => Slice is { } slice ? new PopulationSlice(Of.Name, slice.First, slice.First + slice.Count - 1).ToString() : Of.Name;
}
