using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;

namespace GpuSim.Kernels.Spiking;

/// <summary>The CPU twin of <see cref="NeuronUpdate"/>: blocks of neurons side by side, their state in registers across the steps of an epoch, their spikes appended in canonical order.</summary>
/// <typeparam name="TModel">The model, or what steps it one neuron at a time.</typeparam>
/// <typeparam name="TLanes">Vector width.</typeparam>
public struct NeuronLanes<TModel, TLanes>
    where TModel : unmanaged, INeuronBlocks<TLanes>
    where TLanes : ILanes
{
    const int BlockNeurons = 256; // at a time: their input of an epoch stays in the first cache, and their spikes in a small buffer

    /// <summary>Folded constants.</summary>
    public TModel Model;

    /// <summary>The whole slice: its words and sums, padded to whole vectors. Groups and slots are set here.</summary>
    public NeuronBlock Block;

    /// <summary>Where the slice begins in its population.</summary>
    public int FirstInPopulation;

    /// <summary>Where spikes go.</summary>
    public SpikeLists Spikes;

    /// <summary>Advances the neurons [<paramref name="first"/>, <paramref name="end"/>) of the slice by the slots [<paramref name="fromSlot"/>, <paramref name="toSlot"/>); <paramref name="first"/> begins a vector. Input is cleared.</summary>
    [SkipLocalsInit] // the buffer is written before it is read
    public unsafe void Advance(int first, int end, int fromSlot, int toSlot)
    {
        var spikes = stackalloc uint[BlockNeurons / TLanes.Count * (toSlot - fromSlot)];
        for (; first < end; first += BlockNeurons)
        {
            var neurons = Math.Min(BlockNeurons, end - first);
            var block = Block;
            block.Words += first;
            block.Sums += first;
            if (block.Draws != null) block.Draws += first;
            if (block.Constants != null) block.Constants += first;
            block.Groups = (neurons + TLanes.Count - 1) / TLanes.Count;
            (block.FromSlot, block.ToSlot) = (fromSlot, toSlot);
            if (Model.Advance(block, spikes) != 0) Append(block, spikes, first, end);
        }
    }

    unsafe void Append(in NeuronBlock block, uint* spikes, int first, int end)
    {
        for (var group = 0; group < block.Groups; group++)
            for (var slot = block.FromSlot; slot < block.ToSlot; slot++)
                for (var left = *spikes++; left != 0; left &= left - 1)
                {
                    var neuron = first + group * TLanes.Count + BitOperations.TrailingZeroCount(left);
                    if (neuron < end) Spikes.Append(slot, FirstInPopulation + neuron); // lanes past the end are no neurons
                }
    }
}
