using GpuSim.Model.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>t</summary>
internal static class RecallTheory
{
    public static double? Overlap(HopfieldSetup setup, double load) => null;
}
