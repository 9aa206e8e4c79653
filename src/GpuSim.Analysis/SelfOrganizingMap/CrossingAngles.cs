using System.Numerics;

namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>The angles between borders of the eyes and lines of one orientation: those of their gradients, in every cell between four units that a border goes through.</summary>
/// <remarks>
/// Gradients are those in the middle of the cell; of orientation, Im(z* ∇z) with z = e^(2iφ), which no jump of φ from 180° to 0° disturbs.
/// The baseline is what chance gives: the same maps, one shifted against the other around the edges by a quarter to three quarters of the map along both axes, 8 × 8 shifts taken together.
/// Source: Erwin, Obermayer and Schulten 1995, doi:10.1162/neco.1995.7.3.425.
/// </remarks>
public sealed class CrossingAngles
{
    /// <summary>Bins of ten degrees.</summary>
    public const int Bins = 9;

    const int Shifts = 8; // along an axis

    internal CrossingAngles(MapShape shape, double[] ocularity, Complex[] preference)
    {
        var (columns, rows) = (shape.CellColumns, shape.CellRows);
        var turning = new Vector2D[columns * rows];
        var borders = new List<(int X, int Y, Vector2D Gradient)>();
        var directions = Array.ConvertAll(preference, z => z == Complex.Zero ? z : z / z.Magnitude);
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                var (a, b, c, d) = shape.Corners(x, y);
                turning[y * columns + x] = Turning(directions[a], directions[b], directions[c], directions[d]);
                if (IsBorder(ocularity[a], ocularity[b], ocularity[c], ocularity[d])) borders.Add((x, y, Slope(ocularity[a], ocularity[b], ocularity[c], ocularity[d])));
            }
        }
        foreach (var (x, y, gradient) in borders) Actual.Add(gradient, turning[y * columns + x]);
        foreach (var down in ShiftsOf(rows))
            foreach (var right in ShiftsOf(columns))
                foreach (var (x, y, gradient) in borders) Baseline.Add(gradient, turning[(y + down) % rows * columns + (x + right) % columns]);
    }

    /// <summary>Of the map itself.</summary>
    public AngleHistogram Actual { get; } = new();

    /// <summary>Of the map with its ocularity shifted against its orientations.</summary>
    public AngleHistogram Baseline { get; } = new();

    static IEnumerable<int> ShiftsOf(int length) => Enumerable.Range(0, Shifts).Select(k => (int)((0.25 + 0.5 * k / (Shifts - 1)) * length)).Distinct();

    static bool IsBorder(double a, double b, double c, double d) => Math.Min(Math.Min(a, b), Math.Min(c, d)) < 0 && Math.Max(Math.Max(a, b), Math.Max(c, d)) >= 0;

    static Vector2D Slope(double a, double b, double c, double d) => new((b - a + c - d) / 2, (d - a + c - b) / 2);

    static Vector2D Turning(Complex a, Complex b, Complex c, Complex d)
    {
        var middle = Complex.Conjugate((a + b + c + d) / 4);
        return new((middle * (b - a + c - d)).Imaginary / 2, (middle * (d - a + c - b)).Imaginary / 2);
    }
}
