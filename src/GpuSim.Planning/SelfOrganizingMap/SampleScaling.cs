namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>Shift and scale of each dimension that give samples the mean 0 and the variance 1; a constant dimension is only shifted.</summary>
/// <remarks>Means and variances are sums over samples in their order, over their number.</remarks>
sealed class SampleScaling
{
    const double Rounding = 1e-11; // of a sum of 100,000 numbers, relative to it

    readonly double[] _mean, _deviation;

    public SampleScaling(SampleTable table)
    {
        (_mean, _deviation) = (new double[table.Dimensions], new double[table.Dimensions]);
        for (var sample = 0; sample < table.Count; sample++) Add(table.Row(sample));
        for (var k = 0; k < _mean.Length; k++) _mean[k] /= table.Count;
        for (var sample = 0; sample < table.Count; sample++) AddSquares(table.Row(sample));
        for (var k = 0; k < _mean.Length; k++) _deviation[k] = Math.Sqrt(_deviation[k] / table.Count);
        // Equal numbers can have a mean that rounding took off them; what is then left of them is no variance, and scaled to 0.
        for (var k = 0; k < _mean.Length; k++)
            if (!(_deviation[k] > Rounding * Math.Abs(_mean[k]))) _deviation[k] = double.PositiveInfinity;
    }

    /// <summary>Scales one sample, or the weights of one unit, in place.</summary>
    public void Apply(Span<double> row)
    {
        for (var k = 0; k < row.Length; k++) row[k] = (row[k] - _mean[k]) / _deviation[k];
    }

    void Add(ReadOnlySpan<double> row)
    {
        for (var k = 0; k < row.Length; k++) _mean[k] += row[k];
    }

    void AddSquares(ReadOnlySpan<double> row)
    {
        for (var k = 0; k < row.Length; k++) _deviation[k] += (row[k] - _mean[k]) * (row[k] - _mean[k]);
    }
}
