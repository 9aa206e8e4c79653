namespace GpuSim.Tests.Hdf5;

/// <summary>Tests that write files in this process run alone: a process that a test beside them starts holds the lock on an open file too, for the moment before it becomes another program.</summary>
[CollectionDefinition(nameof(FilesInThisProcess), DisableParallelization = true)]
public sealed class FilesInThisProcess;
