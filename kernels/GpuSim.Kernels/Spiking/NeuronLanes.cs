using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>The CPU twin of <see cref="NeuronUpdate"/>, written by hand: neurons side by side, their state in registers across the steps of an epoch.</summary>
/// <typeparam name="TModel">The model's twin for one vector width.</typeparam>
/// <typeparam name="TState">Twin of its state.</typeparam>
/// <typeparam name="TInput">Twin of its input.</typeparam>
public struct NeuronLanes<TModel, TState, TInput>
    where TModel : unmanaged, INeuronLanes<TState, TInput>
    where TState : unmanaged, IStateLanes<TState>
    where TInput : unmanaged, IInputLanes<TInput>
{
    /// <summary>Folded constants.</summary>
    public TModel Model;

    /// <summary>[field, neuron of the slice] padded to whole vectors.</summary>
    public ArrayView<int> State;

    /// <summary>From one field to the next.</summary>
    public int Stride;

    /// <summary>[neuron of the slice + slot · SlotStride] sums of quanta at receptor 0, padded to whole vectors.</summary>
    public ArrayView<int> Sums0;

    /// <summary>The same at receptor 1; empty where the model has one receptor.</summary>
    public ArrayView<int> Sums1;

    /// <summary>From one step's sums to the next step's.</summary>
    public int SlotStride;

    /// <summary>Where the slice begins in its population.</summary>
    public int FirstInPopulation;

    /// <summary>Weight unit per quantum at receptor 0.</summary>
    public float Quantum0;

    /// <summary>Weight unit per quantum at receptor 1.</summary>
    public float Quantum1;

    /// <summary>[slot] direct current, pA.</summary>
    public ArrayView<float> Current;

    /// <summary>Where spikes go.</summary>
    public SpikeLists Spikes;

    /// <summary>Advances the neurons [<paramref name="first"/>, <paramref name="end"/>) by all steps of an epoch; <paramref name="first"/> begins a vector. Input is cleared.</summary>
    public void Advance(int first, int end, int steps)
    {
        if (first < end) Advance(ref this, first, end, 0, steps);
    }

    /// <summary>Advances them by the epoch's step number <paramref name="slot"/> alone.</summary>
    public void AdvanceOne(int first, int end, int slot) => Advance(ref this, first, end, slot, slot + 1);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)] // a loop of its own keeps its registers, and never runs unoptimised
    static unsafe void Advance(ref NeuronLanes<TModel, TState, TInput> slice, int first, int end, int fromSlot, int toSlot)
    {
        var model = slice.Model; // locals: nothing that is written below can change them
        var (quantum0, quantum1) = (slice.Quantum0, slice.Quantum1);
        var current = slice.Current.Pointer;
        nint slotStride = slice.SlotStride, stride = slice.Stride;
        for (var neuron = first; neuron < end; neuron += TState.Width)
        {
            var words = slice.State.Pointer + neuron;
            var sums0 = slice.Sums0.Pointer + neuron + fromSlot * slotStride;
            var sums1 = slice.Sums1.Length == 0 ? null : slice.Sums1.Pointer + neuron + fromSlot * slotStride;
            var state = TState.Load(words, stride);
            for (var slot = fromSlot; slot < toSlot; slot++)
            {
                var input = TInput.Take(sums0, quantum0, sums1, quantum1, current[slot]);
                var spikes = model.StepLanes(ref state, input);
                if (spikes != 0) Append(ref slice, slot, neuron, end, spikes);
                sums0 += slotStride;
                if (sums1 != null) sums1 += slotStride;
            }
            state.Store(words, stride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // spikes are rare: keep them out of the step's registers
    static void Append(ref NeuronLanes<TModel, TState, TInput> slice, int slot, int neuron, int end, uint spikes)
    {
        for (; spikes != 0; spikes &= spikes - 1)
        {
            var lane = neuron + BitOperations.TrailingZeroCount(spikes);
            if (lane < end) slice.Spikes.Append(slot, slice.FirstInPopulation + lane); // lanes past the end are no neurons
        }
    }
}
