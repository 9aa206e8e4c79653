using System.Runtime.CompilerServices;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Steps neurons that each have constants of their own, one at a time: for models without a twin that does it side by side.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
public static unsafe class OwnConstants<TModel, TState>
    where TModel : unmanaged, INeuronModel<TModel, TState>
    where TState : unmanaged
{
    /// <summary>Words of a neuron's constants.</summary>
    public static int Words => (sizeof(TModel) + sizeof(int) - 1) / sizeof(int);

    /// <summary>See <see cref="INeuronBlocks{TLanes}.Advance"/>.</summary>
    /// <param name="block">Where everything lies.</param>
    /// <param name="spikes">[group, slot − FromSlot].</param>
    /// <param name="lanes">Neurons of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Advance(in NeuronBlock block, uint* spikes, int lanes)
    {
        var any = 0u;
        var slots = block.ToSlot - block.FromSlot;
        new Span<uint>(spikes, block.Groups * slots).Clear();
        for (var neuron = 0; neuron < block.Groups * lanes; neuron++)
        {
            var model = Of(block.Constants + neuron, block.ConstantStride);
            var state = ScalarState<TState>.Load(block.Words + neuron, block.Stride);
            var (group, lane) = (neuron / lanes, neuron % lanes);
            for (var slot = block.FromSlot; slot < block.ToSlot; slot++)
                if (model.Step(ref state.State, ScalarInput.Take(block, neuron, slot).All))
                {
                    spikes[group * slots + slot - block.FromSlot] |= 1u << lane;
                    any = 1;
                }
            state.Store(block.Words + neuron, block.Stride);
        }
        return any;
    }

    /// <summary>The constants of one neuron: word f is words[f · stride].</summary>
    public static TModel Of(int* words, nint stride)
    {
        var room = stackalloc int[Words];
        for (nint word = 0; word < Words; word++) room[word] = words[word * stride];
        return *(TModel*)room;
    }

    /// <summary>Puts the constants of one neuron in place.</summary>
    public static void Put(TModel model, int* words, nint stride)
    {
        var room = stackalloc int[Words];
        *(TModel*)room = model;
        for (nint word = 0; word < Words; word++) words[word * stride] = room[word];
    }
}
