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
    public static string Message(Exception failure, SweepExperiment sweep) => Cause(failure).Message.Replace(sweep.Config, Path.GetFileName(sweep.Config), StringComparison.Ordinal);

    static Exception Cause(Exception failure) => failure is AggregateException or RecordingFailedException && failure.InnerException is { } inner ? Cause(inner) : failure;
}
