namespace GpuSim.KernelLanguage.Programs;

/// <summary>A program cannot be put together; the message names the text at fault and the way out.</summary>
/// <param name="message">Place, what was found, what was expected, the way out.</param>
public sealed class DeviceProgramException(string message) : Exception(message);
