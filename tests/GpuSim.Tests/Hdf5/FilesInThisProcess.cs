namespace GpuSim.Tests.Hdf5;

/// <summary>Tests that write files in this process run alone: a process that a test beside them starts would inherit the lock on an open file.</summary>
[CollectionDefinition(nameof(FilesInThisProcess), DisableParallelization = true)]
public sealed class FilesInThisProcess;
