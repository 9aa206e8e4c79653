namespace GpuSim.Planning;

/// <summary>The plan needs more memory than there is. Thrown before anything is allocated.</summary>
public sealed class NotEnoughMemoryException(string message) : Exception(message);
