using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GpuSim.Dynamics.Neurons;

namespace GpuSim.Kernels.Spiking;

/// <summary>The CPU twin of <see cref="NeuronUpdate"/>: blocks of neurons side by side, their state in registers across the steps of an epoch, their spikes appended in canonical order.</summary>
/// <typeparam name="TModel">The model, or what steps it one neuron at a time.</typeparam>
/// <typeparam name="TLanes">Vector width.</typeparam>
public struct NeuronLanes<TModel, TLanes>
    where TModel : unmanaged, INeuronBlocks<TLanes>
    where TLanes : ILanes
{
    const int BlockSteps = 4096, FewestNeurons = 256, MostNeurons = 1024; // at a time: their input of an epoch stays in the first cache, and their spikes in a small buffer

    const int Many = 16; // words of a vector

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
        var most = Math.Clamp(BlockSteps / (toSlot - fromSlot), FewestNeurons, MostNeurons) / FewestNeurons * FewestNeurons;
        var spikes = stackalloc uint[most / TLanes.Count * (toSlot - fromSlot) + Many];
        for (; first < end; first += most)
        {
            var neurons = Math.Min(most, end - first);
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

    // Most words are zero: they are looked at many at a time. Groups ascend, and so do the neurons of each slot.
    unsafe void Append(in NeuronBlock block, uint* spikes, int first, int end)
    {
        var slots = block.ToSlot - block.FromSlot;
        var words = block.Groups * slots;
        for (var from = 0; from < words; from += Many)
        {
            var some = ~Vector512.Equals(Vector512.Load(spikes + from), Vector512<uint>.Zero).ExtractMostSignificantBits() & (1UL << Math.Min(Many, words - from)) - 1;
            for (; some != 0; some &= some - 1)
            {
                var word = from + BitOperations.TrailingZeroCount(some);
                var (group, slot) = slots == 1 ? (word, 0) : Math.DivRem(word, slots);
                for (var left = spikes[word]; left != 0; left &= left - 1)
                {
                    var neuron = first + group * TLanes.Count + BitOperations.TrailingZeroCount(left);
                    if (neuron < end) Spikes.Append(block.FromSlot + slot, FirstInPopulation + neuron); // lanes past the end are no neurons
                }
            }
        }
    }
}
