using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>What two rows of a map (z · Height + y) have to do with each other: pairs equally far apart, and on a hexagonal grid equally shifted, share a profile.</summary>
sealed class RowPairs
{
    readonly MapGrid _grid;
    readonly List<(long Along, int Shift)> _kinds = []; // squared distance across rows, and shift in half columns

    public RowPairs(MapGrid grid)
    {
        _grid = grid;
        Count = grid.Height * grid.Depth;
        ProfileOf = new int[Count * Count];
        var known = new Dictionary<(long, int), int>();
        for (var winner = 0; winner < Count; winner++)
        {
            for (var row = 0; row < Count; row++)
            {
                var kind = Kind(winner, row);
                if (!known.TryGetValue(kind, out var profile))
                {
                    known[kind] = profile = _kinds.Count;
                    _kinds.Add(kind);
                }
                ProfileOf[winner * Count + row] = profile;
            }
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of profiles.</summary>
    public int Profiles => _kinds.Count;

    /// <summary>[winner's row, row].</summary>
    public int[] ProfileOf { get; }

    /// <summary>Numbers in a profile.</summary>
    public int Length => 2 * _grid.Width - 1;

    /// <summary>Whole squared distance from a winner to the unit in the other row that lies <paramref name="columns"/> columns on.</summary>
    public long SquaredDistance(int profile, int columns)
    {
        var (along, shift) = _kinds[profile];
        var across = Math.Abs(_grid.Hexagonal ? 2L * columns + shift : columns);
        var period = _grid.Hexagonal ? 2L * _grid.Width : _grid.Width;
        if (_grid.Toroidal) across = Math.Min(across, Math.Abs(period - across));
        return along + across * across;
    }

    /// <summary>Whether both rows lie in a window that reaches so far.</summary>
    public bool IsWithin(int reach, int winner, int row) =>
        Gap(winner % _grid.Height, row % _grid.Height, _grid.Height) <= reach && Gap(winner / _grid.Height, row / _grid.Height, _grid.Depth) <= reach;

    (long Along, int Shift) Kind(int winner, int row)
    {
        var (dy, dz) = (Gap(winner % _grid.Height, row % _grid.Height, _grid.Height), Gap(winner / _grid.Height, row / _grid.Height, _grid.Depth));
        return _grid.Hexagonal ? (3L * dy * dy, (row & 1) - (winner & 1)) : ((long)dy * dy + (long)dz * dz, 0);
    }

    int Gap(int one, int other, int period)
    {
        var gap = Math.Abs(one - other);
        return _grid.Toroidal ? Math.Min(gap, period - gap) : gap;
    }
}
