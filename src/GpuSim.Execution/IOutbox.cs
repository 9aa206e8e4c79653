using GpuSim.Execution.Spiking;
using GpuSim.Recording;

namespace GpuSim.Execution;

/// <summary>What a network leaves for recording. A device with memory of its own keeps it for many epochs and hands it out at once.</summary>
public interface IOutbox
{
    /// <summary>Makes steps available and returns where they end: at <paramref name="made"/>'s end, or where they ended before if it is too early to ask the device.</summary>
    /// <param name="made">The last epoch made.</param>
    /// <param name="all">Whether everything is wanted now.</param>
    long Open(Epoch made, bool all);

    /// <summary>Appends the recorded spikes of one available step, ascending by global id.</summary>
    void Spikes(long step, SpikeColumns into);

    /// <summary>Appends the frames of a request whose times lie in the available steps [<paramref name="from"/>, <paramref name="to"/>).</summary>
    void Frames(int request, long from, long to, List<float> into);

    /// <summary>Appends the frames of a record of weights that all shards have sampled and that were not handed out before.</summary>
    void Weights(int request, List<float> into);
}
