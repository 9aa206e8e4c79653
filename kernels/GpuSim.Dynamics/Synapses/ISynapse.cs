namespace GpuSim.Dynamics.Synapses;

/// <summary>How a static synapse is stored. The delay is in its row's key, the receptor in its table's.</summary>
/// <typeparam name="TSelf">The synapse itself.</typeparam>
public interface ISynapse<TSelf> where TSelf : unmanaged, ISynapse<TSelf>
{
    /// <summary>A synapse onto <paramref name="target"/> (neuron of the shard) of <paramref name="weight"/> quanta, both within the format's range.</summary>
    static abstract TSelf Create(int target, int weight);

    /// <summary>Adds this synapse's weight to its target's sum.</summary>
    /// <param name="sums">[neuron of the shard], in quanta.</param>
    /// <param name="rowWeight">Weight in quanta of every synapse of the table, for formats that hold none.</param>
    unsafe void AddTo(int* sums, int rowWeight);
}
