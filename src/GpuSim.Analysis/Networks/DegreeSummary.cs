namespace GpuSim.Analysis.Networks;

/// <summary>How many synapses neurons have at one end; every synapse counts.</summary>
/// <param name="Mean">Over neurons.</param>
/// <param name="StandardDeviation">Over neurons.</param>
/// <param name="Min">Fewest.</param>
/// <param name="Max">Most.</param>
public sealed record DegreeSummary(double Mean, double StandardDeviation, int Min, int Max)
{
    /// <summary>Of the ends of edges.</summary>
    /// <param name="ends">[edge] the node of each.</param>
    /// <param name="first">The first node that counts.</param>
    /// <param name="nodes">How many count.</param>
    public static DegreeSummary Of(ReadOnlySpan<int> ends, int first, int nodes)
    {
        var degrees = new int[nodes];
        foreach (var node in ends) degrees[node - first]++;
        double mean = (double)ends.Length / nodes, squares = 0;
        foreach (var degree in degrees) squares += (degree - mean) * (degree - mean);
        return new(mean, Math.Sqrt(squares / nodes), degrees.Min(), degrees.Max());
    }
}
