using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>Where the cells of a grid lie: each reaches half way to its neighbours, however unevenly they are spaced.</summary>
/// <param name="xs">[column] ascending.</param>
/// <param name="ys">[row] ascending.</param>
sealed class GridCells(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
{
    readonly double[] _across = Edges(xs), _up = Edges(ys);

    public int Rows => ys.Count;

    public int Columns => xs.Count;

    /// <summary>Whether all cells are equally large.</summary>
    public bool AreEven => IsEven(_across) && IsEven(_up);

    public Scale Across(string label) => Scale.Linear(label, _across[0], _across[^1]);

    public Scale Up(string label) => Scale.Linear(label, _up[0], _up[^1]);

    public Box Of(int row, int column, Axes axes)
    {
        var (lower, upper) = (axes.At(_across[column], _up[row]), axes.At(_across[column + 1], _up[row + 1]));
        return new(lower.X, upper.Y, upper.X - lower.X, lower.Y - upper.Y);
    }

    static double[] Edges(IReadOnlyList<double> values)
    {
        if (values.Count == 1) return [values[0] - 0.5, values[0] + 0.5];
        var edges = new double[values.Count + 1];
        for (var i = 1; i < values.Count; i++) edges[i] = (values[i - 1] + values[i]) / 2;
        edges[0] = 2 * values[0] - edges[1];
        edges[^1] = 2 * values[^1] - edges[^2];
        return edges;
    }

    static bool IsEven(double[] edges)
    {
        var step = (edges[^1] - edges[0]) / (edges.Length - 1);
        return Enumerable.Range(0, edges.Length).All(i => Math.Abs(edges[i] - edges[0] - i * step) < 1e-6 * Math.Abs(step));
    }
}
