using GpuSim.Execution.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Execution;

/// <summary>Something that can hold and step shards.</summary>
public interface IDevice
{
    /// <summary>Such as <c>cpu</c>.</summary>
    string Kind { get; }

    /// <summary>Its own name.</summary>
    string Name { get; }

    /// <summary>Places a shard on the device.</summary>
    IShard Place(ShardParts parts);
}

/// <summary>What a shard is made of.</summary>
/// <param name="Plan">The whole plan.</param>
/// <param name="Shard">Which neurons.</param>
/// <param name="Synapses">Its incoming synapses, table by table.</param>
/// <param name="History">Spikes of all shards.</param>
/// <param name="Samples">Where state samples go.</param>
public sealed record ShardParts(SpikingPlan Plan, ShardPlan Shard, IReadOnlyList<SynapseTable> Synapses, SpikeHistory History, StateSamples Samples);

/// <summary>A shard on a device. One thread owns it for the whole run.</summary>
public interface IShard : IDisposable
{
    /// <summary>Makes all steps of the epoch; leaves spikes in the history and state samples.</summary>
    void Update(Epoch epoch);

    /// <summary>Adds to the input of <paramref name="next"/> every spike that arrives in it.</summary>
    void Deliver(Epoch next);

    /// <summary>Synapses reached so far.</summary>
    long SynapticEvents { get; }
}
