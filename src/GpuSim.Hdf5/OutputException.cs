namespace GpuSim.Hdf5;

/// <summary>A file cannot be written where it was asked for; found before the run starts. Exit code 2.</summary>
public class OutputException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A write failed while the run went on, most often because the disk is full. Exit code 4.</summary>
/// <remarks>The process must then leave by <see cref="Hdf5Library.LeaveNow"/>, after its message.</remarks>
public sealed class DiskFullException(string message, Exception? cause = null) : OutputException(message, cause);
