using GpuSim.Analysis.Spiking;
using GpuSim.Hdf5;

namespace GpuSim.Spiking;

/// <summary>A recorded raster and its statistics; <c>gpusim stats --json</c> prints exactly this, in snake_case.</summary>
/// <param name="File">As the user gave it.</param>
/// <param name="RasterSha256">Hash that the run wrote; null in a file that was not closed.</param>
/// <param name="Statistics">Of the window.</param>
/// <param name="Rates">Of the window.</param>
/// <param name="Weights">At the end of the run, of every projection whose weights were recorded.</param>
public sealed record RasterReport(string File, string? RasterSha256, RasterSummary Statistics, IReadOnlyList<RateSummary> Rates, IReadOnlyList<WeightReport> Weights);

/// <summary>How the recorded weights of a projection are spread in their last frame.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="Synapses">How many were recorded.</param>
/// <param name="TimeMs">Time of the frame.</param>
/// <param name="Unit">Of the weights.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Of the recorded weights.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
public sealed record WeightReport(string Projection, int Synapses, double TimeMs, string Unit, double Mean, double StandardDeviation, double Min, double Max);

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
        var statistics = new RasterStatistics(file.Populations, file.Dt, new StepWindow(first, last), RefractoryTime.In(file));
        foreach (var block in reader.ReadSpikes()) statistics.Write(block);
        return new(
            path, file.RasterSha256, statistics.Finish(file.Steps),
            [.. file.Rates.Select((_, rate) => RateSummary.Of(reader, rate, first, last))], [.. file.Weights.Select((_, index) => Weights(reader, index)).OfType<WeightReport>()]);

        long Steps(double time) => (long)Math.Round(time / file.Dt);
    }

    static WeightReport? Weights(SonataReader reader, int index)
    {
        var recorded = reader.File.Weights[index];
        var last = reader.ReadLastWeights(index);
        if (last.Length == 0) return null;
        var spread = WeightStatistics.Of(last);
        return new(recorded.Projection, recorded.Synapses, recorded.Frames * recorded.Interval, recorded.Unit, spread.Mean, spread.StandardDeviation, spread.Min, spread.Max);
    }
}
