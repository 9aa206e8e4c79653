namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>The U-matrix: where neighbours on the map are far apart in the data, clusters end.</summary>
/// <remarks>Source: Ultsch and Siemon 1990, Kohonen's self organizing feature maps for exploratory data analysis.</remarks>
public static class DistanceMatrix
{
    /// <summary>[unit] mean Euclidean distance to the units one step away; 0 for a unit without any.</summary>
    /// <param name="shape">Of the map.</param>
    /// <param name="weights">[unit, dimension].</param>
    /// <param name="dimensions">Numbers in a sample.</param>
    public static double[] Of(MapShape shape, ReadOnlySpan<float> weights, int dimensions)
    {
        var distances = new double[shape.Units];
        for (var unit = 0; unit < distances.Length; unit++)
        {
            var own = weights.Slice(unit * dimensions, dimensions);
            var nearest = shape.Nearest(unit);
            foreach (var other in nearest) distances[unit] += MapError.Distance(own, weights.Slice(other * dimensions, dimensions)) / nearest.Count;
        }
        return distances;
    }
}
