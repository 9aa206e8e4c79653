using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>The interfaces by which a rule of spike timing is known to have twins.</summary>
internal static class RuleFaces
{
    const string Rule = "GpuSim.Dynamics.Synapses.ISpikeTimingPlasticity`1";
    static readonly string[] Members = ["SourceTrace", "TargetTrace", "AtSourceSpike", "AtTargetSpike"];

    /// <summary>What the struct's declaration has to add; nothing where the struct is no rule or a member has no plain twin.</summary>
    public static string Of(DeviceUnit unit, StructSymbol symbol, IEnumerable<DeviceFunction> twins, Facts facts) =>
        unit.Implementations.Any(implementation => implementation.Struct.Equals(symbol) && implementation.Interface == Rule)
        && Members.All(member => twins.Any(function => function.Symbol.CSharpName == member && function.Symbol.IsPublic && !facts.TakesMask(function.Symbol)))
            ? " : " + string.Join(", ", Width.All.Select(width => $"global::GpuSim.Dynamics.Synapses.ISpikeTimingLanes<{width.Vector}<float>, {width.Vector}<int>>"))
            : "";
}
