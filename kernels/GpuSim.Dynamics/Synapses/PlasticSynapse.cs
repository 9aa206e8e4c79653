using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Synapses;

/// <summary>8 bytes: a synapse whose amplitude is worked out when a spike passes. The delay is in its row's key, the receptor in its table's.</summary>
[DeviceCode]
public struct PlasticSynapse
{
    /// <summary>Neuron of the shard at which it ends.</summary>
    public uint Target;

    /// <summary>In the receptor's unit. Of a rule of spike timing the size alone: the sign is the table's.</summary>
    public float Weight;
}
