namespace GpuSim.Hdf5;

/// <summary>A file is not there, not HDF5, damaged, or holds no spikes; the message names the place and the way out. Exit code 2.</summary>
public sealed class UnreadableFileException(string message, Exception? cause = null) : Exception(message, cause);
