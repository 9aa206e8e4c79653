using GpuSim.Report;

namespace GpuSim.Pictures;

/// <summary>What to make pictures of.</summary>
/// <param name="File">A result, a config, an edge list or a folder of a sweep.</param>
/// <param name="From">Start of the window, ms.</param>
/// <param name="To">End of the window, ms; null for the end of the run.</param>
public sealed record PictureRequest(string File, double From = 0, double? To = null)
{
    /// <summary>Whether a part of the time is asked for.</summary>
    internal bool IsWindow => From != 0 || To is not null;
}

/// <summary>Makes figures of one kind of file: one file in the folder of the kind, found by this interface.</summary>
internal interface IPictureSource
{
    /// <summary>Whether the file is of this kind; looks at its name and its first bytes or attributes only.</summary>
    bool Recognizes(string file);

    /// <summary>Whether its figures are of a time that a window can choose from.</summary>
    bool HasTime { get; }

    /// <summary>All figures that can be made of it, the most telling first. Files may be large: nothing is held that grows with the number of spikes.</summary>
    /// <exception cref="Hdf5.UnreadableFileException">It is not what it seems, with what to do.</exception>
    IReadOnlyList<IFigure> Figures(PictureRequest request);
}
