namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>The plane in which samples differ most: their mean and two directions, the principal components.</summary>
/// <remarks>By power iteration, which needs no matrix of all pairs of dimensions. Where variances are equal any direction is as good, and this one is always the same.</remarks>
public sealed class PrincipalView
{
    const int Iterations = 200;

    readonly double[] _mean;
    readonly double[][] _directions;

    PrincipalView(double[] mean, double[][] directions, double[] shares) => (_mean, _directions, Shares) = (mean, directions, shares);

    /// <summary>Part of the samples' variance along each direction.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Of samples of at least two numbers.</summary>
    /// <param name="samples">[sample, dimension].</param>
    /// <param name="dimensions">Numbers in a sample.</param>
    public static PrincipalView Of(ReadOnlySpan<float> samples, int dimensions)
    {
        var mean = new double[dimensions];
        for (var k = 0; k < samples.Length; k++) mean[k % dimensions] += samples[k];
        for (var k = 0; k < dimensions; k++) mean[k] /= samples.Length / dimensions;
        var rest = new double[samples.Length];
        for (var k = 0; k < rest.Length; k++) rest[k] = samples[k] - mean[k % dimensions];
        var all = SquareSum(rest);
        var directions = new double[2][];
        var shares = new double[2];
        for (var component = 0; component < 2; component++)
        {
            directions[component] = Leading(rest, dimensions, component == 0 ? null : directions[0]);
            var before = SquareSum(rest);
            TakeOut(rest, directions[component]);
            shares[component] = all > 0 ? (before - SquareSum(rest)) / all : 0;
        }
        return new(mean, directions, shares);
    }

    /// <summary>Where samples or weights lie on the plane.</summary>
    /// <param name="rows">[row, dimension].</param>
    public (double First, double Second)[] Project(ReadOnlySpan<float> rows)
    {
        var places = new (double, double)[rows.Length / _mean.Length];
        for (var row = 0; row < places.Length; row++)
        {
            var (first, second) = (0.0, 0.0);
            for (var k = 0; k < _mean.Length; k++)
            {
                var value = rows[row * _mean.Length + k] - _mean[k];
                (first, second) = (first + value * _directions[0][k], second + value * _directions[1][k]);
            }
            places[row] = (first, second);
        }
        return places;
    }

    static double[] Leading(double[] rest, int dimensions, double[]? other)
    {
        var direction = new double[dimensions];
        for (var k = 0; k < dimensions; k++) direction[k] = 1 + 0.3 * (k % 7); // at right angles to nothing in particular
        Straighten(direction, other);
        for (var i = 0; i < Iterations; i++)
        {
            var next = new double[dimensions];
            for (var row = 0; row < rest.Length; row += dimensions)
            {
                var along = Product(rest.AsSpan(row, dimensions), direction);
                for (var k = 0; k < dimensions; k++) next[k] += along * rest[row + k];
            }
            if (!Straighten(next, other)) break;
            direction = next;
        }
        if (direction[Array.FindIndex(direction, value => Math.Abs(value) >= direction.Max(Math.Abs))] < 0) direction = Array.ConvertAll(direction, value => -value);
        return direction;
    }

    // At right angles to the other, length 1; false where nothing is left.
    static bool Straighten(double[] direction, double[]? other)
    {
        if (other is not null)
        {
            var along = Product(direction, other);
            for (var k = 0; k < direction.Length; k++) direction[k] -= along * other[k];
        }
        var length = Math.Sqrt(Product(direction, direction));
        if (!(length > 1e-12)) return false;
        for (var k = 0; k < direction.Length; k++) direction[k] /= length;
        return true;
    }

    static void TakeOut(double[] rest, double[] direction)
    {
        for (var row = 0; row < rest.Length; row += direction.Length)
        {
            var along = Product(rest.AsSpan(row, direction.Length), direction);
            for (var k = 0; k < direction.Length; k++) rest[row + k] -= along * direction[k];
        }
    }

    static double SquareSum(double[] values) => Product(values, values);

    static double Product(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length; k++) sum += one[k] * other[k];
        return sum;
    }
}
