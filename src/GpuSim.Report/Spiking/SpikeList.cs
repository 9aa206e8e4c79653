namespace GpuSim.Report.Spiking;

/// <summary>Single spikes in canonical order, as long as they are few enough to put on a page.</summary>
/// <param name="most">How many are kept; beyond, none.</param>
public sealed class SpikeList(int most)
{
    readonly List<uint> _steps = [];
    readonly List<uint> _ids = [];

    /// <summary>Step of each.</summary>
    public IReadOnlyList<uint> Steps => _steps;

    /// <summary>Global id of each.</summary>
    public IReadOnlyList<uint> Ids => _ids;

    /// <summary>Whether there were more than are kept.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Takes the next spikes.</summary>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        IsOverfull |= _ids.Count + ids.Length > most;
        if (IsOverfull)
        {
            _steps.Clear();
            _ids.Clear();
        }
        else
        {
            _steps.AddRange(steps);
            _ids.AddRange(ids);
        }
    }
}
