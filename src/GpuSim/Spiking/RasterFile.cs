using GpuSim.Analysis.Spiking;
using GpuSim.Hdf5;

namespace GpuSim.Spiking;

/// <summary>A recorded raster and its statistics; <c>gpusim stats --json</c> prints exactly this, in snake_case.</summary>
/// <param name="File">As the user gave it.</param>
/// <param name="RasterSha256">Hash that the run wrote; null in a file that was not closed.</param>
/// <param name="Statistics">Of the window.</param>
/// <param name="Rates">Of the window.</param>
public sealed record RasterReport(string File, string? RasterSha256, RasterSummary Statistics, IReadOnlyList<RateSummary> Rates);

/// <summary>Result files, read back.</summary>
public static class RasterFile
{
    /// <summary>The statistics of a recorded raster.</summary>
    /// <param name="path">A result, or the <c>.partial</c> of one.</param>
    /// <param name="from">Start of the window, ms.</param>
    /// <param name="to">End of the window, ms; null for the end of the raster.</param>
    /// <exception cref="UnreadableFileException">It is no result of GpuSim, or damaged.</exception>
    public static RasterReport Summarize(string path, double from, double? to)
    {
        using var reader = SonataReader.Open(path);
        var file = reader.File;
        var (first, last) = (Steps(from), to is { } end ? Steps(end) : long.MaxValue);
        var statistics = new RasterStatistics(file.Populations, file.Dt, new StepWindow(first, last));
        foreach (var block in reader.ReadSpikes()) statistics.Write(block);
        return new(path, file.RasterSha256, statistics.Finish(file.Steps), [.. file.Rates.Select((_, rate) => RateSummary.Of(reader, rate, first, last))]);

        long Steps(double time) => (long)Math.Round(time / file.Dt);
    }
}
