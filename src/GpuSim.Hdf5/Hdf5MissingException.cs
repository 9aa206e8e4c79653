namespace GpuSim.Hdf5;

/// <summary>No usable libhdf5 on this machine; the message says how to get one. Exit code 3.</summary>
public sealed class Hdf5MissingException() : Exception(
    """
    libhdf5 (1.10.3 or later) was not found; files cannot be written or read without it.
      Debian, Ubuntu: apt install libhdf5-103-1   (newer releases: libhdf5-310)
      Fedora:         dnf install hdf5
      macOS:          brew install hdf5
      Windows:        install HDF5 from hdfgroup.org and add its bin folder, which holds hdf5.dll, to PATH
    """);
