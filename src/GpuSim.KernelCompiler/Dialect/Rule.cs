using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Dialect;

/// <summary>Something the dialect refuses. A message says what was found and what to write instead.</summary>
internal sealed class Rule(string id, string refused, string wayOut)
{
    public string Id { get; } = id;

    /// <summary>For the table in kernels/README.md.</summary>
    public string Refused { get; } = refused;

    public string WayOut { get; } = wayOut;

    public DiagnosticDescriptor Descriptor { get; } =
        new(id, $"Device code: {refused}", $"{{0}}: expected {wayOut}", "GpuSim.DeviceCode", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
