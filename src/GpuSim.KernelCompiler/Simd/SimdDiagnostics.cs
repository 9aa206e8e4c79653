using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>What the dialect allows and the lanes do not.</summary>
internal static class SimdDiagnostics
{
    static readonly DiagnosticDescriptor Descriptor = new("GSK101", "Not for lanes", "{0}: {1}; {2}", "Kernels", DiagnosticSeverity.Error, true);

    public static Diagnostic NotForLanes(DeviceFunction function, NotForLanesException fault) =>
        Diagnostic.Create(Descriptor, function.Place, function.Symbol.Name, fault.Message, fault.WayOut);
}
