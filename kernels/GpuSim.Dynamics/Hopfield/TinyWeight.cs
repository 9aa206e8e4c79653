using System.Runtime.CompilerServices;

namespace GpuSim.Dynamics.Hopfield;

/// <summary>A whole weight of 8 bits.</summary>
/// <param name="Weight">Its value.</param>
public readonly partial record struct TinyWeight(sbyte Weight) : IWeight
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Plus(int field, int value) => field + Weight * value;
}
