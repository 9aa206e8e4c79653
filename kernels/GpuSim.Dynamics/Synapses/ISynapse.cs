using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Synapses;

/// <summary>How a static synapse is stored. The delay is in its row's key, the receptor in its table's.</summary>
/// <typeparam name="TSelf">The synapse itself.</typeparam>
public interface ISynapse<TSelf> where TSelf : unmanaged, ISynapse<TSelf>
{
    /// <summary>A synapse onto <paramref name="target"/> (neuron of the shard) of <paramref name="weight"/> quanta, both within the format's range.</summary>
    static abstract TSelf Create(int target, int weight);

    /// <summary>Neuron of the shard at which it ends.</summary>
    [DeviceCode]
    int Place();

    /// <summary>Its weight in quanta.</summary>
    /// <param name="rowWeight">Weight of every synapse of the table, for formats that hold none.</param>
    [DeviceCode]
    int Quanta(int rowWeight);
}
