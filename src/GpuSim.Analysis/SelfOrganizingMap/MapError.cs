namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>How far a map is from its samples, and from keeping neighbours together.</summary>
/// <remarks>Source: Kohonen 2001, Self-Organizing Maps, doi:10.1007/978-3-642-56927-2; the topographic error: Kiviluoto 1996, doi:10.1109/ICNN.1996.548907.</remarks>
public static class MapError
{
    /// <summary>Mean Euclidean distance of samples from their winners, summed in the order of samples.</summary>
    /// <param name="samples">[sample, dimension].</param>
    /// <param name="weights">[unit, dimension].</param>
    /// <param name="dimensions">Numbers in a sample.</param>
    /// <param name="winners">[sample] unit.</param>
    public static double Quantisation(ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, int dimensions, ReadOnlySpan<int> winners)
    {
        var sum = 0.0;
        for (var sample = 0; sample < winners.Length; sample++)
            sum += Distance(samples.Slice(sample * dimensions, dimensions), weights.Slice(winners[sample] * dimensions, dimensions));
        return sum / winners.Length;
    }

    /// <summary>Mean of 1 − x · w / (‖x‖ ‖w‖) over samples and their winners; 1 for a winner whose weights are all 0.</summary>
    /// <param name="samples">[sample, dimension].</param>
    /// <param name="weights">[unit, dimension].</param>
    /// <param name="dimensions">Numbers in a sample.</param>
    /// <param name="winners">[sample] unit.</param>
    public static double CosineQuantisation(ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, int dimensions, ReadOnlySpan<int> winners)
    {
        var sum = 0.0;
        for (var sample = 0; sample < winners.Length; sample++)
        {
            var x = samples.Slice(sample * dimensions, dimensions);
            var w = weights.Slice(winners[sample] * dimensions, dimensions);
            var lengths = Math.Sqrt(Product(x, x) * Product(w, w));
            sum += lengths > 0 ? 1 - Product(x, w) / lengths : 1;
        }
        return sum / winners.Length;
    }

    /// <summary>Part of the samples whose winner and second do not <see cref="MapShape.Touch"/>; 0 on a map of one unit.</summary>
    /// <param name="shape">Of the map.</param>
    /// <param name="nearest">[sample] winner.</param>
    /// <param name="second">[sample] next nearest unit.</param>
    public static double Topographic(MapShape shape, ReadOnlySpan<int> nearest, ReadOnlySpan<int> second) => Torn(nearest, second, shape.Units, shape.Touch);

    /// <summary>Part of the samples whose winner and second are not <see cref="MapShape.AreOneStepApart"/>; 0 on a map of one unit.</summary>
    /// <param name="shape">Of the map.</param>
    /// <param name="nearest">[sample] winner.</param>
    /// <param name="second">[sample] next nearest unit.</param>
    public static double TopographicFour(MapShape shape, ReadOnlySpan<int> nearest, ReadOnlySpan<int> second) => Torn(nearest, second, shape.Units, shape.AreOneStepApart);

    internal static double Distance(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length; k++)
        {
            var difference = (double)one[k] - other[k];
            sum += difference * difference;
        }
        return Math.Sqrt(sum);
    }

    static double Torn(ReadOnlySpan<int> nearest, ReadOnlySpan<int> second, int units, Func<int, int, bool> areNeighbours)
    {
        if (units == 1) return 0;
        var torn = 0;
        for (var sample = 0; sample < nearest.Length; sample++)
            if (!areNeighbours(nearest[sample], second[sample])) torn++;
        return (double)torn / nearest.Length;
    }

    static double Product(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length; k++) sum += (double)one[k] * other[k];
        return sum;
    }
}
