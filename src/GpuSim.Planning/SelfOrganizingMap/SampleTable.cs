namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>Samples as they come, before standardising.</summary>
/// <param name="Count">Number of samples.</param>
/// <param name="Numbers">[sample, dimension].</param>
/// <param name="Names">[dimension].</param>
/// <param name="Labels">[sample], or null.</param>
sealed record SampleTable(int Count, double[] Numbers, IReadOnlyList<string> Names, IReadOnlyList<string>? Labels)
{
    public int Dimensions => Names.Count;

    public Span<double> Row(int sample) => Numbers.AsSpan(sample * Dimensions, Dimensions);
}
