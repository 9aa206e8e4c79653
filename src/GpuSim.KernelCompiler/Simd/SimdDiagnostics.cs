using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>What the dialect allows and the lanes do not.</summary>
internal static class SimdDiagnostics
{
    public static Diagnostic NotForLanes(DeviceFunction function, NotForLanesException fault) =>
        Diagnostic.Create(Rules.NotForLanes.Descriptor, function.Place, $"{function.Symbol.Name}: {fault.Message}");
}
