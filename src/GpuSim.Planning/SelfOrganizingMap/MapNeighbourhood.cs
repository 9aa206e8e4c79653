using GpuSim.Dynamics.Numerics;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>h around every winner at one width σ.</summary>
sealed class MapNeighbourhood
{
    const double Smallest = 1e-30; // nearer to 0 it is 0, so that no device meets a subnormal
    const double Farthest = 150;   // d²/σ² from where every kind is below that
    readonly MapGrid _grid;
    readonly RowPairs _rows;
    readonly double[] _values; // [profile, 2 · Width − 1]
    readonly bool _window;

    public MapNeighbourhood(MapGrid grid, RowPairs rows, Neighbourhood shape, double sigma)
    {
        (_grid, _rows, _window) = (grid, rows, shape.Window);
        var extent = Math.Max(grid.Width, Math.Max(grid.Height, grid.Depth));
        Reach = shape.Window ? (int)Math.Min(extent, Math.Ceiling(sigma)) : extent;
        _values = new double[rows.Profiles * rows.Length];
        for (var profile = 0; profile < rows.Profiles; profile++)
            for (var k = 0; k < rows.Length; k++)
                _values[profile * rows.Length + k] = Value(shape.Kind, rows.SquaredDistance(profile, k - grid.Width + 1), grid.Scale, sigma);
    }

    /// <summary>Rows, columns and layers from a winner to the end of its window.</summary>
    public int Reach { get; }

    /// <summary>[profile, 2 · Width − 1].</summary>
    public float[] Profiles => Array.ConvertAll(_values, value => (float)value);

    /// <summary>[unit] what h around it is divided by: the sum over its window, or the largest sum over the map around any unit.</summary>
    public double[] Sums()
    {
        var sums = new double[_grid.Units];
        var rows = RowSums();
        for (var winner = 0; winner < _rows.Count; winner++)
        {
            var own = sums.AsSpan(winner * _grid.Width, _grid.Width);
            for (var row = 0; row < _rows.Count; row++)
                if (!_window || _rows.IsWithin(Reach, winner, row)) Add(own, rows.AsSpan(_rows.ProfileOf[winner * _rows.Count + row] * _grid.Width, _grid.Width));
        }
        if (!_window) Array.Fill(sums, sums.Max());
        return sums;
    }

    // [profile, winner's column] the sum over the other row, or what the window leaves of it.
    double[] RowSums()
    {
        var (width, around) = (_grid.Width, _grid.Toroidal && 2 * Reach + 1 < _grid.Width);
        var sums = new double[_rows.Profiles * width];
        var before = new double[_rows.Length + 1]; // sum of the profile's first k values
        for (var profile = 0; profile < _rows.Profiles; profile++)
        {
            for (var k = 0; k < _rows.Length; k++) before[k + 1] = before[k] + _values[profile * _rows.Length + k];
            for (var column = 0; column < width; column++)
            {
                var (first, last) = !_window || _grid.Toroidal && !around ? (-column, width - 1 - column)
                    : around ? (-Reach, Reach)
                    : (Math.Max(-column, -Reach), Math.Min(width - 1 - column, Reach));
                sums[profile * width + column] = before[last + width] - before[first + width - 1];
            }
        }
        return sums;
    }

    static void Add(Span<double> sums, ReadOnlySpan<double> values)
    {
        for (var k = 0; k < sums.Length; k++) sums[k] += values[k];
    }

    static double Value(NeighbourhoodKind kind, long squared, int scale, double sigma)
    {
        if (squared == 0) return 1;
        if (sigma == 0) return 0;
        var relative = squared / (scale * sigma * sigma); // d²/σ²
        if (relative > Farthest) return 0;
        var value = kind switch
        {
            NeighbourhoodKind.Gaussian => Exponential.Exp(-0.5 * relative),
            NeighbourhoodKind.Bubble => squared <= scale * sigma * sigma ? 1 : 0,
            NeighbourhoodKind.MexicanHat => (1 - relative) * Exponential.Exp(-0.5 * relative),
            _ => throw new NotSupportedException(),
        };
        return Math.Abs(value) < Smallest ? 0 : value;
    }
}
