using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>What tables and files call the parts of a memory.</summary>
internal static class RecallWords
{
    /// <summary>The learning rule's name; <c>none</c> where patterns are kept as they are.</summary>
    public static string Rule(HopfieldSetup setup) => setup.Dynamics is RecallDynamics.Dense or RecallDynamics.Modern ? "none" : setup.Rule.Name;

    /// <summary>The kernel's name.</summary>
    public static string Kernel(RecallMethod method) => method switch
    {
        RecallMethod.Patterns => "patterns",
        RecallMethod.Weights => "weights",
        RecallMethod.Dense => "dense",
        RecallMethod.Modern => "modern",
        _ => throw new NotSupportedException(),
    };
}
