using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>A shard's input for every step of an epoch: integer sums in quanta, so that any order of adding gives the same.</summary>
/// <param name="sums">[slot, channel, neuron]; slot s is the epoch's step number s. A channel is a receptor, or the currents that neurons get of their own.</param>
/// <param name="channels">Channels per neuron.</param>
/// <param name="stride">Distance between channels: the shard's neurons, rounded up.</param>
public readonly struct InputSlots(ArrayView<int> sums, int channels, int stride)
{
    readonly ArrayView<int> _sums = sums;
    readonly int _channels = channels;
    readonly int _stride = stride;

    /// <summary>From one channel to the next, at the same step and neuron.</summary>
    public int ChannelStride => _stride;

    /// <summary>From one step's sums to the next step's, at the same channel and neuron.</summary>
    public int SlotStride => _channels * _stride;

    /// <summary>Sums of all steps from one channel and neuron of the shard on.</summary>
    public ArrayView<int> From(int channel, int neuron) => _sums.SubView((long)channel * _stride + neuron, _sums.Length - (long)channel * _stride - neuron);

    /// <summary>Sums of one step at one channel: [neuron of the shard].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<int> At(int slot, int channel) => _sums.SubView(((long)slot * _channels + channel) * _stride, _stride);
}
