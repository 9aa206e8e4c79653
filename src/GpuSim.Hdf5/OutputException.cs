namespace GpuSim.Hdf5;

/// <summary>A file cannot be written where it was asked for; found before the run starts. Exit code 2.</summary>
public class OutputException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether a file could not be opened because another process has it.</summary>
    // EWOULDBLOCK of Linux, of macOS, and Windows' sharing violation.
    public static bool IsHeldByOther(IOException cause) => cause.HResult is 11 or 35 or unchecked((int)0x80070020);
}

/// <summary>A write failed while the run went on, most often because the disk is full. Exit code 4.</summary>
/// <remarks>The process must then leave by <see cref="Hdf5Library.LeaveNow"/>, after its message.</remarks>
public sealed class DiskFullException(string message, Exception? cause = null) : OutputException(message, cause);
