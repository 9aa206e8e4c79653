using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Hopfield;

/// <summary>A weight that is a real number: fields are fused multiply-adds in the order of adding.</summary>
/// <param name="Weight">Its value.</param>
public readonly partial record struct RealWeight(float Weight) : IWeight
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Plus(int field, int value) =>
        (int)Interop.FloatAsInt(MathF.FusedMultiplyAdd(Weight, Interop.IntAsFloat((uint)value), Interop.IntAsFloat((uint)field)));
}
