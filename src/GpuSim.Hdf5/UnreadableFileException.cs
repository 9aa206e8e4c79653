namespace GpuSim.Hdf5;

/// <summary>A file is not there, not HDF5, damaged, or holds something else; the message names the place and the way out. Exit code 2.</summary>
/// <param name="path">As the user gave it.</param>
/// <param name="why">Without a full stop.</param>
/// <param name="wayOut">A sentence.</param>
/// <param name="cause">What failed, if anything did.</param>
public sealed class UnreadableFileException(string path, string why, string wayOut, Exception? cause = null) : Exception($"{path} cannot be read: {why}. {wayOut}", cause)
{
    /// <summary>Why it cannot be read, without file and full stop.</summary>
    public string Why { get; } = why;

    /// <summary>The way out as a sentence.</summary>
    public string WayOut { get; } = wayOut;
}
