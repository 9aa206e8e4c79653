using System.Runtime.CompilerServices;

namespace GpuSim.Dynamics.Synapses;

/// <summary>8 bytes: target within the shard and 32-bit weight, where 16 bits would round too much.</summary>
/// <param name="Target">Neuron of the shard.</param>
/// <param name="Weight">In quanta.</param>
public readonly partial record struct WideSynapse(uint Target, int Weight) : ISynapse<WideSynapse>
{
    /// <inheritdoc/>
    public static WideSynapse Create(int target, int weight) => new((uint)target, weight);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Place() => (int)Target;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Quanta(int rowWeight) => Weight;
}
