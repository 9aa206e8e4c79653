namespace GpuSim.Model.SelfOrganizingMap;

/// <summary>How the units of a map lie. Unit (x, y, z) has the index (z · Height + y) · Width + x.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows; 1 for a chain.</param>
/// <param name="Depth">Layers; 1 for a sheet.</param>
/// <param name="Hexagonal">Whether odd rows are shifted by half a column and rows lie √3/2 apart, so that each unit has six neighbours; sheets only.</param>
/// <param name="Toroidal">Whether opposite edges join; a hexagonal torus needs an even number of rows.</param>
public sealed record MapGrid(int Width, int Height = 1, int Depth = 1, bool Hexagonal = false, bool Toroidal = false)
{
    /// <summary>Number of units.</summary>
    public int Units => checked(Width * Height * Depth);

    /// <summary>Number of axes longer than 1, at least 1.</summary>
    public int Axes => Math.Max(1, (Width > 1 ? 1 : 0) + (Height > 1 ? 1 : 0) + (Depth > 1 ? 1 : 0));

    /// <summary>Whole squared distances are counted in these parts of the squared distance between neighbours: 4 on a hexagonal grid, else 1.</summary>
    public int Scale => Hexagonal ? 4 : 1;

    /// <summary>Squared distance between two units, times <see cref="Scale"/>: always whole.</summary>
    public int SquaredDistance(int one, int other)
    {
        var (x1, y1, z1) = Place(one);
        var (x2, y2, z2) = Place(other);
        if (Hexagonal)
        {
            var across = Gap(2 * x1 + (y1 & 1), 2 * x2 + (y2 & 1), 2 * Width);
            var along = Gap(y1, y2, Height);
            return across * across + 3 * along * along;
        }
        var (dx, dy, dz) = (Gap(x1, x2, Width), Gap(y1, y2, Height), Gap(z1, z2, Depth));
        return dx * dx + dy * dy + dz * dz;
    }

    /// <summary>Column, row and layer of a unit.</summary>
    public (int X, int Y, int Z) Place(int unit) => (unit % Width, unit / Width % Height, unit / Width / Height);

    int Gap(int one, int other, int period)
    {
        var gap = Math.Abs(one - other);
        return Toroidal ? Math.Min(gap, period - gap) : gap;
    }
}
