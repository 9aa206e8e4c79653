using System.Runtime.CompilerServices;

namespace GpuSim.Dynamics.Synapses;

/// <summary>4 bytes: target within the shard in the lower half, 16-bit signed weight in the upper.</summary>
/// <param name="Packed">Both, so that one load brings them.</param>
public readonly partial record struct NarrowSynapse(uint Packed) : ISynapse<NarrowSynapse>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowSynapse Create(int target, int weight) => new((uint)target | (uint)weight << 16);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Place() => (int)(Packed & 0xFFFF);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Quanta(int rowWeight) => (int)Packed >> 16;
}
