namespace GpuSim.Planning;

/// <summary>The plan needs more memory than there is. Thrown before anything is allocated.</summary>
public sealed class InsufficientMemoryException(string message) : Exception(message);
