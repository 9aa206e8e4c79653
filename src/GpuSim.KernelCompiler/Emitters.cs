using System;
using System.Collections.Generic;
using GpuSim.KernelCompiler.Ir;
using GpuSim.KernelCompiler.Text;

namespace GpuSim.KernelCompiler;

/// <summary>What turns a unit into source files; every one is asked whenever the unit has no errors.</summary>
internal static class Emitters
{
    public static readonly Func<DeviceUnit, IEnumerable<(string HintName, string Source)>>[] All =
    [
        Simd.LanesEmitter.Emit,
        TextEmitter.Emit,
    ];
}
