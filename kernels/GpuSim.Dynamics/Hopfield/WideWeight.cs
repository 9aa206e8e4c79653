using System.Runtime.CompilerServices;

namespace GpuSim.Dynamics.Hopfield;

/// <summary>A whole weight of 32 bits.</summary>
/// <param name="Weight">Its value.</param>
public readonly partial record struct WideWeight(int Weight) : IWeight
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Plus(int field, int value) => field + Weight * value;
}
