using System.Numerics;
using GpuSim.Model.SelfOrganizingMap;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>The grid spread over the data's first principal components, ± two standard deviations about the mean; the longest axis along the first, of equal ones the columns.</summary>
/// <remarks>Source: Kohonen 2001, Self-Organizing Maps, §3.6, doi:10.1007/978-3-642-56927-2. Components have their largest number above 0 and are rounded to floats, so that no last bit of the library counts.</remarks>
sealed class PrincipalPlane
{
    const double Deviations = 2;
    readonly MapGrid _grid;
    readonly double[] _mean;
    readonly int[] _axes;        // [component] 0 for columns, 1 for rows, 2 for layers
    readonly float[][] _spread;  // [component][dimension] two standard deviations along it

    public PrincipalPlane(MapGrid grid, SampleTable samples)
    {
        _grid = grid;
        _mean = Mean(samples);
        int[] lengths = [grid.Width, grid.Height, grid.Depth];
        _axes = [.. Enumerable.Range(0, 3).Where(axis => lengths[axis] > 1).OrderByDescending(axis => lengths[axis])];
        _spread = Components(Covariance(samples), samples.Dimensions, _axes.Length);
    }

    public void Place(int unit, Span<float> weights)
    {
        var (x, y, z) = _grid.Place(unit);
        var across = _grid.Hexagonal && _grid.Height > 1 ? VisualStimuli.Spread(2 * x + (y & 1), 2 * _grid.Width) : VisualStimuli.Spread(x, _grid.Width);
        ReadOnlySpan<double> places = [across, VisualStimuli.Spread(y, _grid.Height), VisualStimuli.Spread(z, _grid.Depth)];
        for (var k = 0; k < weights.Length; k++)
        {
            var weight = _mean[k];
            for (var component = 0; component < _axes.Length; component++) weight += (2 * places[_axes[component]] - 1) * _spread[component][k];
            weights[k] = (float)weight;
        }
    }

    static double[] Mean(SampleTable samples)
    {
        var mean = new double[samples.Dimensions];
        for (var sample = 0; sample < samples.Count; sample++)
        {
            var row = samples.Row(sample);
            for (var k = 0; k < mean.Length; k++) mean[k] += row[k];
        }
        for (var k = 0; k < mean.Length; k++) mean[k] /= samples.Count;
        return mean;
    }

    // [dimension, dimension]; a sum over samples in their order for every pair, whatever the width of vectors.
    double[] Covariance(SampleTable samples)
    {
        var n = samples.Dimensions;
        var covariance = new double[n * n];
        var shifted = new double[n];
        for (var sample = 0; sample < samples.Count; sample++)
        {
            var row = samples.Row(sample);
            for (var k = 0; k < n; k++) shifted[k] = row[k] - _mean[k];
            for (var k = 0; k < n; k++) AddProducts(covariance.AsSpan(k * n, n), shifted, shifted[k]);
        }
        for (var k = 0; k < covariance.Length; k++) covariance[k] /= samples.Count;
        return covariance;
    }

    static void AddProducts(Span<double> sums, ReadOnlySpan<double> values, double factor)
    {
        var k = 0;
        for (; k <= sums.Length - Vector<double>.Count; k += Vector<double>.Count)
            (new Vector<double>(sums[k..]) + new Vector<double>(values[k..]) * factor).CopyTo(sums[k..]);
        for (; k < sums.Length; k++) sums[k] += values[k] * factor;
    }

    static float[][] Components(double[] covariance, int n, int count)
    {
        var vectors = new double[n * n]; // [component ascending by variance, dimension]
        var variances = new Complex[n];
        ManagedLinearAlgebraProvider.Instance.EigenDecomp(true, n, covariance, vectors, variances, new double[n * n]);
        return [.. Enumerable.Range(0, count).Select(component =>
        {
            var from = n - 1 - component;
            var vector = vectors.AsSpan(from * n, n);
            var largest = 0;
            for (var k = 1; k < n; k++)
                if ((float)Math.Abs(vector[k]) > (float)Math.Abs(vector[largest])) largest = k;
            var scale = Deviations * Math.Sqrt(Math.Max(0, variances[from].Real)) * (vector[largest] < 0 ? -1 : 1);
            return Array.ConvertAll(vector.ToArray(), value => (float)(scale * value));
        })];
    }
}
