using GpuSim.Hdf5;

namespace GpuSim.Hopfield;

/// <summary>A recorded run of memories, read back; <c>gpusim stats --json</c> prints exactly this, in snake_case.</summary>
/// <param name="File">As the user gave it.</param>
/// <param name="Name">Of the experiment.</param>
/// <param name="StateSha256">Hash that the run wrote; null in a file that was not closed.</param>
/// <param name="Points">In the order of the config; none in a file that was not closed.</param>
public sealed record RecallReport(string File, string Name, string? StateSha256, IReadOnlyList<PointSummary> Points)
{
    /// <summary>Reads a result.</summary>
    /// <exception cref="UnreadableFileException">It is no result of this kind, or damaged.</exception>
    public static RecallReport Read(string path)
    {
        using var file = ArrayFileReader.Open(path);
        return new(path, file.Attributes.GetValueOrDefault("name") as string ?? "", file.Attributes.GetValueOrDefault("state_sha256") as string, CurveGroup.Read(file));
    }
}
