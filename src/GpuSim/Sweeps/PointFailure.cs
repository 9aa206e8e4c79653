using System.Text.RegularExpressions;
using GpuSim.Accelerators.Gpu;
using GpuSim.Hdf5;
using GpuSim.Model.Sweeps;
using GpuSim.Planning;
using GpuSim.Recording;

namespace GpuSim.Sweeps;

/// <summary>Which failures belong to a point, and which to the machine that all points run on.</summary>
static class PointFailure
{
    /// <summary>Whether other points may still succeed: not where memory, a disk, a device or the user ended it.</summary>
    public static bool IsOfPoint(Exception failure) => Cause(failure) is not (OperationCanceledException or NotEnoughMemoryException or OutOfMemoryException
        or AcceleratorException or OutputException or IOException or UnauthorizedAccessException or Hdf5MissingException or DeviceMissingException);

    /// <summary>What the table says; the same from wherever the sweep was started.</summary>
    public static string Message(Exception failure, SweepExperiment sweep)
    {
        var folder = Path.GetDirectoryName(sweep.Config) ?? "";
        var full = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        return Without(full, Without(folder, Cause(failure).Message));
    }

    // Only where a path begins: data/data/a.csv from the folder data is data/a.csv.
    static string Without(string folder, string message) => folder.Length == 0 ? message
        : Regex.Replace(message, $@"(?<![\w./\\-]){Regex.Escape(Path.TrimEndingDirectorySeparator(folder))}[/\\]", "");

    static Exception Cause(Exception failure) => failure is AggregateException or RecordingFailedException && failure.InnerException is { } inner ? Cause(inner) : failure;
}
