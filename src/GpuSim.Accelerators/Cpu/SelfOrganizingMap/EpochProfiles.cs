using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>The neighbourhood of an epoch, where vectors may be read that begin before a row of the map or end past it.</summary>
internal sealed unsafe class EpochProfiles : IDisposable
{
    /// <summary>Most units before and after a row that are read with it.</summary>
    public const int Margin = 32;

    readonly MapGrid _grid;
    readonly EpochPlan _epoch;
    readonly HostBuffer<float> _profiles; // [profile, 2 · width − 1] between margins
    readonly HostBuffer<int> _columns;    // [2 · width − 1] between margins
    readonly float* _first;

    public EpochProfiles(MapGrid grid, EpochPlan epoch)
    {
        (_grid, _epoch) = (grid, epoch);
        _profiles = new(epoch.Profiles.Length + 2 * Margin);
        epoch.Profiles.CopyTo(_profiles.View.AsSpan()[Margin..]);
        _columns = new(2 * grid.Width - 1 + 2 * Margin);
        for (var across = 1 - grid.Width; across < grid.Width; across++) _columns.View[Margin + grid.Width - 1 + across] = Near(0, across, grid.Width) ? -1 : 0;
        _first = _profiles.View.Pointer + Margin + grid.Width - 1;
        Columns = _columns.View.Pointer + Margin + grid.Width - 1;
    }

    /// <summary>[x − x'] mask of the units in column x that are in the window of a winner in column x', as far as columns go.</summary>
    public int* Columns { get; }

    /// <summary>Rows of the map, of all layers.</summary>
    public int Rows => _grid.Height * _grid.Depth;

    /// <summary>[x − x'] h of the units in column x of a row and a winner in column x'.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Row(int winnerRow, int row) => _first + (nint)_epoch.ProfileOf[winnerRow * Rows + row] * (2 * _grid.Width - 1);

    /// <summary>Whether units of a row learn from winners of another.</summary>
    public bool NearRow(int winnerRow, int row) => !_epoch.Window
        || Near(winnerRow % _grid.Height, row % _grid.Height, _grid.Height) && Near(winnerRow / _grid.Height, row / _grid.Height, _grid.Depth);

    /// <summary>Whether some units from..to − 1 of a row are in the window of a winner in that column, as far as columns go.</summary>
    public bool NearColumns(int winnerColumn, int from, int to)
    {
        if (!_epoch.Window || Reaches(winnerColumn)) return true;
        return _grid.Toroidal && (Reaches(winnerColumn - _grid.Width) || Reaches(winnerColumn + _grid.Width));

        bool Reaches(int column) => column >= from - _epoch.Reach && column < to + _epoch.Reach;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _profiles.Dispose();
        _columns.Dispose();
    }

    bool Near(int one, int other, int extent)
    {
        var gap = Math.Abs(one - other);
        return (_grid.Toroidal ? Math.Min(gap, extent - gap) : gap) <= _epoch.Reach;
    }
}
