using System.Runtime.CompilerServices;

namespace GpuSim.Dynamics.Neurons;

/// <summary>One lane: a model as it is written, for processors without vectors and for comparisons.</summary>
/// <param name="model">The model.</param>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
public struct ScalarModel<TModel, TState>(TModel model) : INeuronLanes<ScalarState<TState>, ScalarInput>, INeuronBlocks<Width32>
    where TModel : unmanaged, INeuronModel<TModel, TState>
    where TState : unmanaged
{
    TModel _model = model;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint StepLanes(ref ScalarState<TState> state, in ScalarInput input) => _model.Step(ref state.State, input.All) ? 1u : 0u;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly unsafe uint Advance(in NeuronBlock block, uint* spikes)
    {
        if (block.Constants != null) return OwnConstants<TModel, TState>.Advance(block, spikes, lanes: 1);
        var model = this;
        var any = 0u;
        for (var neuron = 0; neuron < block.Groups; neuron++)
        {
            var state = ScalarState<TState>.Load(block.Words + neuron, block.Stride);
            for (var slot = block.FromSlot; slot < block.ToSlot; slot++)
            {
                var input = ScalarInput.Take(block, neuron, slot);
                any |= *spikes++ = model.StepLanes(ref state, input);
            }
            state.Store(block.Words + neuron, block.Stride);
        }
        return any;
    }
}

/// <summary>The state of one neuron.</summary>
/// <typeparam name="TState">The model's state.</typeparam>
public struct ScalarState<TState> : IStateLanes<ScalarState<TState>> where TState : unmanaged
{
    internal TState State;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ScalarState<TState> Load(int* words, nint stride)
    {
        Unsafe.SkipInit(out ScalarState<TState> loaded);
        for (nint field = 0; field < sizeof(TState) / sizeof(int); field++) ((int*)&loaded)[field] = words[field * stride];
        return loaded;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Store(int* words, nint stride)
    {
        var stored = this;
        for (nint field = 0; field < sizeof(TState) / sizeof(int); field++) words[field * stride] = ((int*)&stored)[field];
    }
}

/// <summary>The input of one neuron.</summary>
public struct ScalarInput : IInputLanes<ScalarInput>
{
    internal float Receptor0, Receptor1, Receptor2, Receptor3, Current;
    internal uint Draw;

    internal readonly Input All => new(Receptor0, Receptor1, Receptor2, Receptor3, Current, Draw);

    /// <summary>Takes what reaches one neuron of the block in one slot, leaving zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ScalarInput Take(in NeuronBlock block, int neuron, int slot)
    {
        var sums = block.Sums + neuron + slot * block.SlotStride;
        return new()
        {
            Receptor0 = Take(sums) * block.Quantum0,
            Receptor1 = Take(sums, block.Receptor1) * block.Quantum1,
            Receptor2 = Take(sums, block.Receptor2) * block.Quantum2,
            Receptor3 = Take(sums, block.Receptor3) * block.Quantum3,
            Current = block.OwnCurrent == 0 ? block.Current[slot] : block.Current[slot] + Take(sums + block.OwnCurrent) * block.CurrentQuantum,
            Draw = block.Draws == null ? 0 : block.Draws[neuron + slot * block.DrawStride],
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe int Take(int* sums, nint receptor) => receptor == 0 ? 0 : Take(sums + receptor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe int Take(int* sum)
    {
        var taken = *sum;
        *sum = 0;
        return taken;
    }
}
