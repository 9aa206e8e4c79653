namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>The unit nearest to each sample and the next nearest, of weights that were kept; a run finds its own on its device.</summary>
/// <param name="Nearest">[sample] winner; of equally near ones the first.</param>
/// <param name="Second">[sample] next nearest; −1 on a map of one unit.</param>
public sealed record NearestUnits(int[] Nearest, int[] Second)
{
    /// <summary>Searches all units for every sample.</summary>
    /// <param name="samples">[sample, dimension].</param>
    /// <param name="weights">[unit, dimension].</param>
    /// <param name="dimensions">Numbers in a sample.</param>
    /// <param name="isCosine">Whether near means the smallest angle; else the smallest distance.</param>
    public static NearestUnits Of(float[] samples, float[] weights, int dimensions, bool isCosine)
    {
        var count = samples.Length / dimensions;
        var found = new NearestUnits(new int[count], new int[count]);
        var lengths = isCosine ? Lengths(weights, dimensions) : null;
        Parallel.For(0, count, sample => (found.Nearest[sample], found.Second[sample]) = Search(samples.AsSpan(sample * dimensions, dimensions), weights, lengths));
        return found;
    }

    static (int Nearest, int Second) Search(ReadOnlySpan<float> sample, float[] weights, double[]? lengths)
    {
        var (nearest, second) = (-1, -1);
        var (least, next) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var unit = 0; unit < weights.Length / sample.Length; unit++)
        {
            var own = weights.AsSpan(unit * sample.Length, sample.Length);
            var distance = lengths is null ? Square(sample, own) : -Product(sample, own) / lengths[unit];
            if (nearest < 0 || distance < least) (nearest, least, second, next) = (unit, distance, nearest, least);
            else if (second < 0 || distance < next) (second, next) = (unit, distance);
        }
        return (nearest, second);
    }

    static double[] Lengths(float[] weights, int dimensions) =>
        [.. Enumerable.Range(0, weights.Length / dimensions).Select(unit => Math.Max(double.Epsilon, Math.Sqrt(Product(weights.AsSpan(unit * dimensions, dimensions), weights.AsSpan(unit * dimensions, dimensions)))))];

    static double Square(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length; k++) sum += ((double)one[k] - other[k]) * ((double)one[k] - other[k]);
        return sum;
    }

    static double Product(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length; k++) sum += (double)one[k] * other[k];
        return sum;
    }
}
