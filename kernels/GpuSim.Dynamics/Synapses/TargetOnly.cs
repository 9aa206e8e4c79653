using System.Runtime.CompilerServices;

namespace GpuSim.Dynamics.Synapses;

/// <summary>2 bytes: target within the shard; all synapses of the table have one weight.</summary>
/// <param name="Target">Neuron of the shard.</param>
public readonly partial record struct TargetOnly(ushort Target) : ISynapse<TargetOnly>
{
    /// <inheritdoc/>
    public static TargetOnly Create(int target, int weight) => new((ushort)target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Place() => Target;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Quanta(int rowWeight) => rowWeight;
}
