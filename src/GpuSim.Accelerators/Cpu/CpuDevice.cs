using System.Runtime.InteropServices;
using GpuSim.Execution;

namespace GpuSim.Accelerators.Cpu;

/// <summary>The host's own cores.</summary>
public sealed class CpuDevice : IDevice
{
    /// <inheritdoc/>
    public string Kind => "cpu";

    /// <inheritdoc/>
    public string Name { get; } = ProcessorName();

    /// <inheritdoc/>
    public IShard Place(ShardParts parts) => new CpuShard(parts);

    static string ProcessorName()
    {
        const string info = "/proc/cpuinfo";
        var line = File.Exists(info) ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
