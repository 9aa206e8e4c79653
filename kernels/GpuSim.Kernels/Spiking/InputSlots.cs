using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>A shard's synaptic input for every step of an epoch: integer sums in weight quanta, so that any order of adding gives the same.</summary>
/// <param name="sums">[slot, receptor, neuron]; slot s is the epoch's step number s.</param>
/// <param name="receptors">Receptors per neuron.</param>
/// <param name="stride">Distance between receptors: the shard's neurons, rounded up.</param>
public readonly struct InputSlots(ArrayView<int> sums, int receptors, int stride)
{
    readonly ArrayView<int> _sums = sums;
    readonly int _receptors = receptors;
    readonly int _stride = stride;

    /// <summary>From one step's sums to the next step's, at the same receptor and neuron.</summary>
    public int SlotStride => _receptors * _stride;

    /// <summary>Sums of all steps from one receptor and neuron of the shard on.</summary>
    public ArrayView<int> From(int receptor, int neuron) => _sums.SubView((long)receptor * _stride + neuron, _sums.Length - (long)receptor * _stride - neuron);

    /// <summary>Sums of one step at one receptor: [neuron of the shard].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<int> At(int slot, int receptor) => _sums.SubView(((long)slot * _receptors + receptor) * _stride, _stride);
}
