namespace GpuSim.Config;

/// <summary>A config was refused. <see cref="Exception.Message"/> is the finished report: every problem with its place, the line and the way out.</summary>
public sealed class ConfigException(string report) : Exception(report);
