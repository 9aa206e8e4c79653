using GpuSim.Hdf5;

namespace GpuSim.SelfOrganizingMap;

/// <summary>A recorded map, read back; <c>gpusim stats --json</c> prints exactly this, in snake_case.</summary>
public sealed record MapReport : MapFigures
{
    /// <summary>As the user gave it.</summary>
    public required string File { get; init; }
    /// <summary>Of the experiment.</summary>
    public required string Name { get; init; }
    /// <summary>Hash that the run wrote; null in a file that was not closed.</summary>
    public required string? WeightsSha256 { get; init; }

    /// <summary>Reads a result.</summary>
    /// <exception cref="UnreadableFileException">It is no result of this kind, or damaged.</exception>
    public static MapReport Read(string path)
    {
        using var file = ArrayFileReader.Open(path);
        return FiguresInFile.Read(file, path);
    }
}
