using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Synapses;

/// <summary>8 bytes: target within the shard and a weight that is a float, in its own unit: for synapses whose effect is computed when it is due.</summary>
/// <param name="target">Neuron of the shard.</param>
/// <param name="weight">In its unit.</param>
[DeviceCode]
public readonly partial struct RealSynapse(uint target, float weight) : ISynapse<RealSynapse>
{
    /// <summary>Neuron of the shard.</summary>
    public readonly uint Target = target;

    /// <summary>In its unit.</summary>
    public readonly float Weight = weight;

    /// <summary>A synapse whose <paramref name="weight"/> holds the bits of a float.</summary>
    [HostOnly]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealSynapse Create(int target, int weight) => new((uint)target, BitConverter.Int32BitsToSingle(weight));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Place() => (int)Target;

    /// <summary>The bits of the weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Quanta(int rowWeight) => (int)Interop.FloatAsInt(Weight);
}
