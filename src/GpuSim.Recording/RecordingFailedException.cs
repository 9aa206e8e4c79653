namespace GpuSim.Recording;

/// <summary>The background writer failed; <see cref="Exception.InnerException"/> is what its recorder threw.</summary>
public sealed class RecordingFailedException(Exception cause) : Exception(cause.Message, cause);
