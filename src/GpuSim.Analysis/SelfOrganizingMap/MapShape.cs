namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>How the units of a map lie. Unit (x, y, z) has the index (z · Height + y) · Width + x.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Layers.</param>
/// <param name="Hexagonal">Whether odd rows are shifted by half a column and rows lie √3/2 apart.</param>
/// <param name="Toroidal">Whether opposite edges join.</param>
public sealed record MapShape(int Width, int Height, int Depth, bool Hexagonal, bool Toroidal)
{
    /// <summary>Number of units.</summary>
    public int Units => Width * Height * Depth;

    /// <summary>Whether the map can be looked at as a picture with square cells: what the measures of visual maps need.</summary>
    public bool IsSquareSheet => Width > 1 && Height > 1 && Depth == 1 && !Hexagonal;

    /// <summary>Columns of the cells between four units.</summary>
    internal int CellColumns => Toroidal ? Width : Width - 1;

    /// <summary>Rows of the cells between four units.</summary>
    internal int CellRows => Toroidal ? Height : Height - 1;

    /// <summary>Whether two units touch: the six nearest on a hexagonal grid, else all whose places differ by at most 1 along every axis (eight on a sheet).</summary>
    public bool Touch(int one, int other)
    {
        var (dx, dy, dz) = Gaps(one, other);
        return one != other && (Hexagonal ? AreSixNearest(one, other) : Math.Max(dx, Math.Max(dy, dz)) == 1);
    }

    /// <summary>Whether two units are one step apart: the six nearest on a hexagonal grid, else those one unit away along a single axis (four on a sheet).</summary>
    public bool AreOneStepApart(int one, int other)
    {
        var (dx, dy, dz) = Gaps(one, other);
        return Hexagonal ? AreSixNearest(one, other) : dx + dy + dz == 1;
    }

    /// <summary>Units one step away, ascending.</summary>
    public IReadOnlyList<int> Nearest(int unit)
    {
        var (x, y, z) = Place(unit);
        var found = new SortedSet<int>();
        for (var dz = -1; dz <= 1; dz++)
            for (var dy = -1; dy <= 1; dy++)
                for (var dx = -1; dx <= 1; dx++)
                    if (At(x + dx, y + dy, z + dz) is { } other && AreOneStepApart(unit, other)) found.Add(other);
        return [.. found];
    }

    /// <summary>The four units around a cell of a sheet, in a turn from x to y.</summary>
    internal (int A, int B, int C, int D) Corners(int column, int row)
    {
        int right = (column + 1) % Width, below = (row + 1) % Height;
        return (row * Width + column, row * Width + right, below * Width + right, below * Width + column);
    }

    int? At(int x, int y, int z)
    {
        if (Toroidal) return ((z + Depth) % Depth * Height + (y + Height) % Height) * Width + (x + Width) % Width;
        return x >= 0 && x < Width && y >= 0 && y < Height && z >= 0 && z < Depth ? (z * Height + y) * Width + x : null;
    }

    bool AreSixNearest(int one, int other)
    {
        var ((x1, y1, _), (x2, y2, _)) = (Place(one), Place(other));
        var (across, along) = (Gap(2 * x1 + (y1 & 1), 2 * x2 + (y2 & 1), 2 * Width), Gap(y1, y2, Height));
        return across * across + 3 * along * along == 4;
    }

    (int X, int Y, int Z) Gaps(int one, int other)
    {
        var ((x1, y1, z1), (x2, y2, z2)) = (Place(one), Place(other));
        return (Gap(x1, x2, Width), Gap(y1, y2, Height), Gap(z1, z2, Depth));
    }

    (int X, int Y, int Z) Place(int unit) => (unit % Width, unit / Width % Height, unit / Width / Height);

    int Gap(int one, int other, int period)
    {
        var gap = Math.Abs(one - other);
        return Toroidal ? Math.Min(gap, period - gap) : gap;
    }
}
